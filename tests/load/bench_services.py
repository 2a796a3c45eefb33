"""How fast the services are with a large town, on SQLite and, where there is one, PostgreSQL."""

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlmodel import SQLModel

from civic.errors import Refused
from civic.services import comments, input_lists, input_pages, inputs, reactions
from civic.services.database import open_engine
from civic.services.input_lists import Filters
from civic.services.inputs import Draft
from civic.services.memory import memory_of
from civic.services.work import Caller, House, perform
from civic.words import Order, Subject
from tests.load.town import AREAS, BOX, STATUSES, TAGS, fill
from tests.postgres import own_postgres

Figure = tuple[str, float, str]
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
    numbers = count()
    draw = random.Random(2)

    def somebody() -> Caller:
        return Caller(token=draw.choice(tokens))

    def react() -> object:
        value = draw.choice((1, 0))
        return _react(house, somebody(), draw.choice(ids), value)

    def read_or_write() -> object:
        if next(numbers) % WRITES_EVERY:
            return perform(house, somebody(), input_lists.listed, BOX, Filters())
        return react()

    acts: dict[str, Callable[[], object]] = {
        "list pages": lambda: perform(house, somebody(), input_lists.listed, BOX, Filters()),
        f"list pages and one reaction in {WRITES_EVERY}": read_or_write,
        "reactions": react,
        "comments": lambda: perform(
            house, somebody(), comments.write, draw.choice(ids), "D'accord avec vous."
        ),
        "submissions": lambda: perform(
            house, somebody(), inputs.submit, BOX,
            Draft(title=f"Une idée de plus {next(numbers)}", body="<p>Voici pourquoi.</p>"),
        ),
    }  # fmt: skip
    found: list[Figure] = []
    for name, act in acts.items():
        for crowd in CROWDS:
            rate, p95 = _rush(act, crowd)
            found.append((f"{name} per second, {crowd} at once", rate, "/s"))
            found.append((f"{name}, {crowd} at once, p95", p95, "ms"))
    return found


def _react(house: House, caller: Caller, input_id: str, value: int) -> object:
    try:
        return perform(house, caller, reactions.react, Subject.INPUT, input_id, value)
    except Refused:  # one's own idea
        return None


def _rush(act: Callable[[], object], crowd: int) -> tuple[float, float]:
    """Let a crowd act for some seconds; return acts per second and the 95th centile in ms."""
    end = perf_counter() + SECONDS

    def one(_: int) -> list[float]:
        times = []
        while perf_counter() < end:
            times.append(timed(act))
        return times

    start = perf_counter()
    with ThreadPoolExecutor(crowd) as pool:
        times = [time for found in pool.map(one, range(crowd)) for time in found]
    return len(times) / (perf_counter() - start), p95(times)


def timed(act: Callable[[], object]) -> float:
    """Return how long an act takes, in milliseconds."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    """Return the 95th centile."""
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
