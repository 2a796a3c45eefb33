"""The door to a vote: whether this reader may vote now, how much there is to choose and to share.

A vote stands as the clock of its phases says, unless the team closed it before.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col

from civic.models import BallotOption, Input, Vote
from civic.rules import money, phases
from civic.rules.ballots import BallotRules
from civic.rules.phases import Opening
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


def door_of(work: Work, opened: Opened) -> VoteDoor | None:
    """Return the door to the vote of an activity; nothing for one that holds none."""
    rules = opened.method.ballot(opened.settings)
    if rules is None:
        return None
    vote = work.session.get(Vote, opened.row.id)
    opening = opening_of(work, opened, vote)
    return VoteDoor(
        permit=permit_of(work, opened, vote),
        standing=opening.standing or "",
        date=opening.date,
        kind=rules.kind,
        options=_count(work, opened.row.id),
        envelope=_envelope(work, rules),
    )


def opening_of(work: Work, opened: Opened, vote: Vote | None) -> Opening:
    """Return when a vote is open, was or will be; one that the team closed is over since then."""
    if vote is not None and (vote.ended_at or vote.sealed_at):
        return Opening(Standing.CLOSED, vote.ended_at or vote.sealed_at)
    return phases.opening(opened.windows, Act.VOTE, work.now)


def permit_of(work: Work, opened: Opened, vote: Vote | None) -> Permit:
    """Return whether the reader may vote now, and if not why."""
    opening = phases.opening(opened.windows, Act.VOTE, work.now)
    refusal = work.refusal(Act.VOTE, place_of(opened.project, work.now, opening))
    if vote is not None and (vote.ended_at or vote.sealed_at):
        refusal = Refusal(Reason.VOTE_CLOSED, date=vote.ended_at)
    return permit(refusal)


def looked_at(work: Work, opened: Opened) -> tuple[Opened, VoteDoor | None]:
    """Return an activity with the door to its vote; closed by the team, no phase opens it more."""
    door = door_of(work, opened)
    if door is None or door.permit.reason != Reason.VOTE_CLOSED:
        return opened, door
    left = [replace(window, acts=window.acts - {Act.VOTE}) for window in opened.windows]
    return replace(opened, windows=left), door


def opened_to(door: VoteDoor | None) -> bool:
    """Say whether a reader is invited to vote now, be it once they are signed in."""
    if door is None or not door.options:
        return False
    return door.permit.is_open or door.permit.reason == Reason.NOT_SIGNED_IN


def _count(work: Work, activity_id: str) -> int:
    query = (
        select(func.count())
        .select_from(BallotOption)
        .join(Input, col(Input.id) == col(BallotOption.input_id))
        .where(col(BallotOption.activity_id) == activity_id, col(Input.is_shown).is_(True))
    )
    return int(work.session.connection().execute(query).scalar_one())


def _envelope(work: Work, rules: BallotRules) -> str:
    if rules.kind is not BallotKind.BASKET:
        return ""
    total = sum(rules.envelopes.values()) or rules.envelope or 0
    return money.said(total, work.platform.currency, work.reader) if total else ""
