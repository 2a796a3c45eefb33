"""A rule is said wholly: what is counted, in which order, until when, who comes first of two."""

from fractions import Fraction

import pytest

from civic import i18n
from civic.rules.how_counted import in_words, reads_all, rule_said, ties_said
from civic.tally.rule import TIES, Completion, Method, Poll, Rule, Stop, Utility
from civic.words import BallotKind

SHARES = Method.EQUAL_SHARES
GIVEN = Rule(SHARES, completion=Completion.ENDOWMENT, endowment=Fraction("4.5"), stop=Stop.SKIP)
RULES = [
    *(Rule(method) for method in (*Method, *Poll)),
    *(Rule(method, stop=stop) for method in (Method.GREEDY, Method.PHRAGMEN) for stop in Stop),
    *(
        Rule(SHARES, utility, completion)
        for utility in Utility
        for completion in Completion
        if completion is not Completion.ENDOWMENT
    ),
    GIVEN,
]


def keys(rule: Rule, kind: BallotKind = BallotKind.APPROVAL) -> list[str]:
    return [one.key for one in rule_said(rule, kind)]


def firsts(*ties: str, kind: BallotKind = BallotKind.APPROVAL) -> list[str]:
    return [one.first for one in ties_said(Rule(ties=ties), kind)]


@pytest.mark.parametrize("language", i18n.languages())
def test_every_rule_has_words_in_every_language(language: str) -> None:
    for kind in BallotKind:
        for rule in RULES:
            said = [in_words(one, "EUR", language) for one in rule_said(rule, kind)]
            assert all(said)
            assert len(said) == len(set(said))
        for tie in (*TIES, "lot:2027-03-01"):
            said = [in_words(one, "EUR", language) for one in ties_said(Rule(ties=(tie,)), kind)]
            assert all(said)


def test_no_two_rules_are_said_alike() -> None:
    said = [tuple(keys(rule)) for rule in RULES if rule != Rule(SHARES)]

    assert len(said) - len(set(said)) == 2  # those whose stop rule is the usual one


def test_what_no_longer_fits_is_said_of_every_rule_that_meets_it() -> None:
    assert keys(Rule()) == ["greedy", "stop_skip"]
    assert keys(Rule(stop=Stop.END)) == ["greedy", "stop_end"]
    assert keys(Rule(Method.PHRAGMEN)) == ["phragmen", "stop_end"]


def test_equal_shares_say_who_comes_first_and_what_becomes_of_the_rest() -> None:
    assert keys(Rule(SHARES)) == ["equal_shares", "utility_cost", "completion_none"]
    assert keys(Rule(SHARES, Utility.CARDINALITY, Completion.ADD1_FEASIBLE)) == [
        "equal_shares", "utility_cardinality", "completion_add1_feasible",
    ]  # fmt: skip
    assert keys(GIVEN) == ["equal_shares", "utility_cost", "completion_endowment", "stop_skip"]


def test_the_stated_sum_is_said_with_its_cents_and_a_whole_one_without() -> None:
    given = next(one for one in rule_said(GIVEN, BallotKind.BASKET) if "endowment" in one.key)
    raised = rule_said(Rule(SHARES, completion=Completion.ADD1_FEASIBLE), BallotKind.BASKET)[-1]

    assert "€4.5" in in_words(given, "EUR", "en")
    assert "by €1 at a time" in in_words(raised, "EUR", "en")


def test_what_counts_of_a_ballot_that_says_more_than_names_is_said() -> None:
    assert "worth_points" in keys(Rule(), BallotKind.POINTS)
    assert "worth_ranking" in keys(Rule(Method.GREEDY_PER_COST), BallotKind.RANKING)
    assert "names_only" in keys(Rule(SHARES), BallotKind.POINTS)
    assert keys(Rule(Poll.APPROVAL), BallotKind.UP_DOWN) == ["for_and_against"]


@pytest.mark.parametrize("kind", [BallotKind.POINTS, BallotKind.RANKING, BallotKind.UP_DOWN])
def test_equal_shares_and_phragmen_read_nothing_but_names(kind: BallotKind) -> None:
    assert not reads_all(kind, Rule(SHARES))
    assert not reads_all(kind, Rule(Method.PHRAGMEN))
    assert reads_all(kind, Rule())
    assert reads_all(BallotKind.BASKET, Rule(SHARES))


def test_who_comes_first_of_equals_is_said_until_none_are_equal() -> None:
    assert firsts("cheapest") == ["cheapest", "id"]
    assert firsts("votes", "order") == ["votes", "order"]
    assert firsts("order") == ["order"]
    assert firsts("votes", "order", kind=BallotKind.UP_DOWN) == ["ups", "order"]
    assert [one.key for one in ties_said(Rule(ties=("dearest",)), BallotKind.ONE)] == [
        "tie", "tie_then",
    ]  # fmt: skip


def test_a_lot_says_its_seed() -> None:
    (drawn,) = ties_said(Rule(ties=("lot:2027-03-01",)), BallotKind.BASKET)

    assert "2027-03-01" in in_words(drawn, "EUR", "en")
