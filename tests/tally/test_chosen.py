"""Who is chosen, with the figures to follow it, and what other rules would have given."""

import json
from fractions import Fraction

import pytest

from civic.tally import pabulib_out, published
from civic.tally.chosen import beside, chosen
from civic.tally.count import count
from civic.tally.election import Election, Kind
from civic.tally.rule import BadRule, Poll, Rule, from_dict
from tests.tally.elections import poll, small
from tests.tally.test_scenarios import TENNESSEE


def graded(*ballots: tuple[int, int]) -> Election:
    """Return an election in which each ballot grades A and B, from 0 to 5."""
    return small(0, {"A": 0, "B": 0}, ["AB"] * len(ballots), Kind.POINTS, ballots)


def filed(election: Election, rule: Rule, **meta: str) -> bytes:
    meta |= published.meta_of(rule)
    return pabulib_out.write(Election(election.projects, Fraction(0), election.ballots, meta))


@pytest.mark.parametrize(
    ("rule", "winner"),
    [(Poll.PLURALITY, "M"), (Poll.BORDA, "N"), (Poll.INSTANT_RUNOFF, "K"), (Poll.SCHULZE, "N")],
)
def test_the_file_alone_says_who_is_chosen_and_whom_each_other_rule_would_choose(
    rule: Poll, winner: str
) -> None:
    told = json.loads(published.document([filed(TENNESSEE, Rule(rule, ties=("order",)))]))

    first, *others = told["districts"][0]["counts"]
    assert (first["rule"]["method"], first["decides"], first["winners"]) == (rule, True, [winner])
    assert not first["tie"]
    assert {one["rule"]["method"] for one in others} == {
        "plurality", "borda", "instant-runoff", "schulze",
    } - {rule}  # fmt: skip
    assert not any(one["decides"] for one in others)


def test_only_what_is_ranked_can_be_counted_by_several_rules() -> None:
    assert beside(Kind.APPROVAL, Rule(Poll.APPROVAL)) == []
    assert beside(Kind.CHOOSE_ONE, Rule(Poll.PLURALITY)) == []


def test_a_tie_is_said_and_parted_by_the_stated_rule() -> None:
    even = poll({"A": 2, "B": 2}, Kind.CHOOSE_ONE)

    found = chosen(even, Rule(Poll.PLURALITY, ties=("order",)))

    assert (found["winners"], found["tie"]) == (["A"], True)
    assert not chosen(poll({"A": 2, "B": 1}, Kind.CHOOSE_ONE), Rule(Poll.PLURALITY))["tie"]


@pytest.mark.parametrize(
    ("ballots", "medians"),
    [
        ([(0, 5), (3, 5), (4, 1)], [3, 5]),
        ([(0, 5), (3, 5), (4, 1), (5, 0)], [3, 1]),
    ],
    ids=["the one in the middle", "of two in the middle the lower"],
)
def test_the_grade_in_the_middle_is_told(
    ballots: list[tuple[int, int]], medians: list[int]
) -> None:
    assert chosen(graded(*ballots), Rule(Poll.MAJORITY_JUDGMENT))["medians"] == medians


def test_each_grade_has_its_figure_also_those_that_nobody_gave() -> None:
    rule = Rule(Poll.MAJORITY_JUDGMENT)
    file = filed(graded((1, 3), (1, 0)), rule, min_points="0", max_points="5")

    (found,) = json.loads(published.document([file]))["districts"][0]["counts"]

    assert found["figures"] == [[0, 2, 0, 0, 0, 0], [1, 0, 0, 1, 0, 0]]


def test_without_ballots_nobody_is_chosen() -> None:
    found = chosen(small(0, {"A": 0, "B": 0}, [], Kind.CHOOSE_ONE), Rule(Poll.PLURALITY))

    assert found["winners"] == []


def test_a_rule_is_not_asked_for_what_it_does_not_do() -> None:
    with pytest.raises(BadRule):
        chosen(TENNESSEE, Rule())
    with pytest.raises(BadRule):
        chosen(TENNESSEE, Rule(Poll.APPROVAL))
    with pytest.raises(BadRule):
        count(TENNESSEE, Rule(Poll.BORDA))


def test_a_rule_that_chooses_one_is_stored_and_read_again() -> None:
    rule = Rule(Poll.SCHULZE, ties=("votes", "order"))

    assert from_dict(rule.as_dict()) == rule
