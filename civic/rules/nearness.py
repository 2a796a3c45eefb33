"""How far things are from each other, as people say it."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_M = 6_371_000
DEGREE_M = 111_195
KM = 1_000
FINE_M, COARSE_M = 50, 100
A_MINUTE_M = 75
"""How far one walks in a minute."""
WALKED_MIN = 40


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance in words: metres below a kilometre, else tenths of one; how long one walks.

    ``walk`` is 0 where nobody would.
    """

    metres: int = 0
    km: float = 0.0
    walk: int = 0


NO_DISTANCE = Distance()


def metres(lat: float, lng: float, other_lat: float, other_lng: float) -> float:
    """Return how far two positions are apart along the ground."""
    up, along = radians(other_lat - lat) / 2, radians(other_lng - lng) / 2
    part = sin(up) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(along) ** 2
    return 2 * EARTH_M * asin(min(1.0, sqrt(part)))


def box(lat: float, lng: float, within: float) -> tuple[float, float, float, float]:
    """Return the box (south, north, west, east) around all that lies ``within`` metres."""
    high = within / DEGREE_M
    wide = high / max(cos(radians(lat)), 0.01)
    return lat - high, lat + high, lng - wide, lng + wide


def in_words(away: float) -> Distance:
    """Return a distance as it is told: as exactly as one can walk it, no more."""
    minutes = max(1, round(away / A_MINUTE_M))
    walk = minutes if minutes <= WALKED_MIN else 0
    short = max(FINE_M, round(away / FINE_M) * FINE_M)
    if short < KM:
        return Distance(metres=short, walk=walk)
    return Distance(km=round(away / COARSE_M) * COARSE_M / KM, walk=walk)
