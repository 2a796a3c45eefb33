"""A page of another site opens no websocket of ours, neither of events nor of news."""

from http import HTTPStatus

import pytest
from starlette.routing import Router, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from civic.api import live
from civic.api.shell.guard import Guard
from civic.errors import NotFound
from civic.services.house import serving
from civic.services.live import may_listen
from civic.services.work import House, perform
from tests import factories as make

HERE = "http://testserver"


async def events(socket: WebSocket) -> None:
    """Stand for the door of events: let in whoever comes so far."""
    await socket.accept()
    await socket.send_text("in")


@pytest.fixture
def door() -> TestClient:
    router = Router(routes=[*live.ROUTES, WebSocketRoute("/_event/", events)])
    return TestClient(Guard(router, {}))


@pytest.mark.parametrize("path", ["/_event/", "/live?topic=input:x"])
@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", f"{HERE}.evil.example", "http://testserver:81", "file://"],
)
def test_a_foreign_page_is_not_let_in(door: TestClient, path: str, origin: str) -> None:
    with (
        pytest.raises(WebSocketDenialResponse) as closed,
        door.websocket_connect(path, headers={"origin": origin}),
    ):
        pass

    assert closed.value.status_code == HTTPStatus.FORBIDDEN


def test_our_own_page_is_let_in(door: TestClient) -> None:
    with door.websocket_connect("/_event/", headers={"origin": HERE}) as socket:
        assert socket.receive_text() == "in"


def test_nobody_but_the_team_hears_of_what_was_hidden(house: House, door: TestClient) -> None:
    box = make.an_idea_box(house)
    idea = make.an_idea(house, box, hidden_at=make.NOON)

    with pytest.raises(NotFound):
        perform(house, make.a_person(house), may_listen, f"input:{idea}")
    perform(house, make.an_admin(house), may_listen, f"input:{idea}")


@pytest.mark.parametrize("topic", ["", "input:", "input:none", "person:x", "input:%00", "jobs"])
def test_nobody_listens_to_what_is_not_there(house: House, door: TestClient, topic: str) -> None:
    make.an_idea_box(house)
    with (
        serving(house),
        door.websocket_connect(f"/live?topic={topic}", headers={"origin": HERE}) as socket,
    ):
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_text()
        assert closed.value.code == live.REFUSED
