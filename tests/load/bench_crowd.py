"""How a crowd on one page does: 1,000 open tabs while ten comments arrive each second."""

import asyncio
import re
import resource
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from time import perf_counter

from websockets.asyncio.client import ClientConnection, connect

from civic.front.build import build
from tests.load.bench_site import INPUT, INPUT_STATE, busy, centile, filled, memory, open_tabs
from tests.load.visitors import Tab
from tests.site import Site, running

TABS, WRITERS = 1000, 100
EACH_SECOND, SECONDS, PATIENCE = 10, 30.0, 20.0
FILES = 8192
NUMBERED = re.compile(r"Remarque (\d+)\.")
KIB = 1024
MILLI = 1000
Figure = tuple[str, float, str]


def figures() -> Iterator[Figure]:
    """Yield how soon what is said stands before everybody, and what that costs the site."""
    build(lambda _: None)
    _allow_sockets()
    with tempfile.TemporaryDirectory() as name:
        idea = filled(Path(name))[0]
        with running(Path(name), "--empty", CIVIC_TRUSTED_PROXY_HOPS="1") as site:
            yield from asyncio.run(_crowd(site, idea))


def _allow_sockets() -> None:
    """Let this process, and the site that it starts, hold as many sockets as a server may."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, most), most))


async def _crowd(site: Site, idea: str) -> list[Figure]:
    path = f"/inputs/{idea}"
    await open_tabs(site, 4, INPUT, lambda: path)
    empty = memory(site)
    tabs = await open_tabs(site, TABS, INPUT, lambda: path)
    looks = [await _listening(site, idea, number) for number in range(TABS)]
    full = memory(site)
    told: dict[int, list[float]] = {}
    again: list[float] = []
    ears = [
        asyncio.create_task(_hear(tab, look, told, again))
        for tab, look in zip(tabs, looks, strict=True)
    ]
    work, begun = busy(site), perf_counter()
    said = await _talk(tabs[:WRITERS])
    took = perf_counter() - begun
    computed = busy(site) - work
    await _until_heard(told, len(said))
    waits = [(at - said[number]) * MILLI for number in said for at in told.get(number, [])]
    after = memory(site)
    for ear in ears:
        ear.cancel()
    return [
        ("comments written", len(said) / took, "/s"),
        ("tabs that each comment reached", len(waits) / len(said), f"of {TABS:,}"),
        ("from sending a comment until it stands in a tab, p50", centile(waits, 50), "ms"),
        ("from sending a comment until it stands in a tab, p95", centile(waits, 95), "ms"),
        ("from sending a comment until it stands in a tab, the last", max(waits), "ms"),
        ("tabs that asked for the page again", len(again), ""),
        ("work of the site meanwhile", computed / took, "cores"),
        ("memory of each open tab", (full - empty) / TABS / KIB, "KiB"),
        ("memory that the talk added to each tab", (after - full) / TABS / KIB, "KiB"),
    ]


async def _listening(site: Site, idea: str, number: int) -> ClientConnection:
    """Open the second socket of a page, on which it hears what moves."""
    address = f"10.0.{number // 250}.{number % 250 + 1}"
    url = f"ws://127.0.0.1:{site.port}/live?topic=input:{idea}"
    return await connect(url, additional_headers={"X-Forwarded-For": address}, max_size=None)


async def _hear(
    tab: Tab, look: ClientConnection, told: dict[int, list[float]], again: list[float]
) -> None:
    """Note when each comment comes, and look again where asked to, as a page does."""
    async for word in look:
        now = perf_counter()
        for number in set(NUMBERED.findall(str(word))):
            told.setdefault(int(number), []).append(now)
        if word == "moved":
            again.append(await tab.send(INPUT_STATE, "refresh"))


async def _talk(writers: list[Tab]) -> dict[int, float]:
    """Let people comment in turn, so many each second; return when each comment was sent."""
    said: dict[int, float] = {}
    begun, sending = perf_counter(), []
    for number in count():
        due = begun + number / EACH_SECOND
        if due > begun + SECONDS:
            break
        await asyncio.sleep(max(0.0, due - perf_counter()))
        said[number] = perf_counter()
        form = {"parent": "", "comment": f"Remarque {number}."}
        writer = writers[number % len(writers)]
        sending.append(asyncio.create_task(writer.send(INPUT_STATE, "comment", form=form)))
    await asyncio.gather(*sending)
    return said


async def _until_heard(told: dict[int, list[float]], many: int) -> None:
    """Wait until every tab was told of all that was said, or for so long."""
    end = perf_counter() + PATIENCE
    while sum(map(len, told.values())) < many * TABS and perf_counter() < end:
        await asyncio.sleep(0.1)
