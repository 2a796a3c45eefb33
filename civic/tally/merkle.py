"""Merkle trees over lines of a file, so that one line is proved to be in it by a few hashes.

As in RFC 6962, section 2.1: SHA-256, a leaf is hashed behind 0x00 and a node behind 0x01, and a
tree of n leaves splits at the largest power of two below n.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

LEAF, NODE = b"\x00", b"\x01"


@dataclass(frozen=True, slots=True)
class Step:
    """One hash on the way from a line to the root, and on which side it stands."""

    digest: str
    is_left: bool


def root(lines: Sequence[str]) -> str:
    """Return the root of the tree over all lines, in hexadecimal; of none, the hash of nothing."""
    return _root([_leaf(line) for line in lines]).hex()


def proof(lines: Sequence[str], at: int) -> list[Step]:
    """Return the way from the line at a place (from 0) up to the root.

    Raises:
        IndexError: if there is no line there.
    """
    if not 0 <= at < len(lines):
        raise IndexError(at)
    return _path([_leaf(line) for line in lines], at)


def leads_to(line: str, steps: Sequence[Step], expected: str) -> bool:
    """Say whether a line, and the hashes of its proof, give the root."""
    found = _leaf(line)
    for step in steps:
        other = bytes.fromhex(step.digest)
        found = _node(other, found) if step.is_left else _node(found, other)
    return found.hex() == expected


def _leaf(line: str) -> bytes:
    return sha256(LEAF + line.encode()).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(NODE + left + right).digest()


def _root(leaves: Sequence[bytes]) -> bytes:
    """Join neighbours level by level: the last of an odd level goes up as it is.

    This is the tree of the RFC, whose split at a power of two leaves the same ones alone.
    """
    if not leaves:
        return sha256(b"").digest()
    level = list(leaves)
    while len(level) > 1:
        level = _above(level)
    return level[0]


def _path(leaves: Sequence[bytes], at: int) -> list[Step]:
    steps: list[Step] = []
    level = list(leaves)
    while len(level) > 1:
        beside = at ^ 1
        if beside < len(level):
            steps.append(Step(level[beside].hex(), is_left=beside < at))
        level, at = _above(level), at // 2
    return steps


def _above(level: Sequence[bytes]) -> list[bytes]:
    pairs = [_node(*level[start : start + 2]) for start in range(0, len(level) - 1, 2)]
    return [*pairs, level[-1]] if len(level) % 2 else pairs
