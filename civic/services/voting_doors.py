"""The door to a vote: whether this reader may vote now, how much there is to choose and to share.

And once it is over, what became of it: it is being counted, or its result is published.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col

from civic.models import BallotOption, Input, Project, Vote
from civic.rules import money, phases
from civic.rules.ballots import BallotRules
from civic.rules.looks import LIFTED
from civic.services.ballots import offered, rules_of
from civic.services.demographics import refuse_voter
from civic.services.doors import Times, times_of
from civic.services.standing import place_of
from civic.services.views import CLOSED, Permit, permit
from civic.services.work import Opened, Work
from civic.words import Act, BallotKind, Reason, Refusal, Standing


@dataclass(frozen=True)
class VoteDoor:
    """A vote in short: how it stands until, from or since ``date``, and what there is to choose.

    ``envelope`` is what a basket is filled from, in words; empty for other ballots.
    """

    permit: Permit = CLOSED
    standing: str = ""
    date: datetime | None = None
    kind: str = BallotKind.BASKET
    options: int = 0
    envelope: str = ""


def vote_of(work: Work, opened: Opened) -> VoteDoor | None:
    """Return the door to the vote of an activity; nothing for one that holds none."""
    rules = opened.method.ballot(opened.settings)
    if rules is None:
        return None
    opening = phases.opening(opened.windows, Act.VOTE, work.now)
    return VoteDoor(
        permit=permit_of(work, opened, work.session.get(Vote, opened.row.id)),
        standing=opening.standing or "",
        date=opening.date,
        kind=rules.kind,
        options=_count(work, opened.row.id),
        envelope=_envelope(work, rules),
    )


def permit_of(work: Work, opened: Opened, vote: Vote | None) -> Permit:
    """Return whether the reader may vote now, and if not why."""
    rules = rules_of(vote) if vote else opened.method.ballot(opened.settings)
    opening = phases.opening(opened.windows, Act.VOTE, work.now)
    refusal = work.refusal(Act.VOTE, place_of(opened.project, work.now, opening))
    if vote is not None and (vote.ended_at or vote.sealed_at):
        refusal = Refusal(Reason.VOTE_CLOSED, date=vote.ended_at)
    return permit(refusal or (refuse_voter(work, rules) if rules else None))


def outcome_of(work: Work, opened: Opened) -> tuple[str, bool]:
    """Return where the result of the vote of an activity is published, or that it is counted."""
    times = times_of(work, [opened.project.id])[opened.project.id]
    return outcome_in(work, opened.project, times, opened.row.slug)


def outcome_in(work: Work, project: Project, times: Times, slug: str = "") -> tuple[str, bool]:
    """Return where the result of the vote that ended last is published, or that it is counted.

    Of a project, or of its activity ``slug`` alone.
    """
    over = []
    for one in times.votes:
        opening = phases.opening(one.windows, Act.VOTE, work.now)
        if slug in ("", one.slug) and opening.standing is Standing.CLOSED:
            over.append((opening.date or work.now, one.slug, one.is_published))
    if not over:
        return "", False
    _, named, is_published = max(over)
    address = f"/projects/{project.slug}/{named}/results"
    return (address, False) if is_published else ("", True)


def opened_to(door: VoteDoor | None) -> bool:
    """Say whether a reader is invited to vote now, be it once they are signed in."""
    if door is None or not door.options:
        return False
    return can_fill_in(door.permit)


def can_fill_in(permit: Permit) -> bool:
    """Say whether a ballot is filled in now, be it to be kept after a step that is missing."""
    return permit.is_open or permit.reason in LIFTED


def _count(work: Work, activity_id: str) -> int:
    query = (
        select(func.count())
        .select_from(BallotOption)
        .join(Input, col(Input.id) == col(BallotOption.input_id))
        .where(col(BallotOption.activity_id) == activity_id, offered())
    )
    return int(work.session.connection().execute(query).scalar_one())


def _envelope(work: Work, rules: BallotRules) -> str:
    if rules.kind is not BallotKind.BASKET:
        return ""
    total = sum(rules.envelopes.values()) or rules.envelope or 0
    return money.said(total, work.platform.currency, work.reader) if total else ""
