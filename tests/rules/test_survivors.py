"""A merged input leads to the end of where it was merged, and no circle holds anybody."""

import pytest

from civic.rules.survivors import survivor_of


@pytest.mark.parametrize(
    ("leads", "end"),
    [
        pytest.param({}, "a", id="not merged"),
        pytest.param({"a": "b"}, "b", id="merged once"),
        pytest.param({"a": "b", "b": "c", "x": "a"}, "c", id="by way of another"),
        pytest.param({"a": "b", "b": "a"}, "b", id="a circle is left"),
    ],
)
def test_the_survivor_is_at_the_end(leads: dict[str, str], end: str) -> None:
    assert survivor_of("a", leads) == end
