"""A cursor leads on in its own list, and one that is made up leads nowhere."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civic.errors import Invalid
from civic.rules.cursors import read, written

IDS = st.text("0123456789abcdef", max_size=32)


@given(st.text(max_size=20) | st.floats(allow_nan=False, allow_infinity=False), IDS)
def test_a_cursor_says_what_was_written(value: str | float, last_id: str) -> None:
    assert read(written("new", value, last_id), "new") == (value, last_id)


def test_a_cursor_of_another_order_is_refused() -> None:
    with pytest.raises(Invalid):
        read(written("new", "x", "y"), "popular")


@pytest.mark.parametrize(
    "said",
    [["new"], ["new", None, "x"], ["new", True, "x"], ["new", 1, 2], {"a": 1}, "new", [[], 1, "x"]],
    ids=str,
)
def test_what_is_no_place_is_refused(said: object) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    with pytest.raises(Invalid):
        read(cursor, "new")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_refused_and_breaks_nothing(typed: str) -> None:
    with pytest.raises(Invalid):
        read(typed, "new")
