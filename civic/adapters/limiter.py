"""How fast is too fast: a moving window for each person or address."""

from typing import Protocol

from limits import parse_many
from limits.storage import Storage, storage_from_string
from limits.strategies import SlidingWindowCounterRateLimiter

from civic.rules.quotas import PACE


class Limiter(Protocol):
    """Counts what is done, and says when it is too much."""

    def allows(self, act: str, who: str) -> bool:
        """Count one ``act`` of ``who``; say whether it is still slow enough."""


class WindowLimiter:
    """Counts in memory, or in Redis for several processes."""

    def __init__(self, url: str = "memory://") -> None:
        storage = storage_from_string(url)
        if not isinstance(storage, Storage):
            raise TypeError(f"{url} is no synchronous storage")
        self._strategy = SlidingWindowCounterRateLimiter(storage)
        self._paces = {act: parse_many(pace) for act, pace in PACE.items()}

    def allows(self, act: str, who: str) -> bool:
        """Count one ``act`` of ``who``; say whether it is still slow enough."""
        return all(self._strategy.hit(item, act, who) for item in self._paces.get(act, ()))


class NoLimit:
    """Lets everything pass: for demos, imports and benchmarks."""

    def allows(self, act: str, who: str) -> bool:
        """Say yes."""
        return True
