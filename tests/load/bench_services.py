"""How fast the services are with a large town, on SQLite and, where there is one, PostgreSQL."""

import asyncio
import random
import statistics
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from civic.errors import Refused
from civic.services import comments, input_lists, input_pages, inputs, reactions
from civic.services.database import open_engine
from civic.services.input_lists import Filters
from civic.services.inputs import Draft
from civic.services.lanes import performed
from civic.services.memory import memory_of
from civic.services.work import Caller, House, Work, perform
from civic.words import Order, Subject
from tests.load.town import AREAS, BOX, STATUSES, TAGS, fill
from tests.postgres import own_postgres

P = ParamSpec("P")
R = TypeVar("R")
Figure = tuple[str, float, str]
Act = Awaitable[object]
SECONDS = 3.0
OWN = "civic_bench"
WRITES_EVERY = 20
CROWDS = (1, 16, 64)


def figures() -> list[Figure]:
    """Return what was measured on each engine: its name, its value, its unit."""
    found: list[Figure] = []
    for name, house in houses():
        tokens = fill(house)
        ids = _ids(house)
        found += [(f"{name}: {what}", value, unit) for what, value, unit in _alone(house, ids)]
        found += [
            (f"{name}: {what}", value, unit) for what, value, unit in _crowded(house, ids, tokens)
        ]
        house.engine.dispose()
    return found


def houses() -> Iterator[tuple[str, House]]:
    """Yield an empty platform on each engine, by the engine's name."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'civic.db'}")
        SQLModel.metadata.create_all(engine)
        yield "SQLite", House(engine)
    with own_postgres() as address:
        if not address:
            return
        with _own_database(address) as url:
            engine = open_engine(url)
            SQLModel.metadata.create_all(engine)
            yield "PostgreSQL", House(engine)
            engine.dispose()


@contextmanager
def _own_database(address: str) -> Iterator[str]:
    """Make a database beside the tests' own, and drop it in the end."""
    server = open_engine(address)
    lasting = server.execution_options(isolation_level="AUTOCOMMIT")
    drop = text(f"DROP DATABASE IF EXISTS {OWN} WITH (FORCE)")
    with lasting.connect() as connection:
        connection.execute(drop)
        connection.execute(text(f"CREATE DATABASE {OWN}"))
    try:
        yield make_url(address).set(database=OWN).render_as_string(hide_password=False)
    finally:
        with lasting.connect() as connection:
            connection.execute(drop)
        server.dispose()


def _ids(house: House) -> list[str]:
    return perform(house, Caller(), input_lists.pins, BOX, Filters()).ids


def _alone(house: House, ids: list[str]) -> list[Figure]:
    """Measure what one visitor waits for, 60 times each, where nothing is kept from others."""
    lists = {
        **{f"list page, {order}": Filters(order=order) for order in Order},
        "list page, text search": Filters(text="fontaine ombre"),
        "list page, several filters": Filters(
            tags=TAGS[:3], areas=AREAS[:4], statuses=STATUSES[:3]
        ),
        "list page, most of every kind": Filters(
            tags=TAGS[1:], areas=AREAS[1:], statuses=STATUSES[1:]
        ),
        "list page, page 500": Filters(order=Order.NEW, page=500),
    }
    acts: dict[str, Callable[[], object]] = {
        name: partial(perform, house, Caller(), input_lists.listed, BOX, filters)
        for name, filters in lists.items()
    }
    draw = random.Random(1)
    acts["input page"] = lambda: perform(house, Caller(), input_pages.page, draw.choice(ids))
    acts["pins of 10,000 places"] = lambda: perform(
        house, Caller(), input_lists.pins, BOX, Filters()
    )
    memory = memory_of(house.engine)

    def anew(act: Callable[[], object]) -> float:
        memory.forget()
        return timed(act)

    return [
        (f"{name}, p95", p95([anew(act) for _ in range(60)]), "ms") for name, act in acts.items()
    ]


def _crowded(house: House, ids: list[str], tokens: list[str]) -> list[Figure]:
    """Measure what a crowd waits for, served as the site serves it: some at work, all in turn."""
    numbers = count()
    draw = random.Random(2)

    def do(service: Callable[Concatenate[Work, P], R], *args: P.args, **kw: P.kwargs) -> Act:
        caller = Caller(token=draw.choice(tokens))
        return performed(house, caller, service, *args, **kw)

    def look() -> Act:
        return do(input_lists.listed, BOX, Filters())

    async def react() -> None:
        with suppress(Refused):  # one's own idea
            await do(reactions.react, Subject.INPUT, draw.choice(ids), draw.choice((1, 0)))

    def submit() -> Act:
        title = f"Une idée de plus {next(numbers)}"
        return do(inputs.submit, BOX, Draft(title=title, body="<p>Voici pourquoi.</p>"))

    acts: dict[str, Callable[[], Act]] = {
        "list pages": look,
        f"list pages and one reaction in {WRITES_EVERY}": lambda: (
            look() if next(numbers) % WRITES_EVERY else react()
        ),
        "reactions": react,
        "comments": lambda: do(comments.write, draw.choice(ids), "D'accord avec vous."),
        "submissions": submit,
    }
    found: list[Figure] = []
    for name, act in acts.items():
        for crowd in CROWDS:
            rate, p95 = asyncio.run(_rush(act, crowd))
            found.append((f"{name} per second, {crowd} at once", rate, "/s"))
            found.append((f"{name}, {crowd} at once, p95", p95, "ms"))
    return found


async def _rush(act: Callable[[], Act], crowd: int) -> tuple[float, float]:
    """Let a crowd act for some seconds; return acts per second and the 95th centile in ms."""
    end = perf_counter() + SECONDS

    async def one() -> list[float]:
        times = []
        while (begun := perf_counter()) < end:
            await act()
            times.append((perf_counter() - begun) * 1000)
        return times

    start = perf_counter()
    everyone = await asyncio.gather(*(one() for _ in range(crowd)))
    times = [time for found in everyone for time in found]
    return len(times) / (perf_counter() - start), p95(times)


def timed(act: Callable[[], object]) -> float:
    """Return how long an act takes, in milliseconds."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    """Return the 95th centile."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
