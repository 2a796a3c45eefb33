"""What every event passes first."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from reflex_base.event import Event

from civic.adapters.limiter import WindowLimiter
from civic.rules.quotas import PACE
from civic.services.house import serving
from civic.services.work import House
from civic.state.input import InputState
from civic.state.notices import NoticeState
from civic.state.session import SessionState
from civic.state.watch import attempt, watched

MOST = int(PACE["event"].split("/")[0])


@pytest.fixture
def strict(house: House) -> Iterator[None]:
    with serving(House(house.engine, limiter=WindowLimiter())):
        yield


def event_of(handler: Any, **payload: Any) -> Event:
    [event] = Event.from_event_type(handler)
    return Event(name=event.name, payload=payload)


@pytest.mark.usefixtures("strict")
def test_an_address_that_sends_too_many_events_is_stopped_with_a_word_why() -> None:
    event = event_of(SessionState.load)
    told = [watched(event, "203.0.113.7") for _ in range(MOST + 1)]

    assert told[:MOST] == [None] * MOST
    assert "reasons.too_fast" in str(told[-1])
    assert watched(event, "203.0.113.8") is None


@pytest.mark.usefixtures("strict")
@pytest.mark.parametrize(
    "name",
    [
        "reflex___state____state.hydrate",
        "reflex___state____state.reflex___state____frontend_event_exception_state"
        ".handle_frontend_exception",
    ],
)
def test_nobody_floods_the_server_with_the_events_of_its_frame(name: str) -> None:
    event, most = Event(name=name, payload={}), int(PACE["frame_event"].split("/")[0])
    told = [watched(event, "203.0.113.7") for _ in range(most + 1)]

    assert told[:most] == [None] * most
    assert "reasons.too_fast" in str(told[-1])


@pytest.mark.usefixtures("strict")
def test_the_word_why_is_never_stopped_itself() -> None:
    for _ in range(MOST + 1):
        watched(event_of(SessionState.load), "203.0.113.7")

    said = {"key": "reasons.too_fast", "figures": {}, "date": ""}
    word = Event(name=f"{NoticeState.get_full_name()}.tell", payload=said)
    assert watched(word, "203.0.113.7") is None


@pytest.mark.usefixtures("strict")
async def test_an_event_is_remembered_while_it_is_handled() -> None:
    async def handled(word: str) -> tuple[str, Any]:
        watched(event_of(InputState.answer, comment_id=word), "203.0.113.7")
        await asyncio.sleep(0)
        return attempt().name, attempt().payload

    first, second = await asyncio.gather(handled("one"), handled("two"))

    assert first[0].endswith("input_state.answer")
    assert (first[1], second[1]) == ({"comment_id": "one"}, {"comment_id": "two"})


@pytest.mark.usefixtures("strict")
def test_an_event_that_no_handler_can_read_goes_no_further() -> None:
    told = watched(event_of(InputState.answer, comment_id={"a": 1}), "203.0.113.7")

    assert "invalid.text" in str(told)
