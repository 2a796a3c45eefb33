"""A rule is stored whole, and says itself how it parts ties."""

import json
from fractions import Fraction
from typing import Any

import pytest

from civic.tally.count import count
from civic.tally.election import BadBallot, Kind
from civic.tally.rule import (
    BadRule,
    Completion,
    Method,
    Rule,
    Stop,
    Utility,
    completion_of,
    from_dict,
)
from tests.tally.elections import small


@pytest.mark.parametrize(
    "rule",
    [
        Rule(),
        Rule(Method.GREEDY_PER_COST, stop=Stop.END, ties=("votes", "lot:2026-11-26", "order")),
        Rule(Method.PHRAGMEN, stop=Stop.SKIP),
        Rule(
            Method.EQUAL_SHARES,
            completion=Completion.ENDOWMENT,
            endowment=Fraction("4.5"),
            stop=Stop.SKIP,
        ),
        Rule(Method.EQUAL_SHARES, completion=Completion.GREEDY, stop=Stop.END),
        Rule(Method.EQUAL_SHARES, Utility.CARDINALITY, Completion.ADD1_FEASIBLE),
        Rule(Method.EQUAL_SHARES, completion=Completion.ENDOWMENT, endowment=Fraction("31.7")),
    ],
    ids=lambda rule: str(rule.method),
)
def test_what_is_stored_with_a_vote_counts_it_again(rule: Rule) -> None:
    stored = json.loads(json.dumps(rule.as_dict()))

    again = from_dict(stored)

    assert again.as_dict() == rule.as_dict()
    assert (again.stops, again.ties, again.endowment) == (rule.stops, rule.ties, rule.endowment)


def test_the_stop_rule_is_said_where_nobody_chose_it() -> None:
    assert Rule().as_dict()["stop"] == "skip"
    assert Rule(Method.PHRAGMEN).as_dict()["stop"] == "end"


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"method": "lottery"}, "lottery"),
        ({}, "method"),
        ({"method": "greedy", "ties": ["loudest"]}, "loudest"),
        ({"method": "greedy", "ties": ["lot:"]}, "lot:"),
        ({"method": "greedy", "completion": "greedy"}, "equal shares"),
        ({"method": "equal-shares", "completion": "endowment"}, "endowment"),
        ({"method": "equal-shares", "endowment": "3"}, "endowment"),
        ({"method": "equal-shares", "stop": "end"}, "nobody can pay"),
        ({"method": "equal-shares", "completion": "endowment", "endowment": "-3"}, "more than"),
        ({"method": "equal-shares", "completion": "endowment", "endowment": "three"}, "three"),
    ],
)
def test_a_rule_that_says_nothing_clear_is_refused(said: dict[str, Any], fault: str) -> None:
    with pytest.raises(BadRule, match=fault):
        from_dict(said)


def test_a_completion_is_read_as_people_write_it() -> None:
    assert completion_of("endowment=31.70") == (Completion.ENDOWMENT, Fraction("31.7"))
    assert completion_of("greedy") == (Completion.GREEDY, None)
    for wrong in ("endowment=much", "endowment=1/0", "add2"):
        with pytest.raises(BadRule):
            completion_of(wrong)


@pytest.mark.parametrize(
    ("ties", "winner"),
    [
        (("id",), "B"),
        (("order",), "c"),
        (("cheapest",), "a"),
        (("dearest",), "c"),
        (("votes", "cheapest"), "a"),
        (("lot:1",), "a"),
        (("lot:2",), "c"),
        (("lot:5",), "B"),
    ],
    ids=str,
)
def test_equals_are_parted_as_the_rule_says(ties: tuple[str, ...], winner: str) -> None:
    election = small(9, {"c": 9, "B": 8, "a": 7}, ["aBc", "caB"])

    assert count(election, Rule(ties=ties)).ids == [winner]


def test_equals_in_cost_are_parted_by_identifier_in_the_end() -> None:
    election = small(9, {"c": 8, "b": 8, "a": 9}, ["abc"])

    assert count(election, Rule(ties=("cheapest",))).ids == ["b"]


@pytest.mark.parametrize(
    ("kind", "ballots", "points", "fault"),
    [
        pytest.param(Kind.APPROVAL, ["a", "aa"], None, "ballot 2: it names", id="twice"),
        pytest.param(Kind.CHOOSE_ONE, ["ab"], None, "chooses 2", id="two of one"),
        pytest.param(Kind.POINTS, ["ab"], [[1]], "points for 1", id="a point too few"),
        pytest.param(Kind.POINTS, ["ab"], None, "points for 0", id="no points"),
        pytest.param(Kind.UP_DOWN, ["ab"], [[1, 0]], "up", id="neither up nor down"),
    ],
)
def test_a_ballot_that_its_kind_does_not_allow_is_refused(
    kind: Kind, ballots: list[str], points: list[list[int]] | None, fault: str
) -> None:
    with pytest.raises(BadBallot, match=fault):
        small(9, {"a": 1, "b": 1}, ballots, kind, points)
