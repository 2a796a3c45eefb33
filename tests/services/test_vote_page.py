"""The page of the team says how far a vote is, and the one thing to do next."""

from datetime import timedelta

import pytest

from civic.rules.access import SYSTEM, Actor
from civic.services import counting, paper, sealing, vote_desk, vote_page, vote_results
from civic.services.vote_page import VoteDesk
from civic.services.work import House, perform
from civic.tally import published
from civic.words import Act, ProjectStatus, Role
from tests import factories as make
from tests.installing import Install
from tests.services.voting import METHODS, Poll


@pytest.fixture(autouse=True)
def _voting(install: Install) -> None:
    """Let there be a method that has nothing but a vote."""
    install(METHODS)


def manager(poll: Poll) -> Actor:
    person = make.a_person(poll.house, name="Ana")
    return make.trusted(poll.house, person, poll.project, Role.PROJECT_MANAGER)


def desk(poll: Poll, who: Actor) -> VoteDesk:
    return perform(poll.house, who, vote_page.page, poll.activity)


def test_a_vote_goes_from_stage_to_stage(house: House) -> None:
    poll = Poll(house, opens=False)
    who = manager(poll)
    assert desk(poll, who).stage == "late"  # without a phase it is always open
    make.a_phase(house, poll.project, {poll.activity: (Act.VOTE,)}, starts=1, ends=2)
    assert desk(poll, who).stage == "ready"
    poll.at += timedelta(days=1, hours=1)
    assert desk(poll, who).stage == "open"
    poll.cast(make.a_person(house), "tree")
    perform(poll.house, who, paper.expect, poll.activity)
    perform(poll.house, who, vote_desk.end_now, poll.activity, "Fin")
    assert desk(poll, who).stage == "paper"
    perform(poll.house, who, paper.finish, poll.activity)
    assert desk(poll, who).stage == "counting"
    perform(poll.house, SYSTEM, sealing.seal, poll.activity)
    files = perform(poll.house, SYSTEM, counting.files, poll.activity)
    perform(poll.house, SYSTEM, counting.keep, poll.activity, published.document(files))
    assert desk(poll, who).stage == "check"
    perform(poll.house, who, vote_results.publish, poll.activity)
    assert desk(poll, who).stage == "follow"


def test_the_first_thing_to_mend_is_named(house: House) -> None:
    poll = Poll(house, envelope=None)
    found = desk(poll, manager(poll))

    assert (found.stage, found.left) == ("late", 2)
    assert found.mends is not None
    assert found.mends.key == "envelope"


def test_a_vote_without_a_ballot_is_over_and_says_so(house: House) -> None:
    poll = Poll(house)
    poll.at += timedelta(days=2)
    assert desk(poll, manager(poll)).stage == "empty"


def test_nobody_votes_in_a_draft_and_the_checklist_says_so(house: House) -> None:
    poll = Poll(house)
    draft = make.a_project(house, "brouillon", ProjectStatus.DRAFT)
    activity = make.an_activity(house, draft, "voting", {})
    person = make.trusted(house, make.a_person(house), draft, Role.PROJECT_MANAGER)
    for found, is_done in (
        (desk(poll, manager(poll)), True),
        (perform(poll.house, person, vote_page.page, activity), False),
    ):
        assert ("published" in {one.key for one in found.settled}) is is_done
        assert ("published" in {one.key for one in found.undone}) is not is_done
