"""Sealing a vote: ballots leave their voters for good, and become files that anybody can recount.

In one transaction, once the vote is over: what counts is written down in the order of the
receipts, which were drawn at random, so that neither time nor person is left in it; the ballots
and the key that led to them are removed. ``docs/secrecy.md`` says what this protects.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from hashlib import sha256
from typing import Any

from sqlalchemy import delete
from sqlmodel import col, select

from civic.models import Ballot, PartialCount, SealedFile, Vote
from civic.rules import ballots as rules
from civic.rules import phases
from civic.rules.access import SYSTEM
from civic.rules.ballots import Option
from civic.services import counting, last_chance, paper, register
from civic.services.ballot_files import Counted, elections
from civic.services.ballots import options_of, rules_of
from civic.services.database import scrub
from civic.services.outbox import Progress
from civic.services.vote_clock import SEAL, expect_end
from civic.services.work import House, Opened, Work, perform
from civic.tally import merkle, pabulib_out
from civic.tally.pabulib import ballot_lines
from civic.words import Act

SCRUB = "scrub_ballots"


def seal(work: Work, activity_id: str) -> None:
    """Seal a vote that is over; one that goes on, now or later, is left to its new end."""
    work.require(Act.MANAGE_PLATFORM)
    vote = work.session.get(Vote, activity_id, with_for_update=True, populate_existing=True)
    if vote is None or vote.sealed_at:
        return
    opened = work.visit(activity_id)
    work.now = max(work.now, work.house.clock(UTC))
    opening = phases.opening(opened.windows, Act.VOTE, work.now)
    if opening.standing in phases.GOES_ON and vote.ended_at is None:
        expect_end(work, opened)
        return
    if paper.is_awaited(work, activity_id):
        return
    register.complete(work, vote)
    last_chance.forget(work, activity_id)
    digests = _keep(work, opened, vote)
    work.later(SCRUB, {"activity": activity_id}, key=f"{SCRUB}:{activity_id}")
    counting.expect(work, activity_id)
    figures = {"ballots": str(vote.ballots), "digests": " ".join(digests)}
    work.log("vote_sealed", project_id=opened.project.id, subject_id=activity_id, **figures)
    work.tell(f"vote:{activity_id}")
    work.tell(f"voting:{activity_id}")


def _keep(work: Work, opened: Opened, vote: Vote) -> list[str]:
    """Write the files, remove all that led from a person to a ballot; return the digests."""
    found, vote.left_out = _counted(work, vote, options_of(work, vote.activity_id))
    vote.ballots, vote.sealed_at, vote.pepper = len(found), work.now, ""
    digests = [sha256(file).hexdigest() for file in write(work, opened, vote, found)]
    for table in (Ballot, PartialCount):
        work.session.execute(delete(table).where(col(table.activity_id) == vote.activity_id))
    return digests


def write(work: Work, opened: Opened, vote: Vote, found: list[Counted]) -> list[bytes]:
    """Keep the files of a vote and what they are known by; return them.

    Raises:
        Refused: if the actor does not manage the platform.
    """
    work.require(Act.MANAGE_PLATFORM)
    files = []
    for district, election in elections(work, opened, vote, found):
        file = pabulib_out.write(election)
        digest = sha256(file).hexdigest()
        key = f"{digest[:40]}.pb"
        work.house.storage.put(key, file)
        files.append(file)
        work.session.add(
            SealedFile(
                activity_id=vote.activity_id,
                district=district,
                file=key,
                digest=digest,
                root=merkle.root(ballot_lines(file)),
                ballots=len(election.ballots),
            )
        )
    return files


def _counted(work: Work, vote: Vote, options: Mapping[str, Option]) -> tuple[list[Counted], int]:
    """Return the ballots that count, in the order of their receipts, and how many do not.

    What can be chosen no more is taken out of them, and they are judged anew.
    """
    held = rules_of(vote)
    query = (
        select(Ballot.receipt, Ballot.marks, Ballot.district)
        .where(Ballot.activity_id == vote.activity_id)
        .order_by(col(Ballot.receipt))
    )
    every = [Counted(*row) for row in work.session.exec(query)] + paper.counted(work, vote)
    left = [replace(one, marks=rules.without_gone(held, options, one.marks)) for one in every]
    found = [one for one in left if rules.lacking(held, options, one.marks) is None]
    return sorted(found, key=lambda one: one.receipt), len(every) - len(found)


def _seal(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    perform(house, SYSTEM, seal, payload["activity"])


def _scrub(house: House, _payload: dict[str, Any], _progress: Progress) -> None:
    scrub(house.engine, "ballot", "vote")


JOBS = {SEAL: _seal, SCRUB: _scrub}
LONG_JOBS = frozenset(JOBS)
