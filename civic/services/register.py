"""The register of a vote: who takes part, entered by the hour and apart from what they chose.

To cast writes a ballot and nothing that names a person. A job finds with the platform's secret
whose the ballots are, enters all who are new at once, in the order of ids drawn at random, and
lays the ballots anew in the order of their keys. So no row of the register has its transaction,
its moment or its place in common with a ballot.
"""

from collections.abc import Container, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import insert
from sqlmodel import select

from civic.models import Ballot, Person, Vote, Voter
from civic.rules import phases
from civic.rules.access import SYSTEM
from civic.services import turnout_counts
from civic.services.ballots import key_of
from civic.services.database import settle
from civic.services.outbox import Progress
from civic.services.vote_clock import REGISTER, expect_register, hour_of
from civic.services.work import House, Work, perform
from civic.words import Act, new_id

CROWD = 20
"""So many are entered at once while a vote is open: whoever compares two copies of the database
finds as many ballots for as many people."""
LATE = timedelta(minutes=10)
"""Who is entered at the full hour came in the one before."""


def enter(work: Work, activity_id: str) -> bool:
    """Enter who is new into the register once they are a crowd, all of them once the vote is over.

    While it is open, that is looked at again in an hour. Return whether there are ballots to lay
    anew.
    """
    work.require(Act.MANAGE_PLATFORM)
    vote = work.session.get(Vote, activity_id, with_for_update=True, populate_existing=True)
    if vote is None or vote.sealed_at:
        return False
    opening = phases.opening(work.visit(activity_id).windows, Act.VOTE, work.now)
    is_open = opening.standing in phases.GOES_ON and vote.ended_at is None
    complete(work, vote, least=CROWD if is_open else 1)
    if is_open:
        expect_register(work, activity_id)
    return True


def complete(work: Work, vote: Vote, least: int = 1) -> None:
    """Enter everybody who has a ballot, if at least so many are new; the vote is locked.

    Whoever deleted their account meanwhile is counted, and not named.
    """
    work.require(Act.MANAGE_PLATFORM)
    activity = vote.activity_id
    keys = frozenset(
        work.session.exec(select(Ballot.key).where(Ballot.activity_id == activity)).all()
    )
    entered = work.session.exec(select(Voter.person_id).where(Voter.activity_id == activity)).all()
    if len(keys) - len(entered) < least:
        return
    known = frozenset(entered)
    new: list[str | None] = [one for one in owners(work, vote, keys) if one not in known]
    new += [None] * (len(keys) - len(entered) - len(new))
    hour = hour_of(work.now - LATE)
    rows = [
        {"id": key, "activity_id": activity, "person_id": person, "hour": hour}
        for key, person in zip(sorted(new_id() for _ in new), new, strict=True)
    ]
    work.session.execute(insert(Voter), rows)
    turnout_counts.count(work, activity)
    work.tell(f"vote:{activity}")


def owners(work: Work, vote: Vote, keys: Container[str]) -> Iterator[str]:
    """Yield whose ballots have these keys; nobody can without the platform's secret."""
    work.require(Act.MANAGE_PLATFORM)
    for person in work.session.exec(select(Person.id)):
        if key_of(work, vote, person) in keys:
            yield person


def _enter(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    if perform(house, SYSTEM, enter, payload["activity"]):
        settle(house.engine, "ballot")


JOBS = {REGISTER: _enter}
LONG_JOBS = frozenset(JOBS)
