"""How fast the team's table of contributions is with a large town, and acts on many of them."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from time import perf_counter

from civic.models import Person
from civic.rules.access import SYSTEM, Actor
from civic.services import bulk_acts, bulk_undo, team_input, team_inputs
from civic.services.bulk import Chosen, Done
from civic.services.memory import memory_of
from civic.services.team_query import Query
from civic.services.work import House, perform, work
from civic.words import Order
from tests.load.bench_services import houses, p95, timed
from tests.load.town import AREAS, BOX, PROJECT, STATUSES, TAGS, fill

Figure = tuple[str, float, str]
TRIES = 60
MANY = 5_000
DEEP = 19_920
STEP = 200
TEAM = Actor(person_id=f"{0:032x}", name="Mesure", is_admin=True)


def figures() -> Iterator[Figure]:
    """Yield what was measured on each engine: its name, its value, its unit."""
    for name, house in houses():
        fill(house)
        _trust(house)
        yield from ((f"{name}: {what}", value, unit) for what, value, unit in _looks(house))
        yield from ((f"{name}: {what}", value, unit) for what, value, unit in _acts(house))
        house.engine.dispose()


def _trust(house: House) -> None:
    with work(house, SYSTEM) as job:
        job.session.get_one(Person, TEAM.person_id).is_admin = True


def _looks(house: House) -> Iterator[Figure]:
    """Measure what one of the team waits for, where nothing is kept from others."""
    first = Query()
    asked = {
        "the first lines": first,
        **{
            f"ordered, {order}": replace(first, order=order) for order in Order if order != "random"
        },
        "text search": replace(first, text="fontaine ombre"),
        "waits for an answer": replace(first, state="open"),
        "status, tag, area and project": replace(
            first, project=PROJECT, status=STATUSES[1], tag=TAGS[1], area=AREAS[1]
        ),
        "assigned to nobody": replace(first, assignee="none"),
        "reported": replace(first, reported="1"),
    }
    for what, query in asked.items():
        act = partial(perform, house, TEAM, team_inputs.window, query)
        yield f"table, {what}, p95", p95([_anew(house, act) for _ in range(TRIES)]), "ms"
    for order in (order for order in Order if order != "random"):
        query = replace(first, order=order)
        act = partial(perform, house, TEAM, team_inputs.window, query, DEEP)
        what = f"table, lines from {DEEP:,} on, {order}, p95"
        yield what, p95([_anew(house, act) for _ in range(TRIES)]), "ms"
    draw = random.Random(3)
    ids = [row.id for row in perform(house, TEAM, team_inputs.window, first).rows]
    panel = [
        _anew(house, partial(perform, house, TEAM, team_input.detail, draw.choice(ids)))
        for _ in range(TRIES)
    ]
    yield "side panel of one, p95", p95(panel), "ms"


def _anew(house: House, act: Callable[[], object]) -> float:
    memory_of(house.engine).forget()
    return timed(act)


def _acts(house: House) -> Iterator[Figure]:
    """Do each act on many at once, then undo it."""
    chosen = _many(house)
    acts: dict[str, Callable[[], Done]] = {
        "status": partial(perform, house, TEAM, bulk_acts.give_status, chosen, STATUSES[0], "Vu"),
        "tags": partial(perform, house, TEAM, bulk_acts.change_tags, chosen, [TAGS[0]], [TAGS[1]]),
        "assignee": partial(perform, house, TEAM, bulk_acts.assign, chosen, TEAM.person_id),
        "hide": partial(perform, house, TEAM, bulk_acts.hide, chosen, "Hors sujet"),
    }
    for what, act in acts.items():
        begun = perf_counter()
        done = act()
        yield f"{what} of {MANY:,} at once", perf_counter() - begun, "s"
        begun = perf_counter()
        perform(house, TEAM, bulk_undo.undo, done.id)
        yield f"{what} of {done.count:,} undone", perf_counter() - begun, "s"


def _many(house: House) -> Chosen:
    ids: list[str] = []
    while len(ids) < MANY:
        found = perform(house, TEAM, team_inputs.window, Query(activity=BOX), len(ids), STEP)
        ids += [row.id for row in found.rows]
    return Chosen(tuple(ids))
