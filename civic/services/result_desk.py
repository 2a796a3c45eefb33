"""The result of a vote in the hands of its team: counted, published, and what became of it."""

from dataclasses import dataclass, field
from datetime import datetime

from civic.models import VoteResult
from civic.services import follow_ups, vote_results
from civic.services.follow_ups import FollowForm
from civic.services.vote_desk import managed
from civic.services.vote_results import NoteView
from civic.services.work import Work, reads


@dataclass(frozen=True)
class ResultDesk:
    """Whether there is a result, where it is read, and how what it funds gets on."""

    is_counted: bool = False
    counted_at: datetime | None = None
    published_at: datetime | None = None
    href: str = ""
    notes: list[NoteView] = field(default_factory=list)
    funded: list[FollowForm] = field(default_factory=list)


@reads
def desk(work: Work, activity_id: str) -> ResultDesk:
    """Return the result of a vote to its team.

    Raises:
        NotFound: if there is no vote here.
    """
    opened, _ = managed(work, activity_id)
    row = work.session.get(VoteResult, activity_id)
    if row is None:
        return ResultDesk()
    return ResultDesk(
        is_counted=True,
        counted_at=row.counted_at,
        published_at=row.published_at,
        href=f"/projects/{opened.project.slug}/{opened.row.slug}/results",
        notes=vote_results.notes_of(work, activity_id),
        funded=_funded(work, row) if row.published_at else [],
    )


def _funded(work: Work, row: VoteResult) -> list[FollowForm]:
    won = vote_results.winners_in(vote_results.read(work, row))
    return [follow_ups.form(work, key) for key in sorted(won, key=lambda key: won[key].place)]
