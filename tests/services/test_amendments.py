"""People propose to change a scenario; the team takes it into a version, or says why not."""

from datetime import timedelta

import pytest

from civic.errors import Invalid, NotFound, Refused
from civic.rules.access import Actor
from civic.services import amendments, comments, inputs, own_inputs, reactions, versions
from civic.services.amendments import ACCEPTED, REFUSED, AmendmentsPage, AmendmentView
from civic.services.inputs import Draft
from civic.services.work import House, perform
from civic.words import Act, News, Reason, Subject
from tests import factories as make
from tests.factories import NOON
from tests.services.test_following import spread, told
from tests.services.test_vote_results import manager
from tests.services.voting import Poll

FREE = {"bench": 0, "tree": 0}
CHANGE, WHY = "Vingt bancs, pas dix.", "On s’y assoit beaucoup."


@pytest.fixture
def poll(house: House) -> Poll:
    """Open the discussion of two scenarios, before people vote."""
    held = Poll(house, "scenarios", FREE)
    make.a_phase(house, held.project, {held.activity: (Act.COMMENT, Act.REACT)})
    return held


def propose(poll: Poll, who: Actor) -> str:
    return perform(poll.house, who, amendments.propose, poll.options["tree"], CHANGE, WHY)


def page(poll: Poll, who: Actor | None = None) -> AmendmentsPage:
    return perform(poll.house, who or Actor(), amendments.page, poll.options["tree"])


def only(poll: Poll) -> AmendmentView:
    (found,) = page(poll).amendments
    return found


def decide(poll: Poll, who: Actor, amendment: str, verdict: str, because: str = "") -> None:
    perform(poll.house, who, amendments.decide, amendment, verdict, because)


def change(poll: Poll, who: Actor) -> None:
    """Change the scenario a while after."""
    poll.at = NOON + timedelta(hours=1)
    draft = perform(poll.house, who, own_inputs.draft_of, poll.options["tree"]).draft
    changed = Draft(draft.title + " bis", draft.body + "<p>Vingt bancs.</p>")
    perform(poll.house, who, inputs.edit, poll.options["tree"], changed)


def test_what_is_proposed_is_read_supported_and_answered_by_everybody(poll: Poll) -> None:
    amendment = propose(poll, make.a_person(poll.house, "Ana"))
    ben = make.a_person(poll.house, "Ben")
    tree = poll.options["tree"]

    perform(poll.house, ben, comments.write, tree, "Bonne idée.", amendment)

    found = only(poll)
    assert found.id == amendment
    assert CHANGE in found.body
    assert WHY in found.body
    assert (found.author.name, found.answers, found.verdict) == ("Ana", 1, "")
    assert not page(poll, ben).decides
    assert page(poll, ben).propose.is_open


@pytest.mark.parametrize(("text", "reason", "field"), [("", WHY, "text"), (CHANGE, " ", "reason")])
def test_a_change_says_what_and_why(poll: Poll, text: str, reason: str, field: str) -> None:
    ana = make.a_person(poll.house)

    with pytest.raises(Invalid) as wrong:
        perform(poll.house, ana, amendments.propose, poll.options["tree"], text, reason)

    assert wrong.value.field == field


def test_one_that_is_taken_up_names_its_version_and_tells_its_author(poll: Poll) -> None:
    ana, team = make.a_person(poll.house), manager(poll)
    amendment = propose(poll, ana)
    change(poll, team)

    decide(poll, team, amendment, ACCEPTED, "Merci.")

    found = only(poll)
    tree = poll.options["tree"]
    (edit,) = perform(poll.house, Actor(), versions.edits, tree)
    assert (found.verdict, found.because, found.version_at) == (ACCEPTED, "Merci.", edit.at)
    assert found.answers == 1
    spread(poll.house)
    assert [line.kind for line in told(poll.house, ana)] == [News.REPLY]


def test_nothing_is_taken_into_a_text_that_has_not_changed_since(poll: Poll) -> None:
    team = manager(poll)
    amendment = propose(poll, make.a_person(poll.house))
    assert not only(poll).can_accept

    with pytest.raises(Invalid):
        decide(poll, team, amendment, ACCEPTED)
    change(poll, team)

    assert only(poll).can_accept


def test_a_refusal_says_why_and_is_read_by_everybody(poll: Poll) -> None:
    team = manager(poll)
    amendment = propose(poll, make.a_person(poll.house))

    with pytest.raises(Invalid):
        decide(poll, team, amendment, REFUSED)
    decide(poll, team, amendment, REFUSED, "Le budget est fixé.")

    assert (only(poll).verdict, only(poll).because) == (REFUSED, "Le budget est fixé.")
    with pytest.raises(Refused) as no:
        decide(poll, team, amendment, REFUSED, "Encore.")
    assert no.value.refusal.reason is Reason.ALREADY_DECIDED


def test_the_team_alone_decides(poll: Poll) -> None:
    amendment = propose(poll, make.a_person(poll.house))

    with pytest.raises(Refused):
        decide(poll, make.a_person(poll.house), amendment, REFUSED, "Non.")

    assert only(poll).verdict == ""


def test_once_people_vote_nothing_more_is_proposed(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    poll.cast(ana, tree=6)

    assert page(poll, ana).propose.reason == Reason.VOTE_BEGUN
    with pytest.raises(Refused) as no:
        propose(poll, ana)
    assert no.value.refusal.reason is Reason.VOTE_BEGUN


def test_one_that_was_taken_back_is_read_no_more(poll: Poll) -> None:
    ana = make.a_person(poll.house)
    amendment = propose(poll, ana)

    perform(poll.house, ana, comments.remove, amendment)

    assert page(poll).amendments == []
    with pytest.raises(NotFound):
        decide(poll, manager(poll), amendment, REFUSED, "Non.")


def test_an_idea_of_an_idea_box_takes_no_amendments(house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))

    with pytest.raises(NotFound):
        perform(house, Actor(), amendments.page, idea)
    with pytest.raises(NotFound):
        perform(house, make.a_person(house), amendments.propose, idea, CHANGE, WHY)


def test_support_is_counted(poll: Poll) -> None:
    amendment = propose(poll, make.a_person(poll.house))

    perform(poll.house, manager(poll), reactions.react, Subject.COMMENT, amendment, 1)

    assert only(poll).up == 1
