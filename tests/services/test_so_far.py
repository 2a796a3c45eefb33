"""A vote is counted before its end only where that was chosen, and never ballot by ballot."""

from datetime import timedelta

import pytest
from sqlmodel import select

from civic.models import Job, PartialCount
from civic.rules.access import SYSTEM, Actor
from civic.services import ballots, sealing, so_far, voting_pages
from civic.services.so_far import STEP, SoFar
from civic.services.work import House, perform, work
from civic.words import Act
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _voting(install: Install) -> None:
    """Let there be a method that has nothing but a vote."""
    install(METHODS)


def look(poll: Poll) -> SoFar | None:
    return perform(poll.house, Actor(), voting_pages.vote, poll.activity).so_far


def count(poll: Poll) -> None:
    perform(poll.house, SYSTEM, so_far.take, poll.activity)


def cast(poll: Poll, people: int, name: str) -> None:
    for _ in range(people):
        poll.cast(make.a_person(poll.house), name)


def planned(poll: Poll) -> list[Job]:
    with work(poll.house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(Job).where(Job.name == ballots.SO_FAR)).all())


def test_unless_it_was_chosen_nothing_is_counted_before_the_end(house: House) -> None:
    poll = Poll(house)
    cast(poll, STEP, "tree")
    count(poll)

    assert look(poll) is None
    assert planned(poll) == []
    with work(poll.house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(PartialCount)).all() == []


def test_where_it_was_everybody_sees_how_many_ballots_name_what(house: House) -> None:
    poll = Poll(house, shows_count=True)
    cast(poll, STEP - 1, "tree")
    assert [job.run_at for job in planned(poll)] == [NOON + HOUR]
    count(poll)
    assert look(poll) == SoFar()
    cast(poll, 1, "bench")
    poll.at += HOUR
    count(poll)

    found = look(poll)
    assert found is not None
    assert (found.ballots, found.at) == (STEP, NOON + HOUR)
    assert [(one.title, one.ballots) for one in found.lines] == [
        ("tree", STEP - 1), ("bench", 1), ("pool", 0),
    ]  # fmt: skip


def test_no_count_differs_from_the_one_before_by_less_than_a_crowd(house: House) -> None:
    poll = Poll(house, shows_count=True)
    cast(poll, STEP, "tree")
    count(poll)
    before = look(poll)
    cast(poll, STEP - 1, "bench")
    count(poll)
    assert look(poll) == before
    cast(poll, 1, "bench")
    count(poll)
    assert look(poll) != before


def test_it_is_counted_hour_by_hour_until_the_end_and_forgotten_when_sealed(house: House) -> None:
    poll = Poll(house, shows_count=True)
    cast(poll, STEP, "tree")
    count(poll)
    assert max(job.run_at for job in planned(poll)) == NOON + HOUR
    poll.at += 2 * timedelta(days=1)
    before = len(planned(poll))
    count(poll)
    assert len(planned(poll)) == before
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)

    assert look(poll) is None
    with work(poll.house, SYSTEM, reading=True) as job:
        assert job.session.exec(select(PartialCount)).all() == []


def test_between_two_phases_nothing_is_counted_and_then_it_goes_on(house: House) -> None:
    poll = Poll(house, shows_count=True)
    make.a_phase(poll.house, poll.project, {poll.activity: (Act.VOTE,)}, starts=4, ends=6)
    cast(poll, STEP, "tree")
    poll.at = NOON + timedelta(days=1, hours=1)
    count(poll)

    assert max(job.run_at for job in planned(poll)) == NOON + timedelta(days=4, hours=1)
