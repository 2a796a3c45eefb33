"""The result of a vote on the page of its team: a draft, then published and followed up."""

import pytest

from civic.errors import NotFound, Refused
from civic.rules.access import Actor
from civic.services import follow_ups, result_desk, vote_desk, vote_results
from civic.services.work import House, perform
from tests import factories as make
from tests.installing import Install
from tests.services.test_vote_results import count, manager
from tests.services.voting import METHODS, Poll


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Open a vote with an envelope of 1,000."""
    install(METHODS)
    return Poll(house)


def desk(poll: Poll, who: Actor) -> result_desk.ResultDesk:
    return perform(poll.house, who, result_desk.desk, poll.activity)


def test_a_result_is_counted_published_and_followed_up(poll: Poll) -> None:
    who = manager(poll)
    poll.cast(make.a_person(poll.house), "tree")
    perform(poll.house, who, vote_desk.end_now, poll.activity, "Fin")
    assert desk(poll, who) == result_desk.ResultDesk()
    count(poll)

    draft = desk(poll, who)
    assert (draft.is_counted, draft.published_at, draft.funded) == (True, None, [])
    perform(poll.house, who, vote_results.publish, poll.activity)
    perform(poll.house, who, follow_ups.save, poll.options["tree"], {"percent": "40"})

    found = desk(poll, who)
    assert found.published_at is not None
    assert found.href.endswith("/results")
    assert {one.title: one.percent for one in found.funded}["tree"] == 40


def test_the_result_is_the_teams_until_it_is_published(poll: Poll) -> None:
    for who in (Actor(), make.a_person(poll.house)):
        with pytest.raises((Refused, NotFound)):
            desk(poll, who)
