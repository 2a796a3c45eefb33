"""What a participatory budget declares: money, ballots, and the rule of the count."""

from fractions import Fraction
from typing import Any

import pytest

from civic import i18n
from civic.methods.base import Counts
from civic.methods.participatory_budget.method import METHOD, BudgetSettings
from civic.rules.ballots import BallotRules
from civic.rules.fields import fields_of
from civic.tally.rule import Completion, Rule, Stop, Utility
from civic.tally.rule import Method as Counting
from civic.words import Act, BallotKind

SHARES = {"counted": "equal-shares"}


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
    assert METHOD.count(settings()) == Rule(stop=Stop.SKIP, ties=("cheapest",))
    shares = settings(counted="equal-shares", utility="cardinality", ties="order")
    assert METHOD.count(shares) == Rule(
        Counting.EQUAL_SHARES, Utility.CARDINALITY, Completion.ADD1_FEASIBLE, ties=("order",)
    )


def test_the_first_that_does_not_fit_is_passed_over_or_ends_the_count() -> None:
    assert METHOD.count(settings(stop="end")).stops is Stop.END
    phragmen = {"counted": "phragmen", "stop": "skip"}
    assert METHOD.count(settings(**phragmen)).stops is Stop.END
    assert METHOD.count(settings(**phragmen, stop_phragmen="skip")).stops is Stop.SKIP


def test_each_voter_may_have_a_stated_sum_which_never_overspends() -> None:
    """As in Wieliczka: equal shares with 313 for each voter."""
    rule = METHOD.count(settings(**SHARES, completion="endowment", endowment=313))

    assert rule.endowment == 313
    assert rule.is_capped
    assert METHOD.count(
        settings(**SHARES, completion="endowment", endowment=0.1)
    ).endowment == Fraction(1, 10)


def test_a_lot_is_drawn_by_a_seed_that_is_stated() -> None:
    assert METHOD.count(settings(ties="lot", seed="2027-03-01")).ties == ("lot:2027-03-01",)


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"ballot": "points", "counted": "equal-shares"}, "counted"),
        ({"ballot": "ranking", "counted": "phragmen"}, "counted"),
        ({"ballot": "up_down", "counted": "equal-shares"}, "counted"),
        ({"counted": "equal-shares", "completion": "endowment"}, "endowment"),
        ({"ties": "lot"}, "seed"),
        ({"ties": "lot", "seed": "1,2,3"}, "seed"),
    ],
    ids=str,
)
def test_what_does_not_go_together_is_refused_with_its_reason(
    chosen: dict[str, Any], field: str
) -> None:
    refused = METHOD.refuse_settings(settings(**chosen))

    assert refused is not None
    assert refused[0] == field
    assert refused[1] in i18n.catalogue("en")


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"ballot": "points"},
        {"ballot": "ranking", "counted": "greedy-per-cost"},
        {"ballot": "approval", "counted": "phragmen"},
        {"counted": "equal-shares", "completion": "endowment", "endowment": 2.5},
        {"counted": "greedy", "completion": "endowment"},
        {"ties": "lot", "seed": "2027.03.01"},
    ],
    ids=str,
)
def test_what_goes_together_is_taken(chosen: dict[str, Any]) -> None:
    assert METHOD.refuse_settings(settings(**chosen)) is None


def test_what_a_choice_asks_for_besides_is_shown_with_it() -> None:
    def shown(**chosen: Any) -> set[str]:
        fields = fields_of(METHOD.key, settings(**chosen))
        return {one.name for one in fields if one.is_shown and one.when}

    assert shown() == {"least_cost", "stop"}
    assert shown(counted="phragmen", completion="endowment") == {"least_cost", "stop_phragmen"}
    assert shown(**SHARES, completion="endowment", ties="lot") == {
        "least_cost", "utility", "completion", "endowment", "seed",
    }  # fmt: skip
