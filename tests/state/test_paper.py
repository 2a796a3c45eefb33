"""What the team types from a paper ballot reaches the service as it was typed."""

import pytest

from civic.state.team.paper import _marks


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("on", 1), (True, 1), ("for", 1), ("against", -1), (" 3 ", 3), ("", 0), (" ", 0),
        ("2,5", "2,5"), ("-2", "-2"), ("9" * 5000, "9" * 5000), (["2"], ["2"]),
    ],
    ids=lambda value: repr(value)[:20],
)  # fmt: skip
def test_a_mark_is_read_and_what_is_none_is_passed_on(typed: object, mark: object) -> None:
    assert _marks({"mark:tree": typed, "district": "north"}) == {"tree": mark}


def test_the_one_that_was_chosen_is_marked() -> None:
    assert _marks({"one": "tree", "batch": "1"}) == {"tree": 1}
