"""A line of a sealed file is proved to be in it by a few hashes, and nothing else is."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.tally.merkle import leads_to, proof, root

LINES = st.lists(st.text(max_size=6), min_size=1, max_size=40)


def by_definition(lines: list[str]) -> bytes:
    """Return the root as section 2.1 of RFC 6962 defines it."""
    if len(lines) == 1:
        return sha256(b"\x00" + lines[0].encode()).digest()
    split = 1
    while split * 2 < len(lines):
        split *= 2
    left, right = by_definition(lines[:split]), by_definition(lines[split:])
    return sha256(b"\x01" + left + right).digest()


@given(LINES)
def test_the_root_is_that_of_the_rfc(lines: list[str]) -> None:
    assert root(lines) == by_definition(lines).hex()


def test_of_no_line_it_is_the_hash_of_nothing() -> None:
    assert root([]) == sha256(b"").hexdigest()


@given(LINES, st.data())
def test_every_line_is_proved(lines: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines) - 1))
    steps = proof(lines, at)

    assert leads_to(lines[at], steps, root(lines))
    assert len(steps) <= (len(lines) - 1).bit_length()
    assert not leads_to(f"{lines[at]}x", steps, root(lines))


@pytest.mark.parametrize("at", [-1, 3])
def test_where_there_is_no_line_nothing_is_proved(at: int) -> None:
    with pytest.raises(IndexError):
        proof(["a", "b", "c"], at)


def test_a_line_that_was_changed_added_or_moved_changes_the_root() -> None:
    found = {root(lines) for lines in (["a", "b"], ["a", "c"], ["a", "b", "b"], ["b", "a"])}

    assert len(found) == 4
