"""Open pages are told, from any thread, and nobody is waited for."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from civic.adapters.hub import MOST_WAITING, Hub


async def test_those_who_listen_are_told_and_others_are_not() -> None:
    hub = Hub()
    async with hub.listening("input:1") as mine, hub.listening("input:2") as theirs:
        hub.tell("input:1")

        assert await asyncio.wait_for(mine.get(), 5) == "input:1"
        assert theirs.empty()


async def test_every_tab_that_listens_is_told() -> None:
    hub = Hub()
    async with hub.listening("input:1") as one, hub.listening("input:1") as other:
        hub.tell("input:1")

        assert {await asyncio.wait_for(tab.get(), 5) for tab in (one, other)} == {"input:1"}


async def test_news_comes_from_any_thread() -> None:
    hub = Hub()
    async with hub.listening("input:1") as news:
        with ThreadPoolExecutor(4) as threads:
            for _ in range(20):
                threads.submit(hub.tell, "input:1")

        assert [await asyncio.wait_for(news.get(), 5) for _ in range(20)] == ["input:1"] * 20


async def test_a_tab_that_does_not_read_holds_nobody_up() -> None:
    hub = Hub()
    async with hub.listening("input:1") as slow:
        for _ in range(MOST_WAITING * 3):
            hub.tell("input:1")
        await asyncio.sleep(0)

        assert slow.qsize() == MOST_WAITING


async def test_parts_are_told_and_too_many_become_the_whole() -> None:
    hub = Hub()
    async with hub.listening("input:1") as news:
        for number in range(MOST_WAITING + 1):
            hub.tell(f"input:1#{number}")
        await asyncio.sleep(0)

        assert news.get_nowait() == "input:1"
        assert news.empty()


async def test_nothing_is_remembered_of_those_who_left() -> None:
    hub = Hub()
    async with hub.listening("input:1"):
        pass

    hub.tell("input:1")
    assert not hub._listeners


def test_a_tab_whose_loop_has_ended_is_passed_over() -> None:
    hub = Hub()
    loop = asyncio.new_event_loop()
    listening = hub.listening("input:1")
    loop.run_until_complete(listening.__aenter__())
    loop.close()

    hub.tell("input:1")
