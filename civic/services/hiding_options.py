"""Hiding what people vote on: only whoever manages the vote does so, and everybody is told."""

from collections import Counter
from collections.abc import Sequence

from sqlmodel import col, select

from civic.errors import Refused
from civic.models import Activity, BallotOption, Input, Project, Vote
from civic.services.aspects import chunks
from civic.services.ballots import offered
from civic.services.standing import place_of
from civic.services.work import Work
from civic.words import Act, Reason, Refusal


def hide_options(work: Work, ids: Sequence[str], because: str) -> None:
    """Note of those of these inputs that people vote on that they are hidden, before they are.

    The caller has asked for leave to hide inputs.

    Raises:
        Refused: if one of them can be chosen in a vote that the actor does not manage.
    """
    for activity_id, count in sorted(_votes(work, ids).items()):
        activity = work.session.get_one(Activity, activity_id)
        project = work.session.get_one(Project, activity.project_id)
        if work.refusal(Act.MANAGE_PROJECT, place_of(project, work.now)):
            raise Refused(Refusal(Reason.VOTED_ON))
        title = work.say(activity.title).text
        work.log("vote_option_hidden", project_id=project.id, subject_id=activity_id,
                 title=title, count=str(count), because=because)  # fmt: skip
        work.tell(f"vote:{activity_id}")
        work.tell(f"voting:{activity_id}")


def _votes(work: Work, ids: Sequence[str]) -> Counter[str]:
    """Return in how many votes that are not sealed how many of these inputs can be chosen."""
    found: Counter[str] = Counter()
    for some in chunks(ids):
        query = (
            select(Vote.activity_id)
            .join(BallotOption, col(BallotOption.activity_id) == col(Vote.activity_id))
            .join(Input, col(Input.id) == col(BallotOption.input_id))
            .where(col(Input.id).in_(some), offered(), col(Vote.sealed_at).is_(None))
        )
        found.update(work.session.exec(query))
    return found
