"""Those who look at one thing are told together, and a crowd is asked to look again in turn."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import text

from civic.api import live
from civic.api.live import MOST_WAITING, MOVED, Listener, joined
from civic.services import comments
from civic.services.work import House
from tests import factories as make
from tests.services.acting import do

SOON = 10


@pytest.fixture
def idea(served: House) -> str:
    return make.an_idea(served, make.an_idea_box(served))


@pytest.fixture(autouse=True)
async def nobody_stays() -> AsyncIterator[None]:
    yield
    assert not live._rooms


def renamed(house: House, table: str, name: str) -> None:
    """Let a table have another name, so that nothing finds it."""
    with house.engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {table} RENAME TO {name}"))


async def next_of(listener: Listener) -> str:
    async with asyncio.timeout(SOON):
        return await listener.words.get()


async def test_all_who_look_are_told_what_was_said(served: House, idea: str) -> None:
    async with AsyncExitStack() as stack:
        page = f"input:{idea}"
        tabs = [await stack.enter_async_context(joined(page, "fr")) for _ in range(3)]
        do(served, make.a_person(served), comments.write, idea, "Oui")

        told = [json.loads(await next_of(tab)) for tab in tabs]

    assert [[one["body"] for one in word["said"]] for word in told] == [["Oui"]] * 3
    assert told[0] == told[1] == told[2]


async def test_what_moved_as_a_whole_is_told_alike_and_looked_at_again(
    served: House, idea: str
) -> None:
    async with joined(f"input:{idea}", "nl") as tab:
        served.hub.tell(f"input:{idea}")

        first, then = await next_of(tab), await next_of(tab)

    assert (json.loads(first)["page"]["noun"], then) == ("idea", MOVED)


async def test_where_not_everybody_may_look_each_looks_for_themselves(served: House) -> None:
    idea = make.an_idea(served, make.an_idea_box(served), hidden_at=make.NOON)
    async with joined(f"input:{idea}", "fr") as tab:
        served.hub.tell(f"input:{idea}#{idea}")

        assert await next_of(tab) == MOVED


async def test_other_things_are_told_by_a_word(served: House) -> None:
    async with joined("desk", "fr") as one, joined("desk", "en") as other:
        served.hub.tell("desk")

        assert [await next_of(one), await next_of(other)] == [MOVED, MOVED]


async def test_pages_go_on_being_told_when_a_word_could_not_be_read(
    served: House, idea: str
) -> None:
    said = do(served, make.a_person(served), comments.write, idea, "Oui")
    async with joined(f"input:{idea}", "fr") as tab:
        renamed(served, "comment", "lost")
        served.hub.tell(f"input:{idea}#{said}")
        assert await next_of(tab) == MOVED

        renamed(served, "lost", "comment")
        served.hub.tell(f"input:{idea}#{said}")
        assert json.loads(await next_of(tab))["said"]


async def test_a_page_that_takes_no_word_is_told_to_look_again_instead() -> None:
    slow = Listener("fr")
    for number in range(MOST_WAITING + 1):
        slow.tell(str(number))

    assert (await next_of(slow), slow.words.qsize()) == (MOVED, 0)


async def test_who_is_asked_to_look_again_is_asked_once() -> None:
    tab = Listener("fr")
    tab.look_again(0)
    tab.look_again(0)

    assert await next_of(tab) == MOVED
    other = Listener("fr")
    other.look_again(0)
    await next_of(other)
    assert tab.words.empty()


async def test_who_left_is_asked_nothing() -> None:
    gone, stayed = Listener("fr"), Listener("fr")
    gone.look_again(0)
    stayed.look_again(0)
    gone.leave()

    assert await next_of(stayed) == MOVED
    assert gone.words.empty()
