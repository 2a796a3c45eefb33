"""Years of birth are read and grouped; figures show no few, and no small steps."""

import pytest

from civic.errors import Invalid
from civic.rules import demographics as rules
from civic.rules.ballots import BallotRules
from civic.words import Reason

YEAR = 2026


@pytest.mark.parametrize(
    "typed", ["1905", "-1980", "2027", "80", "19800", "mille", "１９８０", "1980.5"]
)
def test_a_year_in_which_nobody_alive_was_born_is_not_taken(typed: str) -> None:
    with pytest.raises(Invalid) as no:
        rules.read_year(typed, YEAR)
    assert (no.value.field, no.value.key) == ("birth_year", "invalid.birth_year")


@pytest.mark.parametrize(("typed", "read"), [(" 1980 ", 1980), (1906, 1906), ("2026", 2026)])
def test_a_year_is_read_as_it_is_written(typed: object, read: int) -> None:
    assert rules.read_year(typed, YEAR) == read


@pytest.mark.parametrize("typed", ["", "  ", None])
def test_an_empty_year_says_nothing(typed: str | None) -> None:
    assert rules.read_year(typed, YEAR) is None


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "under_18"), (17, "under_18"), (18, "18_24"), (24, "18_24"), (25, "25_39"),
        (39, "25_39"), (40, "40_59"), (59, "40_59"), (60, "60_74"), (74, "60_74"),
        (75, "from_75"), (119, "from_75"),
    ],
)  # fmt: skip
def test_an_age_is_in_the_group_that_its_name_says(age: int, band: str) -> None:
    assert rules.band_of(YEAR - age, YEAR) == band


def test_who_says_no_year_is_in_no_group() -> None:
    assert rules.band_of(None, YEAR) == rules.UNSAID


def test_every_line_is_shown_in_fives_and_fewer_than_five_are_none() -> None:
    shown = rules.rounded({"18_24": 4, "25_39": 5, "40_59": 14, "gone": 30}, rules.LINES)
    assert shown == dict.fromkeys(rules.LINES, 0) | {"25_39": 5, "40_59": 10}


@pytest.mark.parametrize(
    ("people", "before", "due"),
    [(19, 0, False), (20, 0, True), (24, 20, False), (25, 20, True), (20, 20, False)],
)
def test_people_are_counted_again_once_five_more_have_come(
    people: int, before: int, *, due: bool
) -> None:
    assert rules.is_due(people, before) is due


def test_a_vote_without_limits_is_for_everybody() -> None:
    assert rules.refuse(BallotRules(), None, "", YEAR) is None


@pytest.mark.parametrize(
    ("born", "reason"),
    [(None, Reason.BIRTH_YEAR_MISSING), (2011, Reason.TOO_YOUNG), (2010, None), (1950, None)],
)
def test_an_age_is_that_which_is_reached_in_the_year(born: int | None, reason: Reason) -> None:
    refusal = rules.refuse(BallotRules(least_age=16), born, "", YEAR)
    assert (refusal and refusal.reason) == reason


@pytest.mark.parametrize(
    ("home", "reason"),
    [("", Reason.HOME_AREA_MISSING), ("south", Reason.LIVES_ELSEWHERE), ("north", None)],
)
def test_a_vote_may_be_for_those_who_live_somewhere(home: str, reason: Reason) -> None:
    refusal = rules.refuse(BallotRules(home_areas=("north", "east")), None, home, YEAR)
    assert (refusal and refusal.reason) == reason
