"""A platform that counts, and somebody who has just done as much as they may."""

import time

import pytest

from civic.adapters.limiter import WindowLimiter
from civic.services.work import House

MIDNIGHT = 1_800_000_000 // 86_400 * 86_400.0


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """Let it be some seconds after a midnight, and stay so: no window ends meanwhile."""
    monkeypatch.setattr(time, "time", lambda: MIDNIGHT + seconds)


def counting(house: House, monkeypatch: pytest.MonkeyPatch) -> House:
    """Return the platform of a test with a limiter that counts, while the clock stands still."""
    at(monkeypatch, 5)
    return House(house.engine, limiter=WindowLimiter())


def used_up(house: House, act: str, *, who: str = "", address: str = "") -> None:
    """Let a person, or an address, do an act until they are too fast."""
    while not house.limiter.wait(act, who, address):
        continue
