"""What a ballot may say: refused for good, kept without counting, or counted."""

from typing import Any

import pytest

from civic.errors import Invalid
from civic.rules.ballots import BallotRules, Option, cost_of, lacking, read, refuse, without_gone
from civic.words import BallotKind, Reason

OPTIONS = {
    "bench": Option(300, "north"),
    "tree": Option(500, "north"),
    "pool": Option(900, "south"),
    "lamp": Option(100, "east"),
    "site": Option(200),
}
BASKET = BallotRules(envelope=1000)
POINTS = BallotRules(kind=BallotKind.POINTS, points=10, points_each=6)
UP_DOWN = BallotRules(kind=BallotKind.UP_DOWN, most=2, most_down=1)
ONE = BallotRules(kind=BallotKind.ONE)
RANKING = BallotRules(kind=BallotKind.RANKING)
GRADES = BallotRules(kind=BallotKind.GRADES, grades=6)


def approval(most: int) -> BallotRules:
    return BallotRules(kind=BallotKind.APPROVAL, most=most)


@pytest.mark.parametrize(
    ("rules", "marks"),
    [
        pytest.param(BASKET, {}, id="nothing"),
        pytest.param(BASKET, {"tree": 1, "bench": 1, "site": 1}, id="a basket filled to the brim"),
        pytest.param(approval(2), {"pool": 1, "tree": 1}, id="two of two"),
        pytest.param(ONE, {"pool": 1}, id="one"),
        pytest.param(POINTS, {"bench": 6, "pool": 4}, id="all points"),
        pytest.param(RANKING, {"pool": 2, "tree": 1, "lamp": 3}, id="a ranking"),
        pytest.param(UP_DOWN, {"pool": -1, "tree": 1, "lamp": 1}, id="for and against"),
        pytest.param(GRADES, {"pool": 1, "tree": 6, "lamp": 6}, id="the worst grade and the best"),
    ],
)
def test_a_ballot_within_its_limits_is_kept(rules: BallotRules, marks: dict[str, int]) -> None:
    assert refuse(rules, OPTIONS, marks) is None


@pytest.mark.parametrize(
    ("rules", "marks", "reason"),
    [
        pytest.param(BASKET, {"fountain": 1}, Reason.OPTION_GONE, id="what is no option"),
        pytest.param(BASKET, {"pool": 1, "site": 1}, Reason.OVER_ENVELOPE, id="over the envelope"),
        pytest.param(approval(1), {"pool": 1, "tree": 1}, Reason.LIMIT_REACHED, id="too many"),
        pytest.param(
            ONE, {"pool": 1, "tree": 1}, Reason.LIMIT_REACHED, id="two where one is chosen"
        ),
        pytest.param(POINTS, {"bench": 6, "pool": 5}, Reason.TOO_MANY_POINTS, id="too many points"),
        pytest.param(POINTS, {"bench": 7}, Reason.TOO_MANY_POINTS, id="too many points for one"),
        pytest.param(
            UP_DOWN, {"pool": -1, "tree": -1}, Reason.LIMIT_REACHED, id="too often against"
        ),
        pytest.param(
            UP_DOWN, {"pool": 1, "tree": 1, "lamp": 1}, Reason.LIMIT_REACHED, id="too often for"
        ),
    ],
)
def test_a_ballot_beyond_its_limits_is_refused(
    rules: BallotRules, marks: dict[str, int], reason: Reason
) -> None:
    refusal = refuse(rules, OPTIONS, marks)

    assert refusal is not None
    assert refusal.reason is reason


def test_who_is_over_the_envelope_is_told_by_how_much() -> None:
    refusal = refuse(BASKET, OPTIONS, {"pool": 1, "site": 1})

    assert refusal is not None
    assert dict(refusal.figures) == {"spent": "1100", "most": "1000", "over": "100", "district": ""}


def test_each_district_has_its_own_envelope() -> None:
    rules = BallotRules(envelopes={"north": 800, "south": 899, "": 200})

    assert refuse(rules, OPTIONS, {"bench": 1, "tree": 1, "site": 1}) is None
    refusal = refuse(rules, OPTIONS, {"bench": 1, "pool": 1})
    assert refusal is not None
    assert dict(refusal.figures)["district"] == "south"
    assert refuse(rules, OPTIONS, {"lamp": 1}) is not None


@pytest.mark.parametrize("kind", [BallotKind.APPROVAL, BallotKind.ONE, BallotKind.RANKING])
def test_what_no_district_pays_cannot_be_chosen(kind: BallotKind) -> None:
    rules = BallotRules(kind, envelopes={"north": 800})

    assert refuse(rules, OPTIONS, {"tree": 1}) is None
    refusal = refuse(rules, OPTIONS, {"pool": 1})
    assert refusal is not None
    assert refusal.reason is Reason.OPTION_GONE
    assert without_gone(rules, OPTIONS, {"pool": 1, "tree": 2}) == {
        "tree": 1 if kind is BallotKind.RANKING else 2
    }


@pytest.mark.parametrize(
    ("own", "marks", "is_kept"),
    [
        pytest.param("north", {"tree": 1, "pool": 1}, True, id="own and one other"),
        pytest.param("north", {"tree": 1, "pool": 1, "lamp": 1}, False, id="two others"),
        pytest.param("north", {"tree": 1, "pool": 1, "site": 1}, True, id="what is of no district"),
        pytest.param("", {"tree": 1, "pool": 1}, False, id="who has not said which is theirs"),
    ],
)
def test_ones_own_district_and_one_other(own: str, marks: dict[str, int], is_kept: bool) -> None:
    refusal = refuse(BallotRules(other_districts=1), OPTIONS, marks, own)

    assert (refusal is None) is is_kept
    assert refusal is None or refusal.reason is Reason.OTHER_DISTRICTS


@pytest.mark.parametrize(
    ("rules", "marks"),
    [
        pytest.param(BASKET, {"tree": 2}, id="a basket holds each once"),
        pytest.param(POINTS, {"tree": -1}, id="no points against"),
        pytest.param(RANKING, {"tree": 1, "pool": 1}, id="two first ranks"),
        pytest.param(RANKING, {"tree": 2, "pool": 3}, id="no first rank"),
        pytest.param(UP_DOWN, {"tree": 2}, id="twice for"),
        pytest.param(GRADES, {"tree": 7}, id="a grade above the best"),
        pytest.param(GRADES, {"tree": -1}, id="a grade below the worst"),
    ],
)
def test_marks_that_no_screen_makes_are_no_ballot(
    rules: BallotRules, marks: dict[str, int]
) -> None:
    with pytest.raises(Invalid):
        refuse(rules, OPTIONS, marks)


@pytest.mark.parametrize(
    ("rules", "marks", "reason"),
    [
        pytest.param(BASKET, {}, Reason.EMPTY_BALLOT, id="empty"),
        pytest.param(BallotRules(least=2), {"tree": 1}, Reason.TOO_FEW_CHOICES, id="too few"),
        pytest.param(
            BallotRules(least_cost=501), {"tree": 1}, Reason.TOO_LITTLE_CHOSEN, id="too little"
        ),
        pytest.param(BallotRules(least=1, least_cost=500), {"tree": 1}, None, id="enough"),
    ],
)
def test_a_ballot_that_lacks_something_is_kept_and_does_not_count(
    rules: BallotRules, marks: dict[str, int], reason: Reason | None
) -> None:
    refusal = lacking(rules, OPTIONS, marks)

    assert (refusal and refusal.reason) == reason
    assert refuse(rules, OPTIONS, marks) is None


@pytest.mark.parametrize(
    "typed",
    [
        None,
        [],
        "tree",
        {"tree": "1"},
        {"tree": True},
        {"tree": 1.0},
        {1: 1},
        {"tree": 10**6 + 1},
        {"tree": -(10**4000)},
        dict.fromkeys(map(str, range(2000)), 1),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_ballot_is_not_read(typed: Any) -> None:
    with pytest.raises(Invalid):
        read(typed)


def test_what_is_taken_back_is_not_marked() -> None:
    assert read({"tree": 1, "pool": 0}) == {"tree": 1}
    assert cost_of(OPTIONS, {"tree": 1, "lamp": 1}) == 600
