"""In which order inputs stand, without a clock: each rank is a number kept with the input."""

import hashlib
from datetime import date, datetime
from math import log10

HALF_LIFE = 45_000.0
"""Seconds by which an input must be younger to stand level with one of ten times its score."""

PRIME = 2_147_483_647
"""The modulus of the random order: multiplying below a prime shuffles without collisions."""


def heat(up: int, down: int, created_at: datetime) -> float:
    """Return the trend of an input: the logarithm of its score, decaying with age.

    As the youth of the newer grows rather than the score of the older shrinks, the number
    changes only when somebody reacts (the "hot" rank that Reddit published in 2010).
    """
    score = up - down
    sign = (score > 0) - (score < 0)
    return round(sign * log10(max(abs(score), 1)) + created_at.timestamp() / HALF_LIFE, 7)


def shuffle_of(input_id: str) -> int:
    """Return an input's own number for the random order, between 1 and ``PRIME`` - 1."""
    return int.from_bytes(hashlib.sha256(input_id.encode()).digest()[:8], "big") % (PRIME - 1) + 1


def multiplier(person: str, day: date) -> int:
    """Return the factor that gives one person one random order for one day."""
    seed = hashlib.sha256(f"{person}|{day.isoformat()}".encode()).digest()
    return int.from_bytes(seed[:4], "big") % (PRIME - 1) + 1
