"""Every act, for everybody, at any time: the answer is the one in the table."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest

from civic.rules.access import SYSTEM, Actor, Place, acts_outside_phases, refuse
from civic.rules.phases import Window, opening
from civic.words import Act, ProjectStatus, Reason, Role
from tests.access_table import ALWAYS, PARTICIPATE, PARTICIPATING, ROLES, Line, lines

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def trusted(role: Role, project: str) -> Actor:
    return Actor("trusted", "Tom", roles=MappingProxyType({project: role}))


ACTORS = {
    "nobody": Actor(),
    "unconfirmed": Actor("new", "New", is_confirmed=False),
    "citizen": Actor("ana", "Ana"),
    "blocked": Actor("troll", "Troll", blocked_until=NOON + DAY),
    "moderator": trusted(Role.MODERATOR, "here"),
    "moderator-": trusted(Role.MODERATOR, "elsewhere"),
    "manager": trusted(Role.PROJECT_MANAGER, "here"),
    "manager-": trusted(Role.PROJECT_MANAGER, "elsewhere"),
    "admin": Actor("root", "Ada", is_admin=True),
}
OPENED = frozenset(PARTICIPATING)
PHASES = {
    "before": [Window(NOON + DAY, NOON + 2 * DAY, OPENED)],
    "during": [Window(NOON - DAY, NOON + DAY, OPENED)],
    "after": [Window(NOON - 2 * DAY, NOON - DAY, OPENED)],
    "shut": [Window(NOON - DAY, NOON + DAY, frozenset())],
    "free": [],
}


def told(who: str, act: Act, place: Place) -> Reason | None:
    refusal = refuse(ACTORS[who], act, place, NOON)
    return refusal.reason if refusal else None


def test_the_table_names_everybody_every_status_and_every_time() -> None:
    known = {(line.status, line.time) for line in lines(PARTICIPATE)}
    acts = {line.act for line in lines(ALWAYS)}

    assert set(ROLES) == set(ACTORS)
    assert known == {(status, time) for status in ProjectStatus for time in PHASES}
    assert acts == set(Act) - set(PARTICIPATING) - {Act.VOTE}


@pytest.mark.parametrize("act", PARTICIPATING)
@pytest.mark.parametrize("line", lines(PARTICIPATE), ids=str)
def test_taking_part_is_answered_as_the_table_says(line: Line, act: Act) -> None:
    place = Place("here", line.status, opening(PHASES[line.time], act, NOON))

    assert {who: told(who, act, place) for who in ROLES} == line.told


@pytest.mark.parametrize("line", lines(PARTICIPATE), ids=str)
def test_nobody_votes_but_when_citizens_do(line: Line) -> None:
    place = Place("here", line.status, opening(PHASES[line.time], Act.COMMENT, NOON))
    trusted_people = {"manager", "admin"}
    expected = line.told | dict.fromkeys(trusted_people, line.told["citizen"])

    assert {who: told(who, Act.VOTE, place) for who in ROLES} == expected


@pytest.mark.parametrize("line", lines(ALWAYS), ids=str)
def test_all_other_acts_are_answered_as_the_table_says(line: Line) -> None:
    assert line.act is not None
    place = Place("here", line.status)

    assert {who: told(who, line.act, place) for who in ROLES} == line.told


def test_a_block_ends_when_it_says() -> None:
    troll = ACTORS["blocked"]

    assert refuse(troll, Act.COMMENT, Place("here"), NOON + DAY) is None
    no = refuse(troll, Act.COMMENT, Place("here"), NOON)
    assert no is not None
    assert no.date == NOON + DAY


def test_a_block_says_why_where_a_reason_was_given() -> None:
    troll = replace(ACTORS["blocked"], blocked_because="Insultes")

    no = refuse(troll, Act.COMMENT, Place("here"), NOON)

    assert no is not None
    assert dict(no.figures) == {"because": "Insultes", "told": "1"}


def test_a_refusal_of_time_says_from_or_since_when() -> None:
    early = refuse(ACTORS["citizen"], Act.REACT, _place("before"), NOON)
    late = refuse(ACTORS["citizen"], Act.REACT, _place("after"), NOON)

    assert early is not None
    assert late is not None
    assert (early.date, late.date) == (NOON + DAY, NOON - DAY)


@pytest.mark.parametrize("status", ProjectStatus)
@pytest.mark.parametrize("act", Act)
def test_the_platform_itself_may_do_everything(act: Act, status: ProjectStatus) -> None:
    assert refuse(SYSTEM, act, Place("here", status), NOON) is None


@pytest.mark.parametrize("line", lines(PARTICIPATE), ids=str)
def test_only_what_citizens_could_not_do_counts_as_outside_phases(line: Line) -> None:
    place = Place("here", line.status, opening(PHASES[line.time], Act.COMMENT, NOON))

    outside = acts_outside_phases(ACTORS["admin"], Act.COMMENT, place)

    assert outside is (line.told["citizen"] is not None)


@pytest.mark.parametrize(
    "act", [Act.VIEW, Act.REPORT, Act.MODERATE, Act.MANAGE_PROJECT, Act.MANAGE_SELF]
)
def test_work_that_is_the_teams_is_never_outside_phases(act: Act) -> None:
    assert not acts_outside_phases(ACTORS["admin"], act, _place("after"))


def _place(time: str) -> Place:
    return Place("here", opening=opening(PHASES[time], Act.REACT, NOON))


@pytest.mark.parametrize(
    ("act", "asked"),
    [(Act.SUBMIT_INPUT, True), (Act.COMMENT, True), (Act.REACT, False), (Act.VIEW, False)],
)
def test_a_name_is_asked_before_the_first_words_and_not_before(act: Act, asked: bool) -> None:
    refusal = refuse(Actor("ana"), act, Place("here"), NOON)

    assert (refusal is not None) is asked
    if refusal is not None:
        assert (refusal.reason, refusal.figures) == (Reason.FIELD_MISSING, (("field", "name"),))


@pytest.mark.parametrize("who", ["moderator", "manager", "admin"])
def test_whoever_previews_takes_part_in_nothing_and_keeps_what_they_are_trusted_with(
    who: str,
) -> None:
    looking = replace(ACTORS[who], is_previewing=True)
    for status in ProjectStatus:
        place = Place("here", status)
        for act in (*PARTICIPATING, Act.REPORT):
            no = refuse(looking, act, place, NOON)
            assert no is not None
            assert no.reason is Reason.PREVIEWING
        for act in (Act.VIEW, Act.MODERATE, Act.MANAGE_PROJECT, Act.MANAGE_SELF):
            assert refuse(looking, act, place, NOON) == refuse(ACTORS[who], act, place, NOON)
    assert looking.role_in("here") is Role.CITIZEN
