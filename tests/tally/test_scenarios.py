"""Scenarios are put in order as the books have it."""

from fractions import Fraction

import pytest

from civic.tally.election import Kind
from civic.tally.rule import Poll
from civic.tally.scenarios import NotForThese, choose, pairwise
from tests.tally.elections import poll, small

TENNESSEE = poll({"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17})
"""Memphis, Nashville, Chattanooga and Knoxville: the capital of the textbooks."""
SCHULZE = poll(
    {
        "ACBED": 5, "ADECB": 5, "BEDAC": 8, "CABED": 3,
        "CAEBD": 7, "CBADE": 2, "DCEBA": 7, "EBADC": 8,
    }
)  # fmt: skip
"""The example of 45 voters in Schulze's paper."""


def named(letters: str, places: tuple[int, ...]) -> str:
    return "".join(sorted(letters)[place] for place in places)


@pytest.mark.parametrize(
    ("rule", "order"),
    [
        (Poll.PLURALITY, "MNKC"),
        (Poll.BORDA, "NCMK"),
        (Poll.INSTANT_RUNOFF, "KMNC"),
        (Poll.SCHULZE, "NCKM"),
    ],
)
def test_the_capital_hangs_on_the_rule(rule: Poll, order: str) -> None:
    assert named("MNCK", choose(TENNESSEE, rule).order) == order


def test_the_example_of_schulze_comes_out_as_in_his_paper() -> None:
    found = choose(SCHULZE, Poll.SCHULZE)

    assert named("ABCDE", found.order) == "EACBD"
    assert [list(map(int, row)) for row in found.figures] == [
        [0, 28, 28, 30, 24],
        [25, 0, 28, 33, 24],
        [25, 29, 0, 29, 24],
        [25, 28, 28, 0, 24],
        [25, 28, 28, 31, 0],
    ]


def test_pairs_are_counted_with_the_unnamed_behind() -> None:
    assert pairwise(poll({"A": 2, "BA": 1, "C": 4})).tolist() == [[0, 2, 3], [1, 0, 1], [4, 4, 0]]


def test_instant_runoff_passes_ballots_on_and_lets_empty_ones_rest() -> None:
    found = choose(poll({"AB": 4, "BC": 3, "CB": 2, "C": 2, "D": 1}), Poll.INSTANT_RUNOFF)

    assert named("ABCD", found.order) == "CABD"
    assert [list(map(int, rounds)) for rounds in found.figures] == [
        [4, 4, 4], [3, 3], [4, 4, 7, 7], [1],
    ]  # fmt: skip


def test_of_several_with_fewest_votes_the_tie_rule_keeps_its_favourite() -> None:
    even = poll({"A": 1, "B": 1})

    assert named("AB", choose(even, Poll.INSTANT_RUNOFF).order) == "AB"
    assert named("AB", choose(even, Poll.SCHULZE, ("lot:4",)).order) == "BA"


def test_approval_counts_votes_and_takes_off_those_against() -> None:
    both = small(0, {"a": 0, "b": 0}, ["a", "ab", "b"])
    against = small(0, {"a": 0, "b": 0}, ["ab", "b", "ab"], Kind.UP_DOWN, [[1, -1], [1], [1, 1]])

    assert choose(both, Poll.APPROVAL).order == (0, 1)
    assert choose(against, Poll.APPROVAL).figures == ((Fraction(2),), (Fraction(1),))


def graded(grades: dict[str, list[int]]) -> str:
    """Return the order by majority judgment of options with one grade of each voter."""
    voters = len(next(iter(grades.values())))
    names = list(grades)
    cast = [[grades[name][voter] for name in names] for voter in range(voters)]
    election = small(0, dict.fromkeys(names, 0), [names] * voters, Kind.POINTS, cast)
    return "".join(names[place] for place in choose(election, Poll.MAJORITY_JUDGMENT).order)


def test_the_best_median_wins_and_equals_go_by_their_next_medians() -> None:
    assert graded({"a": [5, 5, 1], "b": [3, 3, 3]}) == "ab"
    assert graded({"a": [3, 3, 5, 1], "b": [3, 3, 3, 3]}) == "ba"
    assert graded({"a": [1, 3, 4], "b": [0, 3, 5]}) == "ab"
    assert graded({"a": [2, 2, 4, 4], "b": [3, 3, 3, 3]}) == "ba"
    assert graded({"a": [1, 1], "b": [1, 1]}) == "ab"


def test_who_gives_no_grade_gives_the_worst() -> None:
    election = small(0, {"a": 0, "b": 0}, ["a", "b", "b"], Kind.POINTS, [[5], [1], [1]])

    found = choose(election, Poll.MAJORITY_JUDGMENT)

    assert found.order == (1, 0)
    assert [list(map(int, row)) for row in found.figures] == [
        [2, 0, 0, 0, 0, 1],
        [1, 2, 0, 0, 0, 0],
    ]


@pytest.mark.parametrize("rule", Poll)
def test_nobody_votes_and_the_tie_rule_orders(rule: Poll) -> None:
    kind = Kind.POINTS if rule is Poll.MAJORITY_JUDGMENT else Kind.RANKING
    kind = Kind.APPROVAL if rule is Poll.APPROVAL else kind

    assert choose(small(0, {"b": 0, "a": 0}, [], kind, []), rule).order == (1, 0)


def test_a_rule_that_cannot_count_such_ballots_says_so() -> None:
    with pytest.raises(NotForThese, match="borda counts ballots of ranking, not approval"):
        choose(small(0, {"a": 0}, ["a"]), Poll.BORDA)
