"""Pins for the map, written so small that ten thousand of them reach a phone at once.

An identifier is 128 random bits that no compression shortens, so a pin travels under a *key*: the
first letters of its identifier, as many as tell all pins apart. The browser asks for the few it
shows by their keys and learns identifier and title then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

STEPS_PER_DEGREE = 100_000
SHORTEST_KEY = 6
STATUS_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MORTON_BITS = 26


@dataclass(frozen=True, slots=True)
class Pin:
    """One input with a place, in WGS 84 degrees."""

    id: str
    lat: float
    lng: float
    status: str


def encode(pins: Sequence[Pin]) -> Mapping[str, object]:
    """Return the pins as plain JSON values: keys, steps from the pin before, status letters.

    ``lat`` and ``lng`` are whole steps of 0.00001 degree (about a metre), each counted from the pin
    before it; neighbours follow one another, so that the steps are short.

    Raises:
        ValueError: If the pins have more statuses than there are letters.
    """
    statuses = sorted({pin.status for pin in pins})
    if len(statuses) > len(STATUS_LETTERS):
        msg = f"{len(statuses)} statuses, but only {len(STATUS_LETTERS)} letters"
        raise ValueError(msg)
    letters = dict(zip(statuses, STATUS_LETTERS, strict=False))
    ordered = sorted(pins, key=_place_in_line)
    length = key_length([pin.id for pin in pins])
    return {
        "keys": ",".join(pin.id[:length] for pin in ordered),
        "length": length,
        "lat": _strides([_steps(pin.lat) for pin in ordered]),
        "lng": _strides([_steps(pin.lng) for pin in ordered]),
        "status": "".join(letters[pin.status] for pin in ordered),
        "statuses": statuses,
    }


def key_length(ids: Sequence[str]) -> int:
    """Return how many first letters tell all the identifiers apart."""
    longest = max((len(each) for each in ids), default=SHORTEST_KEY)
    for length in range(SHORTEST_KEY, longest):
        if len({each[:length] for each in ids}) == len(set(ids)):
            return length
    return max(longest, SHORTEST_KEY)


def _steps(degrees: float) -> int:
    return round(degrees * STEPS_PER_DEGREE)


def _strides(values: Sequence[int]) -> list[int]:
    return [now - before for before, now in zip([0, *values], values, strict=False)]


def _place_in_line(pin: Pin) -> tuple[int, str]:
    """Return the pin's place on a Z-order curve, which keeps neighbours together."""
    east = _steps(pin.lng) + 180 * STEPS_PER_DEGREE
    north = _steps(pin.lat) + 90 * STEPS_PER_DEGREE
    code = 0
    for bit in range(_MORTON_BITS):
        code |= (east >> bit & 1) << (2 * bit) | (north >> bit & 1) << (2 * bit + 1)
    return code, pin.id
