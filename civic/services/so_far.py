"""What a vote has come to so far, where the organiser chose before it that everybody sees it.

It is counted from time to time by a job, and only once so many more ballots have come that
nobody can tell from two counts what one person chose. Elsewhere nothing is counted before the
vote is sealed.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from civic.models import Ballot, Input, PartialCount, Vote
from civic.rules import phases
from civic.rules.access import SYSTEM
from civic.services.ballots import SO_FAR, SO_FAR_AFTER, options_of, rules_of
from civic.services.outbox import Progress
from civic.services.work import House, Work, perform
from civic.words import Act, Standing

STEP = 20
"""So many ballots count that did not at the count before."""


@dataclass(frozen=True)
class Named:
    """Something that can be chosen, and how many ballots name it."""

    title: str = ""
    lang: str = ""
    ballots: int = 0


@dataclass(frozen=True)
class SoFar:
    """A count during the vote, the most named first; none before there are ``least`` ballots."""

    least: int = STEP
    ballots: int = 0
    at: datetime | None = None
    lines: list[Named] = field(default_factory=list)


def so_far(work: Work, activity_id: str) -> SoFar | None:
    """Return the latest count of a vote that is not sealed, where counts are shown.

    The caller has asked for leave to see the activity.
    """
    if not _is_shown(work.session.get(Vote, activity_id)):
        return None
    row = work.session.get(PartialCount, activity_id)
    if row is None:
        return SoFar()
    query = select(Input.id, Input.title, Input.language).where(
        col(Input.id).in_(list(options_of(work, activity_id)))
    )
    lines = [Named(title, lang, row.named.get(key, 0)) for key, title, lang
             in work.session.exec(query)]  # fmt: skip
    lines.sort(key=lambda one: (-one.ballots, one.title))
    return SoFar(ballots=row.ballots, at=row.at, lines=lines)


def take(work: Work, activity_id: str) -> None:
    """Count the ballots of an open vote anew, once enough have come; look again in an hour.

    It is not sealed until this work is kept, so that no count outlives its ballots.
    """
    work.require(Act.MANAGE_PLATFORM)
    shared = {"read": True}
    vote = work.session.get(Vote, activity_id, with_for_update=shared, populate_existing=True)
    if vote is None or not _is_shown(vote):
        return
    row = work.session.get(PartialCount, activity_id, with_for_update=True)
    counting = Ballot.activity_id == activity_id, col(Ballot.counts)
    ballots = work.session.exec(select(func.count()).select_from(Ballot).where(*counting)).one()
    if ballots >= STEP + (row.ballots if row else 0):
        row = row or PartialCount(activity_id=activity_id)
        row.named = _named(work.session.exec(select(Ballot.marks).where(*counting)))
        row.ballots, row.at = ballots, work.now
        work.session.add(row)
        work.tell(f"vote:{activity_id}")
    _look_again(work, vote)


def _look_again(work: Work, vote: Vote) -> None:
    """Let a vote that goes on be counted again in an hour, or an hour after it begins again."""
    opening = phases.opening(work.visit(vote.activity_id).windows, Act.VOTE, work.now)
    if opening.standing in phases.GOES_ON and vote.ended_at is None:
        begins = opening.date if opening.standing is Standing.UPCOMING else None
        at = (begins or work.now) + SO_FAR_AFTER
        key = f"{SO_FAR}:{vote.activity_id}:{at:%Y%m%d%H}"
        work.later(SO_FAR, {"activity": vote.activity_id}, key=key, at=at)


def _is_shown(vote: Vote | None) -> bool:
    return vote is not None and vote.sealed_at is None and rules_of(vote).shows_count


def _named(ballots: Iterable[Mapping[str, int]]) -> dict[str, Any]:
    """Return how many ballots name each option, not counting votes against it."""
    found: Counter[str] = Counter()
    for marks in ballots:
        found.update(key for key, mark in marks.items() if mark > 0)
    return dict(found)


def _take(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    perform(house, SYSTEM, take, payload["activity"])


JOBS = {SO_FAR: _take}
