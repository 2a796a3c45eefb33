"""What comes from elsewhere or is too large goes no further."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.types import Receive, Scope, Send

from civic import settings as deployment
from civic.api.shell.guard import USUAL_LIMIT, Guard
from civic.api.shell.routes import found_routes

HERE = "http://testserver"
PUBLIC = "https://part.example.org"


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer how much came."""
    body = await Request(scope, receive).body()
    await PlainTextResponse(str(len(body)))(scope, receive, send)


@pytest.fixture
def door() -> TestClient:
    return TestClient(Guard(echo, {"/api/uploads": 3 * USUAL_LIMIT}))


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Give the platform an address of its own for one test."""
    monkeypatch.setenv("CIVIC_PUBLIC_URL", PUBLIC)
    deployment.settings.cache_clear()
    yield
    monkeypatch.undo()
    deployment.settings.cache_clear()


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"origin": "https://evil.example"}, id="another site's page"),
        pytest.param({"origin": "null"}, id="a page without origin"),
        pytest.param({"origin": f"{HERE}.evil.example"}, id="a name that begins like ours"),
        pytest.param({"sec-fetch-site": "cross-site"}, id="a browser that says cross-site"),
        pytest.param({"sec-fetch-site": "same-site"}, id="a neighbour's page"),
    ],
)
def test_a_form_of_another_site_does_nothing(
    door: TestClient, method: str, headers: dict[str, str]
) -> None:
    assert door.request(method, "/", headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{"origin": HERE}, {"sec-fetch-site": "same-origin"}, {}])
def test_our_own_page_and_programs_may_act(door: TestClient, headers: dict[str, str]) -> None:
    assert door.post("/", headers=headers).status_code == 200


def test_anyone_may_read(door: TestClient) -> None:
    assert door.get("/", headers={"origin": "https://evil.example"}).status_code == 200


@pytest.mark.usefixtures("public")
def test_with_an_address_the_host_alone_proves_nothing(door: TestClient) -> None:
    headers = {"host": "evil.example", "origin": "http://evil.example"}

    assert door.post("/", headers=headers).status_code == 421


@pytest.mark.usefixtures("public")
def test_with_an_address_only_its_origin_may_act(door: TestClient) -> None:
    ours = {"host": "part.example.org", "origin": PUBLIC}
    unsafe = {"host": "part.example.org", "origin": "http://part.example.org"}

    assert door.post("/", headers=ours).status_code == 200
    assert door.post("/", headers=unsafe).status_code == 403


@pytest.mark.usefixtures("public")
def test_with_https_browsers_are_held_to_it(door: TestClient) -> None:
    answer = door.get("/", headers={"host": "part.example.org"})

    assert "strict-transport-security" in answer.headers


def test_a_body_larger_than_usual_is_refused(door: TestClient) -> None:
    assert door.post("/", content=b"x" * USUAL_LIMIT).text == str(USUAL_LIMIT)
    assert door.post("/", content=b"x" * (USUAL_LIMIT + 1)).status_code == 413


def test_a_body_that_hides_its_length_is_refused_all_the_same(door: TestClient) -> None:
    pieces = (b"x" * 65536 for _ in range(17))

    assert door.post("/", content=pieces).status_code == 413


def test_a_path_may_take_more(door: TestClient) -> None:
    assert door.post("/api/uploads", content=b"x" * 2 * USUAL_LIMIT).status_code == 200


def test_a_refusal_is_a_page_for_people_and_json_for_programs(door: TestClient) -> None:
    evil = {"origin": "https://evil.example", "accept-language": "nl"}

    page = door.post("/", headers={**evil, "accept": "text/html"})
    data = door.post("/", headers={**evil, "accept": "application/json"})

    assert '<html lang="nl"' in page.text
    assert data.json()["error"] == "foreign_origin"


def test_every_answer_carries_its_name_and_the_headers(door: TestClient) -> None:
    first, second = door.get("/"), door.get("/")

    assert first.headers["x-request-id"] != second.headers["x-request-id"]
    assert first.headers["x-content-type-options"] == "nosniff"


def test_a_head_has_no_body(door: TestClient) -> None:
    assert door.head("/").content == b""


async def chatting(scope: Scope, receive: Receive, send: Send) -> None:
    """Let a connection stay open until it is left."""
    await receive()
    await send({"type": "websocket.accept"})
    await receive()


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Let each address hold only a few connections for one test."""
    monkeypatch.setenv("CIVIC_CONNECTIONS_PER_ADDRESS", "4")
    deployment.settings.cache_clear()
    yield 4
    monkeypatch.undo()
    deployment.settings.cache_clear()


def test_an_address_holds_so_many_connections_and_gets_no_more(few: int) -> None:
    school = TestClient(Guard(chatting, {}), client=("203.0.113.7", 1))
    home = TestClient(Guard(chatting, {}), client=("203.0.113.8", 1))
    with ExitStack() as open_ones:
        for _ in range(few):
            open_ones.enter_context(school.websocket_connect("/_event"))
        with pytest.raises(WebSocketDenialResponse) as no, school.websocket_connect("/live"):
            pass
        with home.websocket_connect("/_event"):
            pass

    assert no.value.status_code == 429
    assert no.value.json()["error"] == "too_many_connections"
    with school.websocket_connect("/_event"):
        pass


def test_a_page_that_got_no_connection_can_ask_why(few: int) -> None:
    school = TestClient(Guard(chatting, {}), client=("203.0.113.7", 1))
    asking = TestClient(found_routes(chatting), client=("203.0.113.7", 1))
    with ExitStack() as open_ones:
        for _ in range(few - 1):
            open_ones.enter_context(school.websocket_connect("/_event"))
        assert asking.get("/room").status_code == 204
        open_ones.enter_context(school.websocket_connect("/_event"))
        answer = asking.get("/room", headers={"accept-language": "nl"})

    assert answer.status_code == 429
    assert "netwerk" in answer.json()["message"]


def test_a_connection_from_another_site_is_refused_with_its_reason() -> None:
    evil = {"origin": "https://evil.example"}
    door = TestClient(Guard(chatting, {}))

    with (
        pytest.raises(WebSocketDenialResponse) as no,
        door.websocket_connect("/_event", headers=evil),
    ):
        pass

    assert (no.value.status_code, no.value.json()["error"]) == (403, "foreign_origin")
