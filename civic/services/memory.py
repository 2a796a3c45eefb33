"""What everybody sees alike, kept in memory until somebody writes.

Counting a large collection, or fetching its first page, costs more than all the rest of what a
reader waits for, and gives each of them the same. Whatever is written through this process makes
it forget everything at once; what other processes write shows after ``LASTS_S`` at the latest.
"""

from collections.abc import Callable, Hashable
from threading import Lock
from time import monotonic
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

R = TypeVar("R")

LASTS_S = 2.0
MOST = 500


class Memory:
    """What the readers of one platform have found since the last write."""

    def __init__(self, lasts_s: float = LASTS_S) -> None:
        self._lasts_s = lasts_s
        self._mark = object()
        self._found: dict[Hashable, tuple[object, float, Any]] = {}

    def forget(self) -> None:
        """Let nobody recall what was found until now."""
        self._mark, self._found = object(), {}

    def recall(self) -> "Recall":
        """Return what a transaction that only reads may recall; asked before it begins."""
        return Recall(self, self._mark)

    def get(self, key: Hashable) -> tuple[Any] | None:
        """Return what was found under ``key`` since the last write, if anything was."""
        mark, until, found = self._found.get(key, (None, 0.0, None))
        return (found,) if mark is self._mark and monotonic() < until else None

    def keep(self, key: Hashable, mark: object, found: object) -> None:
        """Keep what was found; nobody is given it once somebody has written since ``mark``."""
        if len(self._found) >= MOST:
            self._found = {}
        self._found[key] = (mark, monotonic() + self._lasts_s, found)


class Recall:
    """The memory as one transaction may use it; without one, everything is found anew."""

    def __init__(self, memory: Memory | None = None, mark: object = None) -> None:
        self._memory, self._mark = memory, mark

    def __call__(self, key: Hashable, find: Callable[[], R]) -> R:
        """Return what is known under ``key``, or find it: the same for whoever asks."""
        if self._memory is None:
            return find()
        known = self._memory.get(key)
        if known is not None:
            return cast(R, known[0])
        found = find()
        self._memory.keep(key, self._mark, found)
        return found


NOTHING_KEPT = Recall()
_memories: WeakKeyDictionary[Engine, Memory] = WeakKeyDictionary()
_opening = Lock()


def memory_of(engine: Engine) -> Memory:
    """Return what is kept of the platform on ``engine``."""
    with _opening:
        return _memories.setdefault(engine, Memory())
