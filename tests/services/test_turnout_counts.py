"""Who takes part is counted by age and area, in steps that single nobody out."""

from datetime import timedelta

import pytest
from sqlmodel import select

from civic.errors import Refused
from civic.models import Area, TurnoutCount
from civic.rules.access import SYSTEM, Actor
from civic.rules.demographics import FIRST
from civic.services import demographics, register, sealing, turnout_counts, vote_desk
from civic.services.turnout_counts import Line, WhoTakesPart
from civic.services.work import House, perform, work
from civic.words import Role
from tests import factories as make
from tests.factories import NOON
from tests.installing import Install
from tests.services.voting import METHODS, Poll

HOUR = timedelta(hours=1)


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote until a day after noon."""
    install(METHODS)
    return Poll(house)


@pytest.fixture
def north(house: House) -> str:
    """Draw an area; return its id."""
    area = Area(name={"fr": "Nord"})
    make.keep(house, area)
    return area.id


def cast(poll: Poll, people: int, **said: str) -> None:
    for _ in range(people):
        person = make.a_person(poll.house)
        if said:
            perform(poll.house, person, demographics.say, said)
        poll.cast(person, "tree")


def count(poll: Poll) -> None:
    """Enter who is new into the register, which counts them."""
    poll.enter()


def look(poll: Poll) -> WhoTakesPart | None:
    manager = make.trusted(
        poll.house, make.a_person(poll.house), poll.project, Role.PROJECT_MANAGER
    )
    return perform(poll.house, manager, vote_desk.turnout, poll.activity).who


def shown(lines: tuple[Line, ...]) -> dict[str, int]:
    return {one.key: one.people for one in lines if one.people}


def test_ages_and_areas_are_counted_in_fives(poll: Poll, north: str) -> None:
    cast(poll, 11, birth_year="2005", area=north)
    cast(poll, 6, birth_year="1940")
    cast(poll, 3)
    count(poll)

    found = look(poll)

    assert found is not None
    assert (found.people, found.at) == (20, NOON)
    assert shown(found.ages) == {"18_24": 10, "from_75": 5}
    assert shown(found.areas) == {north: 10, "unsaid": 5}
    assert [(one.key, one.name, one.percent) for one in found.areas] == [
        (north, "Nord", 100), ("unsaid", "", 50),
    ]  # fmt: skip


def test_what_too_few_state_is_not_shown(poll: Poll, north: str) -> None:
    cast(poll, FIRST - 1)
    cast(poll, 4, area=north)
    count(poll)
    assert look(poll) is None
    cast(poll, 5, birth_year="1980")
    count(poll)
    found = look(poll)
    assert found is not None
    assert found.areas == ()
    assert shown(found.ages) == {"40_59": 5, "unsaid": 20}


def test_nothing_is_counted_of_a_small_vote(poll: Poll) -> None:
    cast(poll, FIRST - 1, birth_year="1980")
    count(poll)
    assert look(poll) is None


def test_no_count_follows_another_before_five_more_have_come(poll: Poll) -> None:
    cast(poll, FIRST - 1, birth_year="1980")
    cast(poll, 1)
    count(poll)
    before = look(poll)
    cast(poll, 4, birth_year="1940")
    count(poll)
    assert look(poll) == before
    cast(poll, 1, birth_year="1940")
    count(poll)
    found = look(poll)
    assert found is not None
    assert shown(found.ages) == {"40_59": 15, "from_75": 5}


def test_only_rounded_numbers_are_kept(poll: Poll, north: str) -> None:
    cast(poll, FIRST - 1, birth_year="1980", area=north)
    cast(poll, 1, birth_year="1940")
    count(poll)
    with work(poll.house, SYSTEM, reading=True) as job:
        (row,) = job.session.exec(select(TurnoutCount)).all()
    assert {*row.ages.values(), *row.areas.values()} == {0, 15}


def test_it_is_counted_with_the_register_and_stays_once_the_vote_is_sealed(poll: Poll) -> None:
    cast(poll, FIRST, birth_year="1980")
    poll.at += HOUR
    perform(poll.house, SYSTEM, register.enter, poll.activity)
    first = look(poll)
    assert first is not None
    assert (first.at, shown(first.ages)) == (NOON + HOUR, {"40_59": FIRST})
    cast(poll, 5, birth_year="1940")
    poll.at += 2 * timedelta(days=1)
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)

    found = look(poll)

    assert found is not None
    assert shown(found.ages) == {"40_59": FIRST, "from_75": 5}
    count(poll)
    assert look(poll) == found


def test_sealing_shows_no_smaller_step_than_the_hours_before(poll: Poll) -> None:
    cast(poll, FIRST + 4, birth_year="1980")
    count(poll)
    before = look(poll)
    cast(poll, 1, birth_year="1980")
    poll.at += 2 * timedelta(days=1)
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    assert look(poll) == before


def test_who_takes_back_what_they_said_stays_counted(poll: Poll) -> None:
    cast(poll, FIRST - 1, birth_year="1980")
    ana = make.a_person(poll.house)
    perform(poll.house, ana, demographics.say, {"birth_year": "1980"})
    poll.cast(ana, "tree")
    perform(poll.house, ana, demographics.say, {})
    count(poll)
    found = look(poll)
    assert found is not None
    assert found.people == FIRST
    assert shown(found.ages) == {"40_59": 15}


def test_districts_of_ballots_are_told_by_the_same_steps(house: House, install: Install) -> None:
    install(METHODS)
    poll = Poll(house, other_districts=0)
    area = Area(name={"fr": "Nord"})
    make.keep(house, area)
    cast(poll, FIRST, area=area.id)
    count(poll)
    found = look(poll)
    assert found is not None
    assert shown(found.districts) == {area.id: FIRST}


def test_nobody_but_the_system_counts(poll: Poll) -> None:
    cast(poll, 1)
    for who in (Actor(), make.a_person(poll.house)):
        with pytest.raises(Refused):
            perform(poll.house, who, turnout_counts.count, poll.activity)
