"""What scenarios declare: who writes them, how they are marked, by which rule one is chosen."""

import pytest

from civic.methods.base import Counts, NewInput
from civic.methods.scenarios.method import METHOD, Chosen, ScenarioSettings
from civic.rules.ballots import lacking, refuse
from civic.rules.invented import invent
from civic.services.ballot_files import KINDS
from civic.tally.rule import Poll, Rule
from civic.tally.scenarios import POLLS
from civic.words import Act, BallotKind, Reason, Subject
from tests.rules.test_ballots import OPTIONS


def test_the_team_alone_writes_and_everybody_votes() -> None:
    settings = ScenarioSettings()

    assert METHOD.acts(settings) == {Act.VOTE, Act.COMMENT, Act.REACT}
    assert METHOD.acts(ScenarioSettings(comments=False)) == {Act.VOTE}
    assert METHOD.collection(settings).by_team


def test_each_preset_opens_the_vote_in_one_phase() -> None:
    for preset in METHOD.presets:
        opened = [phase.key for phase in preset.phases if Act.VOTE in phase.acts]
        assert opened == ["vote"]


@pytest.mark.parametrize("chosen", Chosen)
def test_each_rule_is_given_ballots_that_it_can_count(chosen: Chosen) -> None:
    settings = ScenarioSettings(counted=chosen)
    rules, poll = METHOD.ballot(settings), METHOD.count(settings).method

    assert isinstance(poll, Poll)
    assert KINDS[rules.kind] in POLLS[poll][0]
    assert not rules.has_money
    for marks, _ in invent(rules, OPTIONS, 20, seed=1):
        assert refuse(rules, OPTIONS, marks) is None
        assert lacking(rules, OPTIONS, marks) is None


def test_every_rule_of_a_poll_can_be_chosen_and_votes_against_besides() -> None:
    held = [METHOD.count(ScenarioSettings(counted=chosen)).method for chosen in Chosen]

    assert set(held) == set(Poll)
    against = METHOD.ballot(ScenarioSettings(counted=Chosen.FOR_AND_AGAINST))
    assert against.kind is BallotKind.UP_DOWN


def test_each_preset_asks_for_cost_pros_cons_and_documents() -> None:
    for preset in METHOD.presets:
        assert [one.key for one in preset.questions] == ["cost", "pros", "cons", "document"]


def test_ties_are_parted_as_the_organiser_chose() -> None:
    assert METHOD.count(ScenarioSettings()) == Rule(Poll.MAJORITY_JUDGMENT, ties=("votes", "order"))
    assert METHOD.count(ScenarioSettings(ties="order")).ties == ("order",)


def test_there_is_nothing_to_compare_before_two_are_written() -> None:
    assert METHOD.missing(ScenarioSettings(), Counts(inputs=1)) == ("scenarios",)
    assert METHOD.missing(ScenarioSettings(), Counts(inputs=2)) == ()


def test_thumbs_are_given_to_comments_and_to_no_scenario() -> None:
    settings = ScenarioSettings()

    assert METHOD.refuse_reaction(settings, Subject.COMMENT, 1, 0) is None
    assert METHOD.refuse_reaction(settings, Subject.INPUT, 1, 0) is not None


def test_a_scenario_has_a_text() -> None:
    new = NewInput("The market hall", "", has_place=False, tags=0, pictures=1)

    refusal = METHOD.refuse_input(ScenarioSettings(), new, 0)

    assert refusal is not None
    assert refusal.reason is Reason.FIELD_MISSING
