"""The site counts a published vote once more, from its files alone, and says what came out."""

from dataclasses import replace
from datetime import UTC

import pytest

from civic.errors import NotFound
from civic.rules.access import Actor
from civic.services import recounting, vote_results
from civic.services.recounting import Published
from civic.services.work import House, perform
from tests import factories as make
from tests.installing import Install
from tests.services.test_results_pages import slugs
from tests.services.test_vote_results import count, manager
from tests.services.voting import METHODS, Poll


@pytest.fixture
def poll(house: House, install: Install) -> Poll:
    """Hold a vote that three people take part in, and count it."""
    install(METHODS)
    poll = Poll(house)
    for names in (["tree"], ["tree", "bench"], ["pool"]):
        poll.cast(make.a_person(house), *names)
    count(poll)
    return poll


def published(poll: Poll) -> Published:
    perform(poll.house, manager(poll), vote_results.publish, poll.activity)
    return perform(poll.house, Actor(), recounting.published, *slugs(poll))


async def test_what_is_counted_again_is_the_published_result(poll: Poll) -> None:
    vote = published(poll)

    found = await recounting.again(vote)

    assert found.is_same
    assert (found.digest, found.at) == (vote.digest, poll.house.clock(UTC))


async def test_ballots_that_were_changed_give_another_result(poll: Poll) -> None:
    vote = published(poll)
    pool, tree = poll.options["pool"], poll.options["tree"]
    changed = {
        name: file[: (at := file.index(b"VOTES"))] + file[at:].replace(pool.encode(), tree.encode())
        for name, file in vote.files.items()
    }

    found = await recounting.again(replace(vote, files=changed))

    assert found.digest
    assert not found.is_same


async def test_files_that_cannot_be_counted_give_nothing(poll: Poll) -> None:
    vote = published(poll)

    found = await recounting.again(replace(vote, files=dict.fromkeys(vote.files, b"META\n")))

    assert (found.digest, found.is_same) == ("", False)


def test_nobody_counts_again_what_is_not_published(poll: Poll) -> None:
    with pytest.raises(NotFound):
        perform(poll.house, Actor(), recounting.published, *slugs(poll))
