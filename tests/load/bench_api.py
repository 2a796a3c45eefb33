"""How many requests of other programs the API answers, with the large town."""

import asyncio
import random
import statistics
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from itertools import cycle
from pathlib import Path
from time import perf_counter

import httpx

from civic.commands.migrate import migrate
from civic.front.build import build
from civic.models import Person
from civic.rules.access import SYSTEM
from civic.services import api_keys, identity, input_lists
from civic.services.house import house_from
from civic.services.input_lists import Filters
from civic.services.work import Caller, House, perform, work
from civic.settings import read
from tests.load.town import BOX, fill
from tests.site import running

Figure = tuple[str, float, str]
AT_ONCE = 16
SECONDS = 5.0
KEYS = 100
"""Each key has a pace of its own, which one alone would soon use up."""

LIST = f"/api/v1/inputs?activity={BOX}&limit=20"


def figures() -> Iterator[Figure]:
    """Yield what was measured: its name, its value, its unit."""
    build(lambda _: None)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        ids, keys = _filled(data)
        with running(data, "--empty") as site:
            yield from asyncio.run(_measured(site.url, ids, keys))


def _filled(data: Path) -> tuple[list[str], list[str]]:
    """Fill a platform as the server will find it; return the ids of its inputs, and keys."""
    chosen = read({"CIVIC_DATA": str(data)})
    migrate(chosen.database)
    house = house_from(chosen)
    fill(house)
    ids = perform(house, Caller(), input_lists.pins, BOX, Filters()).ids
    keys = _keys(house)
    house.engine.dispose()
    return ids, keys


def _keys(house: House) -> list[str]:
    with work(house, SYSTEM) as job:
        person = job.session.get_one(Person, f"{0:032x}")
        person.is_admin = True
        job.session.flush()
        admin = identity.known(job.session, person.id)
    typed = {"name": "bench", "scopes": ["read"], "days": 30}
    return [perform(house, admin, api_keys.create, typed) for _ in range(KEYS)]


async def _measured(url: str, ids: list[str], keys: list[str]) -> list[Figure]:
    draw, turn = random.Random(4), cycle(keys)

    async def ask(path: str) -> None:
        sent = {"authorization": f"Bearer {next(turn)}"}
        (await client.get(path, headers=sent)).raise_for_status()

    async with httpx.AsyncClient(base_url=url, timeout=30) as client:
        lists = await _rushed("list of 20 contributions", lambda: ask(LIST))
        ones = await _rushed("one contribution", lambda: ask(f"/api/v1/inputs/{draw.choice(ids)}"))
    return lists + ones


async def _rushed(name: str, ask: Callable[[], Awaitable[None]]) -> list[Figure]:
    """Let some programs ask one after the other for some seconds."""
    begun = perf_counter()

    async def one() -> list[float]:
        times = []
        while perf_counter() < begun + SECONDS:
            asked = perf_counter()
            await ask()
            times.append((perf_counter() - asked) * 1000)
        return times

    found = await asyncio.gather(*(one() for _ in range(AT_ONCE)))
    times = [time for each in found for time in each]
    rate = len(times) / (perf_counter() - begun)
    p95 = statistics.quantiles(times, n=20)[-1]
    return [
        (f"{name}, {AT_ONCE} programs at once", rate, "requests/s"),
        (f"{name}, {AT_ONCE} programs at once, p95", p95, "ms"),
    ]
