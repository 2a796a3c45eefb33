"""How fast is too fast: a moving window for each person and each address."""

from typing import Protocol

from limits import RateLimitItem, parse_many
from limits.storage import SlidingWindowCounterSupport, storage_from_string

from civic.rules.quotas import PACE


class Limiter(Protocol):
    """Counts what is done, and says how long to wait when it is too much."""

    def wait(self, act: str, who: str, address: str) -> float:
        """Count one ``act``; return 0, or in how many seconds it is slow enough again.

        ``who`` is counted apart from ``address``; either may be empty, and is then not counted.
        """


class WindowLimiter:
    """Counts in memory, or in Redis for several processes."""

    def __init__(self, url: str = "memory://") -> None:
        storage = storage_from_string(url)
        if not isinstance(storage, SlidingWindowCounterSupport):
            raise TypeError(f"{url} is no synchronous storage")
        self._storage = storage
        self._paces = {
            act: (parse_many(pace.address), parse_many(pace.person)) for act, pace in PACE.items()
        }

    def wait(self, act: str, who: str, address: str) -> float:
        """Count one ``act``; return 0, or in how many seconds it is slow enough again."""
        of_address, of_person = self._paces.get(act, ((), ()))
        asked = [(item, "at", address) for item in of_address if address]
        asked += [(item, "by", who) for item in of_person if who]
        for item, kind, name in asked:
            key = item.key_for(act, kind, name)
            if not self._storage.acquire_sliding_window_entry(key, item.amount, item.get_expiry()):
                return self._until(item, key)
        return 0

    def _until(self, item: RateLimitItem, key: str) -> float:
        """Return when a window has room again, if nothing more is done until then."""
        length = item.get_expiry()
        before, before_left, now, now_left = self._storage.get_sliding_window(key, length)
        if now < item.amount and before:
            return max(0.001, before_left - (item.amount - now) * length / before)
        return now_left - length + length / item.amount


class NoLimit:
    """Lets everything pass: for demos, imports and benchmarks."""

    def wait(self, act: str, who: str, address: str) -> float:
        """Say that nobody has to wait."""
        return 0
