"""How fast the whole site is with the large town: its start, its pages, its weight, its memory."""

import asyncio
import contextlib
import gzip
import os
import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from time import perf_counter

import httpx

from civic.commands.migrate import migrate
from civic.front.build import build
from civic.services import input_lists
from civic.services.house import house_from
from civic.services.input_lists import Filters
from civic.services.work import Caller, perform
from civic.settings import read
from civic.words import Order
from tests.load.screen import on_screen
from tests.load.town import BOX, PEOPLE, SLUG, fill
from tests.load.visitors import Tab, opened
from tests.site import Site, running

Figure = tuple[str, float, str]
CROWD = 64
TABS = 200
SECONDS = 10.0
ROUNDS = 8
THINKS_S = 2.0
MIB = 2**20
LIST = "/projects/[project]/[activity]"
LIST_PATH = f"/projects/{SLUG}/idees"
USUAL = f"{LIST_PATH}?order={Order.TRENDING}"
INPUT = "/inputs/[input]"
LIST_STATE = "civic___state___activity____activity_state"
INPUT_STATE = "civic___state___input____input_state"


def figures() -> Iterator[Figure]:
    """Yield what was measured: its name, its value, its unit."""
    begun = perf_counter()
    build(lambda _: None, force=True)
    yield "build of the site, packages there", perf_counter() - begun, "s"
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        yield "first start, built, empty database", _start(data / "new"), "s"
        ids = filled(data / "town")
        yield "start with the large town", _start(data / "town"), "s"
        with running(data / "town", "--empty", CIVIC_TRUSTED_PROXY_HOPS="1") as site:
            yield from asyncio.run(_tabs(site, ids))
            yield from _pins(site)
            yield from on_screen(site.url, LIST_PATH, ids)


def _start(data: Path) -> float:
    begun = perf_counter()
    with running(data, "--empty") as site:
        httpx.get(site.url + "/projects").raise_for_status()
        return perf_counter() - begun


def filled(data: Path) -> list[str]:
    """Fill a platform as the server will find it; return the ids of its inputs."""
    chosen = read({"CIVIC_DATA": str(data)})
    migrate(chosen.database)
    house = house_from(chosen)
    fill(house)
    ids = perform(house, Caller(), input_lists.pins, BOX, Filters()).ids
    house.engine.dispose()
    return ids


async def _tabs(site: Site, ids: list[str]) -> list[Figure]:
    """Open the tabs of a crowd, measure what they weigh and what they wait for."""
    await open_tabs(site, 4, LIST, lambda: LIST_PATH)
    before = memory(site)
    begun = perf_counter()
    readers = await open_tabs(site, TABS, LIST, lambda: USUAL)
    took = perf_counter() - begun
    after = memory(site)
    found = [
        ("memory of the site, a few tabs open", before / MIB, "MiB"),
        ("memory of each further tab on a list page", (after - before) / TABS / 1024, "KiB"),
        ("tabs opened and filled per second", TABS / took, "/s"),
    ]
    orders = cycle([order.value for order in Order])
    found += await _crowd(
        site, "list page", readers[:CROWD], LIST_STATE, lambda: f"{LIST_PATH}?order={next(orders)}"
    )
    draw = random.Random(3)
    guests = await open_tabs(site, CROWD, INPUT, lambda: f"/inputs/{draw.choice(ids)}")
    found += await _crowd(
        site, "input page", guests, INPUT_STATE, lambda: f"/inputs/{draw.choice(ids)}"
    )
    for tab in (*readers, *guests):
        await tab.close()
    return found


async def open_tabs(site: Site, many: int, pattern: str, path: Callable[[], str]) -> list[Tab]:
    """Open tabs one after another, eight at a time, each of another person."""
    turn = asyncio.Semaphore(8)

    async def one(number: int) -> Tab:
        async with turn:
            return await opened(site.port, f"token-{number % PEOPLE}", pattern, path())

    return await asyncio.gather(*map(one, range(many)))


async def _crowd(
    site: Site, name: str, tabs: list[Tab], state: str, path: Callable[[], str]
) -> list[Figure]:
    """Let all look in the same moment, several times; then each at their own pace."""

    async def look(tab: Tab) -> float:
        here = tab.path
        while tab.path == here:  # a page that is there already sends nothing
            tab.path = path()
        return await tab.send(state, "load")

    async def stroll(tab: Tab) -> list[float]:
        times = []
        while perf_counter() < end:
            await asyncio.sleep(draw.uniform(0, 2 * THINKS_S))
            times.append(await look(tab))
        return times

    draw, before = random.Random(5), busy(site)
    rush = [time for _ in range(ROUNDS) for time in await asyncio.gather(*map(look, tabs))]
    cost = (busy(site) - before) * 1000 / len(rush)
    end = perf_counter() + SECONDS
    calm = [time for found in await asyncio.gather(*map(stroll, tabs)) for time in found]
    many, pace = len(tabs), f"one look each {THINKS_S:.0f} s"
    return [
        (f"{name} as an event, {many} asked in the same moment, p50", centile(rush, 50), "ms"),
        (f"{name} as an event, {many} asked in the same moment, p95", centile(rush, 95), "ms"),
        (f"{name} as an event, {many} people, {pace}, p50", centile(calm, 50), "ms"),
        (f"{name} as an event, {many} people, {pace}, p95", centile(calm, 95), "ms"),
        (f"{name} as an event, work of the site", cost, "ms of one core"),
    ]


def centile(times: list[float], which: int) -> float:
    return statistics.quantiles(times, n=100)[which - 1]


def busy(site: Site) -> float:
    """Return how long the processes of the site have computed, in seconds of one core."""
    ticks = 0
    for pid in site.family():
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _pins(site: Site) -> list[Figure]:
    """Fetch the pins of the whole town as a browser does."""
    url = f"{site.url}/api/activities/{BOX}/pins"
    headers = {"accept-encoding": "gzip"}
    times = []
    for _ in range(5):
        begun = perf_counter()
        answer = httpx.get(url, headers=headers)
        times.append((perf_counter() - begun) * 1000)
    with httpx.stream("GET", url, headers=headers) as stream:
        size = sum(map(len, stream.iter_raw()))
    many = len(answer.json()["keys"].split(","))
    packed = size if answer.headers.get("content-encoding") else len(gzip.compress(answer.content))
    return [
        (f"map data of {many:,} pins, compressed", packed / 1024, "KiB"),
        (f"map data of {many:,} pins, answered", statistics.median(times), "ms"),
    ]


def memory(site: Site) -> float:
    """Return the memory of all processes of the site, what they share counted once, in bytes."""
    total = 0
    for pid in site.family():
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) * 1024
    return total
