"""What one process tells, the others hear: through a real Redis."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from civic.adapters.hub import Hub
from civic.adapters.relay import RedisRelay
from tests.redis_server import OwnRedis, own_redis

SOON = 20
Forgotten = list[str]


@pytest.fixture
def redis() -> Iterator[OwnRedis]:
    """Run a Redis."""
    with own_redis() as server:
        yield server


@pytest.fixture
def process(redis: OwnRedis) -> Iterator[Callable[..., tuple[Hub, Forgotten]]]:
    """Return a maker of hubs as each process has one; with each, how often it forgot."""
    with ExitStack() as stack:

        def begin(channel: str = "civic:a") -> tuple[Hub, Forgotten]:
            forgotten: Forgotten = []
            hub = Hub(RedisRelay(redis.url, channel))
            stack.callback(hub.close)
            hub.hear_others(lambda: forgotten.append("all"))
            return hub, forgotten

        yield begin


Process = Callable[..., tuple[Hub, Forgotten]]


async def heard(news: "asyncio.Queue[str]", say: Callable[[], None]) -> str:
    """Say something until it is heard: who listens may not be there yet."""
    for _ in range(SOON * 10):
        say()
        try:
            async with asyncio.timeout(0.1):
                return await news.get()
        except TimeoutError:
            continue
    raise AssertionError("nothing was heard")


async def test_what_one_process_tells_the_other_hears(process: Process) -> None:
    (one, _), (other, forgotten) = process(), process()
    async with other.listening("input:1") as news, other.listening("input:2") as quiet:
        assert await heard(news, lambda: one.tell_everywhere(["input:1"])) == "input:1"

        assert forgotten
        assert quiet.empty()


async def test_a_process_hears_itself_once_and_forgets_nothing_for_that(process: Process) -> None:
    (one, forgotten), (other, _) = process(), process()
    async with one.listening("input:1") as own, other.listening("input:1") as news:
        await heard(news, lambda: one.tell_everywhere(["input:1"]))
        said = own.qsize()
        await heard(news, lambda: one.tell_everywhere(["input:1"]))

        assert own.qsize() > said
        assert forgotten == []


async def test_a_write_about_which_no_page_is_told_is_forgotten_all_the_same(
    process: Process,
) -> None:
    (one, _), (other, forgotten) = process(), process()
    async with other.listening("input:1") as news:
        await heard(news, lambda: one.tell_everywhere(["input:1"]))
        before = len(forgotten)
        one.tell_everywhere([])
        await heard(news, lambda: one.tell_everywhere(["input:1"]))

        assert len(forgotten) > before


async def test_platforms_on_one_redis_do_not_hear_each_other(process: Process) -> None:
    (one, _), (other, forgotten) = process("civic:a"), process("civic:b")
    (witness, _) = process("civic:a")
    async with other.listening("input:1") as news, witness.listening("input:1") as its:
        await heard(its, lambda: one.tell_everywhere(["input:1"]))

        assert news.empty()
        assert forgotten == []


async def test_after_redis_was_away_all_pages_look_again(process: Process, redis: OwnRedis) -> None:
    (one, _), (other, _) = process(), process()
    async with other.listening("input:1") as news, other.listening("input:2") as missed:
        await heard(news, lambda: one.tell_everywhere(["input:1"]))
        redis.stop()
        one.tell_everywhere(["input:2"])
        assert missed.empty()

        redis.start()

        async with asyncio.timeout(SOON):
            assert await missed.get() == "input:2"
        assert await heard(news, lambda: one.tell_everywhere(["input:1"])) == "input:1"


def test_nobody_waits_for_a_redis_that_is_away(process: Process, redis: OwnRedis) -> None:
    hub, _ = process()
    redis.stop()

    for number in range(1000):
        hub.tell_everywhere([f"input:{number}"])
