"""What an event brings is what its handler expects, or the event goes no further."""

from typing import Any

import pytest
from reflex.utils.format import format_event_handler

from civic.state.input import InputState
from civic.state.payloads import fits

REACT = format_event_handler(InputState.event_handlers["react"])
COMMENT = format_event_handler(InputState.event_handlers["comment"])


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        pytest.param(REACT, {"value": 1}, id="a number"),
        pytest.param(COMMENT, {"form": {"comment": "Oui 👍", "parent": ""}}, id="a form"),
        pytest.param(COMMENT, {"form": {"pins": [1.5, None, {"a": [True]}]}}, id="a deep form"),
    ],
)
def test_what_is_expected_passes(name: str, payload: dict[str, Any]) -> None:
    assert fits(name, payload)


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        pytest.param("civic.no_such_event", {}, id="no such event"),
        pytest.param(REACT, {}, id="nothing where something is needed"),
        pytest.param(REACT, {"value": 1, "more": 1}, id="more than there is place for"),
        pytest.param(REACT, {"value": {"a": 1}}, id="an object for a number"),
        pytest.param(REACT, {"value": 2**60}, id="a number beyond what a column holds"),
        pytest.param(COMMENT, {"form": "comment"}, id="a text for a form"),
        pytest.param(COMMENT, {"form": {"comment": "a\x00b"}}, id="a NUL"),
        pytest.param(COMMENT, {"form": {"comment": "\ud800"}}, id="half a sign"),
        pytest.param(COMMENT, {"form": {"\x00": "x"}}, id="a NUL in a name"),
        pytest.param(COMMENT, {"form": {"n": float("nan")}}, id="no number"),
    ],
)
def test_what_no_handler_can_read_does_not_pass(name: str, payload: dict[str, Any]) -> None:
    assert not fits(name, payload)


def test_a_bottomless_payload_does_not_pass() -> None:
    deep: dict[str, Any] = {}
    for _ in range(500):
        deep = {"a": deep}

    assert not fits(COMMENT, {"form": deep})
