"""How heavy a file is, as one says it to people."""

from typing import Literal

Unit = Literal["kilobytes", "megabytes"]
_KILO = 1024


def weight(size: int) -> tuple[Unit, float]:
    """Return the unit in which a number of bytes is said, and how many of it."""
    if size >= _KILO * _KILO:
        return "megabytes", round(size / _KILO / _KILO, 1)
    return "kilobytes", max(1, round(size / _KILO))
