"""How a reader looks at a conversation, as its address says it."""

import pytest

from civic.rules.talking import Look, address, place_of, read


@pytest.mark.parametrize(
    ("query", "fragment", "asked"),
    [
        pytest.param({}, "", Look(), id="nothing"),
        pytest.param({"comments": "new", "page": "3"}, "", Look("new", 3), id="order and page"),
        pytest.param({"comments": "popular"}, "comment-a1", Look("popular", 1, "a1"), id="near"),
        pytest.param({"comment": "a1"}, "", Look(near="a1"), id="near, as a server hears it"),
        pytest.param({"comment": "a1"}, "comment-b2", Look(near="b2"), id="went on from there"),
        pytest.param({"comments": "heat", "page": "-1"}, "history", Look(), id="no sense"),
        pytest.param({"page": "9" * 9}, "", Look(), id="no number"),
        pytest.param({"page": "0"}, "comment-" + "x" * 99, Look(near="x" * 40), id="too long"),
    ],
)
def test_an_address_says_how_to_look(query: dict[str, str], fragment: str, asked: Look) -> None:
    assert read(query, fragment) == asked


def test_a_look_has_an_address() -> None:
    assert address("a1", "old") == "/inputs/a1#comments"
    assert address("a1", "new", 2) == "/inputs/a1?comments=new&page=2#comments"


def test_a_comment_has_an_address_that_servers_hear_and_browsers_scroll_to() -> None:
    assert place_of("a1", "b2") == "/inputs/a1?comment=b2#comment-b2"
    assert place_of("a1") == place_of("a1", None) == "/inputs/a1"
