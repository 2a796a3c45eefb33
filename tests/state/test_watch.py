"""What every event passes first."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from reflex.istate.data import HeaderData, RouterData, SessionData
from reflex_base.event import Event

from civic.rules.quotas import PACE
from civic.services.house import serving
from civic.services.work import House
from civic.state.input import InputState
from civic.state.notices import NoticeState, attempt
from civic.state.session import SessionState
from civic.state.watch import sender_of, watched
from tests.pacing import counting

HERE = "203.0.113.7"
MOST = int(PACE["event"].person.split("/")[0])
MOST_AT_ONE = int(PACE["event"].address.split("/")[0])


@pytest.fixture
def strict(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with serving(counting(house, monkeypatch)):
        yield


def event_of(handler: Any, **payload: Any) -> Event:
    [event] = Event.from_event_type(handler)
    return Event(name=event.name, payload=payload)


def router_of(cookie: str, tab: str) -> RouterData:
    return RouterData(session=SessionData(client_token=tab), headers=HeaderData(cookie=cookie))


@pytest.mark.usefixtures("strict")
def test_a_person_who_sends_too_many_events_is_stopped_with_a_word_why() -> None:
    event = event_of(SessionState.load)
    told = [watched(event, "ana", f"203.0.113.{n % 250}") for n in range(MOST + 1)]

    assert told[:MOST] == [None] * MOST
    assert "reasons.too_fast" in str(told[-1])
    assert "seconds" in str(told[-1])
    assert watched(event, "ben", HERE) is None


@pytest.mark.usefixtures("strict")
def test_an_address_that_sends_too_many_events_is_stopped_whoever_is_behind_it() -> None:
    event = event_of(SessionState.load)
    told = [watched(event, f"person {n}", HERE) for n in range(MOST_AT_ONE + 1)]

    assert told[:MOST_AT_ONE] == [None] * MOST_AT_ONE
    assert "reasons.too_fast" in str(told[-1])
    assert watched(event, "person 1", "203.0.113.8") is None


@pytest.mark.parametrize(
    ("cookie", "tab", "other", "is_same"),
    [
        pytest.param("civic_session=ana", "1", "civic_session=ana; x=y", True, id="two tabs"),
        pytest.param("civic_session=ana", "2", "civic_session=ben", False, id="two people"),
        pytest.param("", "1", "", False, id="two tabs of nobody"),
        pytest.param("", "2", "", True, id="one tab of nobody"),
    ],
)
def test_the_sender_is_the_visit_or_the_tab_of_who_has_none(
    cookie: str, tab: str, other: str, is_same: bool
) -> None:
    one, two = router_of(cookie, tab), router_of(other, "2")

    assert (sender_of(one) == sender_of(two)) is is_same
    assert cookie not in sender_of(one) or not cookie


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
    event, most = Event(name=name, payload={}), int(PACE["frame_event"].person.split("/")[0])
    told = [watched(event, "ana", HERE) for _ in range(most + 1)]

    assert told[:most] == [None] * most
    assert "reasons.too_fast" in str(told[-1])


@pytest.mark.usefixtures("strict")
def test_the_word_why_is_never_stopped_itself() -> None:
    for _ in range(MOST + 1):
        watched(event_of(SessionState.load), "ana", HERE)

    said = {"key": "reasons.too_fast", "figures": {}, "date": ""}
    word = Event(name=f"{NoticeState.get_full_name()}.tell", payload=said)
    assert watched(word, "ana", HERE) is None


@pytest.mark.usefixtures("strict")
async def test_an_event_is_remembered_while_it_is_handled() -> None:
    async def handled(word: str) -> tuple[str, Any]:
        watched(event_of(InputState.answer, comment_id=word), "ana", HERE)
        await asyncio.sleep(0)
        return attempt().name, attempt().payload

    first, second = await asyncio.gather(handled("one"), handled("two"))

    assert first[0].endswith("input_state.answer")
    assert (first[1], second[1]) == ({"comment_id": "one"}, {"comment_id": "two"})


@pytest.mark.usefixtures("strict")
def test_an_event_that_no_handler_can_read_goes_no_further() -> None:
    told = watched(event_of(InputState.answer, comment_id={"a": 1}), "ana", HERE)

    assert "invalid.text" in str(told)
