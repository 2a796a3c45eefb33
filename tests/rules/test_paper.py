"""Ballots of which only the totals are known."""

from collections import Counter

import pytest

from civic.errors import Invalid
from civic.rules.ballots import BallotRules, Option, lacking, refuse
from civic.rules.paper import refuse_totals, spread, takes_totals, weights_of
from civic.tally.rule import Method, Rule
from civic.words import BallotKind

OPTIONS = {"bench": Option(300), "pool": Option(900), "tree": Option(500)}
BASKET = BallotRules(BallotKind.BASKET, envelope=1000, least=1)
APPROVAL = BallotRules(BallotKind.APPROVAL, least=1, most=2)


@pytest.mark.parametrize(
    ("rules", "totals", "ballots"),
    [
        (BASKET, {"pool": 4, "tree": 5, "bench": 6}, 10),
        (BASKET, {"tree": 10, "bench": 10}, 10),
        (APPROVAL, {"pool": 7, "tree": 6, "bench": 7}, 10),
        (APPROVAL, {"pool": 1}, 1),
    ],
    ids=str,
)
def test_ballots_are_found_that_give_these_totals_and_keep_to_the_rules(
    rules: BallotRules, totals: dict[str, int], ballots: int
) -> None:
    refuse_totals(rules, OPTIONS, totals, ballots)

    found = spread(totals, ballots, weights_of(rules, OPTIONS))

    assert len(found) == ballots
    assert Counter(key for marks in found for key in marks) == totals
    for marks in found:
        assert refuse(rules, OPTIONS, marks) is None
        assert lacking(rules, OPTIONS, marks) is None


@pytest.mark.parametrize(
    ("rules", "totals", "ballots"),
    [
        (BASKET, {"pool": 10, "bench": 1}, 10),
        (BASKET, {"tree": 9}, 10),
        (APPROVAL, {"pool": 10, "tree": 10, "bench": 1}, 10),
        (APPROVAL, {"pool": 11}, 10),
        (BASKET, {"pool": 0}, 0),
    ],
    ids=str,
)
def test_totals_that_no_ballots_can_have_given_are_refused(
    rules: BallotRules, totals: dict[str, int], ballots: int
) -> None:
    with pytest.raises(Invalid):
        refuse_totals(rules, OPTIONS, totals, ballots)


ENVELOPE = BallotRules(BallotKind.BASKET, envelope=6)
FIVE = {"a": Option(3), "b": Option(3), "c": Option(2), "d": Option(2), "e": Option(2)}
TWO = {"a": Option(3, "north"), "b": Option(3, "south")}
BY_DISTRICT = BallotRules(BallotKind.BASKET, envelopes={"north": 3, "south": 3})


def test_totals_of_baskets_that_are_spread_otherwise_than_they_were_filled_in_are_taken() -> None:
    refuse_totals(ENVELOPE, FIVE, dict.fromkeys(FIVE, 1), 2)
    refuse_totals(BY_DISTRICT, TWO, {"a": 2, "b": 2}, 2)


@pytest.mark.parametrize(
    ("rules", "options", "totals"),
    [
        (ENVELOPE, FIVE, {"a": 2, "b": 2, "c": 1}),
        (BY_DISTRICT, {**TWO, "c": Option(1, "north")}, {"a": 2, "b": 1, "c": 1}),
        (BY_DISTRICT, {**TWO, "c": Option(1, "west")}, {"a": 2, "c": 1}),
        (ENVELOPE, {"a": Option(3), "b": Option(7)}, {"a": 1, "b": 1}),
        (BallotRules(BallotKind.BASKET, envelope=9, most=1), FIVE, {"a": 2, "b": 1}),
        (BallotRules(BallotKind.BASKET, envelope=9, least_cost=5), FIVE, {"a": 2, "b": 1}),
    ],
    ids=["all", "one district", "no money", "too dear alone", "too many", "too little"],
)
def test_baskets_that_nobody_can_pay_or_fill_so_are_refused(
    rules: BallotRules, options: dict[str, Option], totals: dict[str, int]
) -> None:
    with pytest.raises(Invalid):
        refuse_totals(rules, options, totals, 2)


def test_many_thousands_are_spread_over_few_kinds_of_ballots() -> None:
    options = {f"p{n:03}": Option(10 + n) for n in range(200)}
    totals = {key: 90_000 - 7 * n for n, key in enumerate(options)}
    refuse_totals(BallotRules(BallotKind.APPROVAL), options, totals, 100_000)


def test_totals_are_enough_only_where_each_mark_counts_for_one_alone() -> None:
    greedy = Rule(Method.GREEDY)
    assert takes_totals(BASKET, greedy)
    assert not takes_totals(BASKET, Rule(Method.EQUAL_SHARES))
    assert not takes_totals(BallotRules(BallotKind.POINTS), greedy)
    assert not takes_totals(BallotRules(other_districts=1), greedy)
