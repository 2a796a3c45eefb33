"""Beside the event loop: where services wait for the database while everyone else is served.

Looking and writing have lanes of their own. SQLite has one writer at a time, so its writers
queue in a single thread and never occupy the threads of those who only look.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from civic.rules.access import Actor
from civic.services.work import Caller, House, Work, perform

P = ParamSpec("P")
R = TypeVar("R")

READERS = 8
WRITERS = 8


@dataclass(frozen=True, slots=True)
class Lanes:
    """The threads of one platform."""

    looking: ThreadPoolExecutor
    writing: ThreadPoolExecutor


_lanes: WeakKeyDictionary[Engine, Lanes] = WeakKeyDictionary()
_opening = Lock()


async def performed(
    house: House,
    caller: Caller | Actor,
    service: Callable[Concatenate[Work, P], R],
    *args: P.args,
    **kwargs: P.kwargs,
) -> R:
    """Run one service as ``caller`` beside the event loop."""
    lanes = lanes_of(house.engine)
    lane = lanes.looking if service.__dict__.get("reads", False) else lanes.writing
    act = partial(perform, house, caller, service, *args, **kwargs)
    return await asyncio.get_running_loop().run_in_executor(lane, copy_context().run, act)


def lanes_of(engine: Engine) -> Lanes:
    """Return the threads of the platform on ``engine``, started when they are first needed."""
    with _opening:
        if engine not in _lanes:
            writers = 1 if engine.dialect.name == "sqlite" else WRITERS
            _lanes[engine] = Lanes(
                ThreadPoolExecutor(READERS, "civic-looks"),
                ThreadPoolExecutor(writers, "civic-writes"),
            )
        return _lanes[engine]
