"""Passwords: kept as argon2id hashes, a few computed at a time."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
"""How many hashes may be computed together; each takes 19 MiB and a processor."""

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)
_turn = BoundedSemaphore(AT_ONCE)
_NOBODYS = (
    "$argon2id$v=19$m=19456,t=2,p=1$"
    "c29tZSBzYWx0IG9mIG5vYm9keQ$3mYbW8qpNP3HkkzuQ6qxTnGkJvOZ7aWmR4o8JZx2c3E"
)


def hashed(password: str) -> str:
    """Return what is kept in place of ``password``."""
    with _turn:
        return _hasher.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Say whether ``password`` is the one that was kept; as slow for nobody's as for anyone's."""
    with _turn:
        try:
            return _hasher.verify(kept or _NOBODYS, password) and kept is not None
        except (VerificationError, InvalidHashError):
            return False
