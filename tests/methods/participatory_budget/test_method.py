"""What a participatory budget declares: money, ballots, and the rule of the count."""

from typing import Any

import pytest

from civic.methods.base import Counts
from civic.methods.participatory_budget.method import METHOD, BudgetSettings
from civic.rules.ballots import BallotRules
from civic.tally.rule import Completion, Rule, Utility
from civic.tally.rule import Method as Counting
from civic.words import Act, BallotKind


def settings(**more: Any) -> BudgetSettings:
    return BudgetSettings.model_validate(more)


def test_people_hand_in_and_vote_and_each_preset_opens_the_vote_in_one_phase() -> None:
    assert METHOD.acts(settings()) >= {Act.SUBMIT_INPUT, Act.VOTE}
    for preset in METHOD.presets:
        opened = [phase.key for phase in preset.phases if Act.VOTE in phase.acts]
        assert opened == ["vote"]


def test_without_money_it_is_not_published() -> None:
    assert METHOD.missing(settings(), Counts()) == ("envelope",)
    assert METHOD.missing(settings(envelope=1), Counts()) == ()
    assert METHOD.missing(settings(envelopes={"north": 1}), Counts()) == ()


def test_districts_with_money_of_their_own_leave_no_envelope_for_all() -> None:
    held = METHOD.ballot(settings(envelope=9, envelopes={"north": 5}))

    assert (held.envelope, held.envelopes) == (None, {"north": 5})


@pytest.mark.parametrize(
    ("chosen", "held"),
    [
        ({"envelope": 9, "least_cost": 5}, BallotRules(envelope=9, least=1, least_cost=5)),
        (
            {"ballot": "approval", "least_cost": 5, "most": 3},
            BallotRules(BallotKind.APPROVAL, envelope=0, least=1, most=3),
        ),
    ],
    ids=["a basket has a least sum", "an approval has none"],
)
def test_a_ballot_is_filled_in_as_the_organiser_chose(
    chosen: dict[str, Any], held: BallotRules
) -> None:
    found = METHOD.ballot(settings(points=1, **chosen))

    assert (found.kind, found.envelope, found.least_cost, found.most) == (
        held.kind, held.envelope, held.least_cost, held.most,
    )  # fmt: skip


def test_it_is_counted_as_the_organiser_chose() -> None:
    assert METHOD.count(settings()) == Rule(ties=("cheapest",))
    shares = settings(counted="equal-shares", utility="cardinality", ties="order")
    assert METHOD.count(shares) == Rule(
        Counting.EQUAL_SHARES, Utility.CARDINALITY, Completion.ADD1_FEASIBLE, ties=("order",)
    )
