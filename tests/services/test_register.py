"""Nothing that a ballot is kept with leads to the register, nor the register to a ballot."""

import random
from collections import defaultdict
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import col, delete, select

from civic.errors import Refused
from civic.models import Job, Notification, Person
from civic.rules.access import SYSTEM, Actor
from civic.services import register, vote_clock
from civic.services.database import StillRead, settle
from civic.services.register import CROWD
from civic.services.work import House, perform, work
from civic.words import new_id
from tests import factories as make
from tests.conftest import ENGINES
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll

HOUR = timedelta(hours=1)
PAGE = 4096
"""How large the pages of SQLite's files are."""
SQLITE, POSTGRESQL = (
    pytest.mark.parametrize("engine", [name for name in ENGINES if name == only], indirect=True)
    for only in ("sqlite", "postgresql")
)
"""Where only one engine leaves such a trace."""


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000."""
    install(METHODS)
    return Poll(house)


def cast(poll: Poll, people: int) -> list[Actor]:
    """Let so many new people vote."""
    found = [make.a_person(poll.house) for _ in range(people)]
    for person in found:
        poll.cast(person, random.Random(person.person_id).choice(["bench", "tree", "pool"]))
    return found


def run(poll: Poll) -> None:
    """Do what is left to the full hour."""
    register.JOBS[vote_clock.REGISTER](poll.house, {"activity": poll.activity}, lambda *_: None)


def named(poll: Poll) -> set[str | None]:
    return {voter.person_id for voter in poll.register()}


def planned(poll: Poll) -> list[Job]:
    with work(poll.house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(Job).where(Job.name == vote_clock.REGISTER)).all())


def test_a_vote_writes_nothing_that_names_who_cast_it(poll: Poll) -> None:
    person = make.a_person(poll.house)
    poll.cast(person, "tree")
    poll.cast(person, "bench", seen=1)

    assert len(poll.kept()) == 1
    assert poll.register() == []
    with work(poll.house, SYSTEM, reading=True) as job:
        for table in (Job, Notification):
            rows = " ".join(str(row.model_dump()) for row in job.session.exec(select(table)))
            assert str(person.person_id) not in rows


def test_people_are_entered_by_the_crowd_while_a_vote_is_open(poll: Poll) -> None:
    first = cast(poll, CROWD - 1)
    run(poll)
    assert poll.register() == []

    first += cast(poll, 1)
    poll.at += HOUR
    run(poll)
    cast(poll, CROWD - 1)
    poll.at += HOUR
    run(poll)

    assert named(poll) == {person.person_id for person in first}
    assert len(poll.register()) == CROWD
    assert {voter.hour for voter in poll.register()} == {NOON}


def test_once_the_vote_is_over_all_are_entered_few_as_they_are(poll: Poll) -> None:
    people = cast(poll, 2)
    before = len(planned(poll))
    poll.at += timedelta(days=1)
    run(poll)
    run(poll)

    assert named(poll) == {person.person_id for person in people}
    assert len(poll.register()) == 2
    assert len(planned(poll)) == before


def test_it_is_looked_at_again_every_hour_while_the_vote_is_open(poll: Poll) -> None:
    cast(poll, 1)
    assert [job.run_at for job in planned(poll)] == [NOON + HOUR]
    poll.at += HOUR + timedelta(minutes=3)
    run(poll)
    run(poll)

    assert sorted(job.run_at for job in planned(poll)) == [NOON + HOUR, NOON + 2 * HOUR]


def test_who_left_the_platform_meanwhile_is_counted_and_not_named(poll: Poll) -> None:
    stays, leaves = cast(poll, 2)
    with work(poll.house, SYSTEM) as job:
        job.session.execute(delete(Person).where(col(Person.id) == leaves.person_id))
    poll.enter()

    assert len(poll.register()) == 2
    assert named(poll) == {stays.person_id, None}


def test_nobody_but_the_platform_asks_whose_ballots_these_are(poll: Poll) -> None:
    (ana,) = cast(poll, 1)
    with pytest.raises(Refused):
        perform(poll.house, ana, register.enter, poll.activity)
    assert poll.register() == []


def test_laying_ballots_anew_loses_and_changes_none(poll: Poll) -> None:
    people = cast(poll, 5)
    before = [ballot.model_dump() for ballot in poll.kept()]
    seen = [poll.mine(person) for person in people]

    settle(poll.house.engine, "ballot")
    settle(poll.house.engine, "ballot")

    assert [ballot.model_dump() for ballot in poll.kept()] == before
    assert [poll.mine(person) for person in people] == seen
    assert poll.cast(people[0], "bench", seen=1).revision == 2


@POSTGRESQL
def test_neither_a_transaction_nor_a_place_is_common_to_a_ballot_and_its_voter(poll: Poll) -> None:
    """What PostgreSQL shows of each row: who wrote it when, and where it lies in its file."""
    people = cast(poll, CROWD + 5)
    for person in people[:7]:
        poll.cast(person, "bench", seen=1)
    unsettled = _lying(poll, "ballot", "key")
    assert [key for _, key in unsettled] != sorted(key for _, key in unsettled)

    run(poll)

    ballots_lie, voters_lie = _lying(poll, "ballot", "key"), _lying(poll, "voter", "id")
    assert len(ballots_lie) == len(voters_lie) == len(people)
    assert [key for _, key in ballots_lie] == sorted(key for _, key in ballots_lie)
    assert [key for _, key in voters_lie] == sorted(key for _, key in voters_lie)
    for rows in (ballots_lie, voters_lie):
        assert len({transaction for transaction, _ in rows}) == 1
    assert not {one for one, _ in ballots_lie} & {one for one, _ in voters_lie}


@POSTGRESQL
def test_between_two_rewritings_no_transaction_is_common_either(poll: Poll) -> None:
    cast(poll, CROWD)
    run(poll)
    cast(poll, 3)

    written = {one for one, _ in _lying(poll, "ballot", "key")}
    assert len(written) == 4
    for table in ("voter", "person", "visit", "job", "notification", "logentry"):
        assert not written & {one for one, _ in _lying(poll, table, "id")}


def _lying(poll: Poll, table: str, key: str) -> list[tuple[str, str]]:
    """Return the transaction and the key of each row of a table, as they lie in its file."""
    query = f"SELECT xmin::text, {key} FROM {table} ORDER BY ctid"
    with poll.house.engine.connect() as db:
        return [(row[0], row[1]) for row in db.execute(text(query))]


@SQLITE
def test_the_pages_of_a_file_do_not_say_in_which_order_ballots_came(poll: Poll) -> None:
    """SQLite lays what is written later before what is there, page by page."""
    cast(poll, CROWD)
    settle(poll.house.engine, "ballot")

    for keys in _in_pages(poll):
        assert keys in (sorted(keys), sorted(keys, reverse=True))


def _in_pages(poll: Poll) -> list[list[str]]:
    """Return the keys of the ballots of each page, in the order of their bytes."""
    whole = Path(poll.house.engine.url.database or "").read_bytes()
    pages: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for ballot in poll.kept():
        row = f"{ballot.key}{ballot.activity_id}{ballot.receipt}".encode()
        assert whole.count(row) == 1
        at = whole.index(row)
        pages[at // PAGE].append((at, ballot.key))
    return [[key for _, key in sorted(page)] for page in pages.values()]


@POSTGRESQL
def test_who_reads_for_long_is_not_waited_for(poll: Poll) -> None:
    """A dump holds a table for minutes; all who vote would wait behind us."""
    cast(poll, 2)
    with poll.house.engine.connect() as dump:
        dump.execute(text("SELECT count(*) FROM ballot"))
        with pytest.raises(StillRead):
            settle(poll.house.engine, "ballot")
    settle(poll.house.engine, "ballot")

    assert len(poll.kept()) == 2


def test_an_id_of_the_register_says_nothing_of_when_it_was_drawn() -> None:
    drawn = [new_id() for _ in range(30)]

    assert drawn != sorted(drawn)
