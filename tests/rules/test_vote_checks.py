"""What is still to be done before a vote opens."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from civic.rules.ballots import Option
from civic.rules.phases import Window
from civic.rules.vote_checks import VoteState, checks, is_ready
from civic.words import Act, BallotKind
from tests.factories import NOON

DAY = timedelta(days=1)
VOTING = Window(NOON + DAY, NOON + 3 * DAY, frozenset({Act.VOTE}))
READY = VoteState(
    kind=BallotKind.BASKET,
    least=1,
    envelope=500,
    options=(Option(300), Option(400)),
    rule="greedy",
    ties=("cheapest",),
    windows=(VOTING,),
)


def undone(**changed: Any) -> set[str]:
    return {one.key for one in checks(replace(READY, **changed), NOON) if not one.is_done}


def test_a_vote_that_is_settled_is_ready() -> None:
    assert undone() == set()
    assert is_ready(checks(READY, NOON))


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"rule": ""}, "rule"),
        ({"ties": ()}, "ties"),
        ({"reads_all": False}, "reads"),
        ({"windows": (replace(VOTING, ends_at=None),)}, "end"),
        ({"options": (Option(0), Option(400))}, "costs"),
        ({"least": 3}, "least"),
        ({"envelope": 299}, "affordable"),
        ({"least_cost": 600}, "least_cost"),
        ({"is_out": False}, "published"),
    ],
    ids=str,
)
def test_one_thing_that_is_not_done_is_named(changed: dict[str, Any], key: str) -> None:
    assert undone(**changed) == {key}
    assert not is_ready(checks(replace(READY, **changed), NOON))


def test_each_district_needs_something_that_its_money_can_pay() -> None:
    options = (Option(300, "north"), Option(400, "south"))
    envelopes = {"north": 300, "south": 400}
    assert undone(envelope=None, envelopes=envelopes, options=options) == set()
    assert undone(envelope=None, envelopes={"north": 300}, options=options) == {"districts"}
    assert undone(envelope=None, envelopes={**envelopes, "south": 399}, options=options) == {
        "affordable"
    }


def test_without_a_phase_nobody_could_vote_and_none_that_is_over_helps() -> None:
    assert undone(windows=()) == {"phase", "end"}
    over = replace(VOTING, starts_at=NOON - 3 * DAY, ends_at=NOON - DAY)
    found = [one for one in checks(replace(READY, windows=(over,)), NOON) if not one.is_done]
    assert [(one.key, one.needed) for one in found] == [("to_come", False)]


def test_what_the_team_has_not_assessed_may_be_left() -> None:
    found = checks(replace(READY, unread=3), NOON)
    assert is_ready(found)
    assert [one.key for one in found if not one.is_done] == ["assessed"]
