"""The most votes first, until the envelope is empty."""

from fractions import Fraction

import pytest

from civic.tally.count import count
from civic.tally.election import Kind
from civic.tally.rule import Method, Rule, Stop
from tests.tally.elections import small

COSTS = {"a": 6, "b": 5, "c": 4}
BALLOTS = ["a", "a", "a", "b", "b", "c"]


def test_what_does_not_fit_is_skipped() -> None:
    assert count(small(10, COSTS, BALLOTS), Rule()).ids == ["a", "c"]


def test_what_does_not_fit_ends_the_count_where_the_rule_says_so() -> None:
    assert count(small(10, COSTS, BALLOTS), Rule(stop=Stop.END)).ids == ["a"]


def test_what_fits_to_the_last_cent_is_funded() -> None:
    costs = {"a": Fraction("3.33"), "b": Fraction("6.67"), "c": Fraction("0.01")}

    assert count(small(10, costs, ["ab", "a", "c"]), Rule()).ids == ["a", "b"]


def test_votes_for_the_money_put_the_cheap_first() -> None:
    rule = Rule(Method.GREEDY_PER_COST)

    assert count(small(10, COSTS, ["ab", "ab", "ac", "c"]), rule).ids == ["a", "c"]
    assert count(small(9, COSTS, ["abc", "abc"]), rule).ids == ["c", "b"]


def test_what_is_free_and_wanted_comes_before_all_that_costs() -> None:
    election = small(6, {"a": 6, "z": 0}, ["a", "a", "z"])

    assert count(election, Rule(Method.GREEDY_PER_COST)).ids == ["z", "a"]


@pytest.mark.parametrize(
    ("kind", "ballots", "points", "order"),
    [
        pytest.param(Kind.CHOOSE_ONE, ["b", "b", "a", ""], None, "bac", id="choose one"),
        pytest.param(Kind.BASKET, ["ab", "b", "bc"], None, "bac", id="basket"),
        pytest.param(Kind.POINTS, ["ab", "bc"], [[3, 1], [1, 4]], "cab", id="points"),
        pytest.param(Kind.RANKING, ["abc", "cb", "c"], None, "cab", id="ranking"),
        pytest.param(Kind.UP_DOWN, ["ab", "ac"], [[1, -1], [1, 1]], "acb", id="up and down"),
        pytest.param(
            Kind.POINTS, ["a", "b", "b"], [[Fraction("0.3")], [Fraction("0.1")], [Fraction("0.2")]],
            "abc", id="tenths of points",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_ballot_gives_its_order(
    kind: Kind, ballots: list[str], points: list[list[Fraction]] | None, order: str
) -> None:
    election = small(30, dict.fromkeys("abc", 10), ballots, kind, points)

    assert "".join(count(election, Rule()).ids) == order
