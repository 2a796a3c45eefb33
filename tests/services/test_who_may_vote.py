"""A vote may be for people of some age, or of some areas: as they state it, when they vote."""

from collections.abc import Callable

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.models import Activity, Area, BallotOption
from civic.rules.access import SYSTEM, Actor
from civic.services import ballots, demographics, vote_settings, voting_pages
from civic.services.voting_pages import VotePage
from civic.services.work import House, perform, work
from civic.words import Reason, Role
from tests import factories as make
from tests.installing import Install
from tests.services.voting import METHODS, Poll


@pytest.fixture(autouse=True)
def _voting(install: Install) -> None:
    """Let there be a method that has nothing but a vote."""
    install(METHODS)


@pytest.fixture
def areas(house: House) -> list[str]:
    """Draw two areas; return their ids."""
    rows = [Area(name={"fr": name}, position=at) for at, name in enumerate(("Nord", "Sud"))]
    make.keep(house, *rows)
    return [row.id for row in rows]


def say(poll: Poll, person: Actor, **said: str) -> None:
    perform(poll.house, person, demographics.say, said)


def refusal(act: Callable[[], object]) -> Reason:
    with pytest.raises(Refused) as no:
        act()
    return no.value.refusal.reason


def look(poll: Poll, person: Actor) -> VotePage:
    return perform(poll.house, person, voting_pages.vote, poll.activity)


def manager_of(poll: Poll) -> Actor:
    return make.trusted(poll.house, make.a_person(poll.house), poll.project, Role.PROJECT_MANAGER)


def test_who_is_too_young_does_not_vote_and_who_says_nothing_is_asked(house: House) -> None:
    poll, ana = Poll(house, least_age=16), make.a_person(house)

    assert refusal(lambda: poll.cast(ana, "tree")) is Reason.BIRTH_YEAR_MISSING
    assert look(poll, ana).permit.reason == Reason.BIRTH_YEAR_MISSING
    say(poll, ana, birth_year="2011")
    assert refusal(lambda: poll.cast(ana, "tree")) is Reason.TOO_YOUNG
    assert look(poll, ana).permit.reason == Reason.TOO_YOUNG
    assert poll.register() == []
    say(poll, ana, birth_year="2010")
    assert look(poll, ana).permit.is_open
    assert poll.cast(ana, "tree").counts


def test_who_lives_elsewhere_does_not_vote_and_is_told_where_one_may(
    house: House, areas: list[str]
) -> None:
    poll, ana = Poll(house, home_areas=areas[:1]), make.a_person(house)

    assert refusal(lambda: poll.cast(ana, "tree")) is Reason.HOME_AREA_MISSING
    say(poll, ana, area=areas[1])
    with pytest.raises(Refused) as no:
        poll.cast(ana, "tree")
    assert no.value.refusal.reason is Reason.LIVES_ELSEWHERE
    assert dict(no.value.refusal.figures) == {"areas": "Nord"}
    say(poll, ana, area=areas[0])
    assert poll.cast(ana, "tree").counts
    assert [one.text for one in look(poll, ana).living] == ["Nord"]


def test_who_is_not_signed_in_is_asked_for_that_first(house: House) -> None:
    poll = Poll(house, least_age=16)
    assert look(poll, Actor()).permit.reason == Reason.NOT_SIGNED_IN


def test_a_role_in_the_team_makes_nobody_older(house: House) -> None:
    poll = Poll(house, least_age=16)
    manager = manager_of(poll)
    assert refusal(lambda: poll.cast(manager, "tree")) is Reason.BIRTH_YEAR_MISSING


def test_what_is_said_later_changes_no_ballot_but_holds_for_the_next_change(house: House) -> None:
    poll, ana = Poll(house, least_age=16), make.a_person(house)
    say(poll, ana, birth_year="1980")
    poll.cast(ana, "tree")
    say(poll, ana)
    assert refusal(lambda: poll.cast(ana, "pool", seen=1)) is Reason.BIRTH_YEAR_MISSING
    assert poll.mine(ana).counts
    assert dict(poll.mine(ana).marks) == poll.marks("tree")


def test_the_district_of_the_account_goes_before_the_one_stated_on_the_ballot(
    house: House, areas: list[str]
) -> None:
    poll = Poll(house, other_districts=0)
    with work(house, SYSTEM) as job:
        for name, area in zip(("tree", "pool"), areas, strict=True):
            job.session.get_one(BallotOption, poll.options[name]).area_id = area
    ana, bob = make.a_person(house), make.a_person(house)
    say(poll, ana, area=areas[0])

    def cast(person: Actor, name: str, district: str) -> str:
        marks = poll.marks(name)
        return perform(poll.house, person, ballots.cast, poll.activity, marks, district).district

    assert cast(ana, "tree", areas[1]) == areas[0]
    assert refusal(lambda: cast(make.a_person(house), "pool", areas[0])) is Reason.OTHER_DISTRICTS
    assert cast(bob, "pool", areas[1]) == areas[1]
    assert look(poll, ana).home is not None
    assert look(poll, bob).home is None


def test_the_team_says_who_may_vote_until_somebody_has(house: House, areas: list[str]) -> None:
    poll = Poll(house)
    manager = manager_of(poll)

    def save(age: object, *homes: str) -> None:
        perform(poll.house, manager, vote_settings.save_voters, poll.activity, age, homes)

    save(" 16 ", areas[0])
    with work(house, SYSTEM, reading=True) as job:
        kept = job.session.get_one(Activity, poll.activity).settings
    assert (kept["least_age"], kept["home_areas"]) == (16, areas[:1])
    save("")
    poll.cast(make.a_person(house), "tree")
    assert refusal(lambda: save("18")) is Reason.VOTE_BEGUN


@pytest.mark.parametrize(
    ("age", "homes", "field"),
    [("0", (), "least_age"), ("121", (), "least_age"), ("old", (), "least_age"),
     ("", ("nowhere",), "home_areas")],
)  # fmt: skip
def test_an_age_or_area_that_cannot_be_is_not_kept(
    house: House, age: str, homes: tuple[str, ...], field: str
) -> None:
    poll = Poll(house)
    with pytest.raises(Invalid) as no:
        perform(poll.house, manager_of(poll), vote_settings.save_voters, poll.activity, age, homes)
    assert no.value.field == field


def test_nobody_but_the_team_says_who_may_vote(house: House) -> None:
    poll = Poll(house)
    for who in (Actor(), make.a_person(house)):
        with pytest.raises((Refused, NotFound)):
            perform(poll.house, who, vote_settings.save_voters, poll.activity, "16", ())
