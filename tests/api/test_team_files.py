"""Files that the team sends: taken from those who may, and not even read from others."""

import json
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from civic.api.team_files import ROUTES
from civic.rules.access import Actor
from civic.services import areas, layer_editor
from civic.services.house import serving
from civic.services.work import House
from civic.state.base import SESSION_COOKIE
from civic.words import Role
from tests import factories as make
from tests.services.acting import do

SQUARE = {"type": "Polygon", "coordinates": [[[3, 50], [4, 50], [4, 51], [3, 51], [3, 50]]]}
SHAPES = {"type": "Feature", "properties": {"name": "Nord"}, "geometry": SQUARE}


class Weighing:
    """Lets requests through, and counts what is read of their bodies."""

    def __init__(self) -> None:
        self._app = Starlette(routes=ROUTES)
        self.read = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a request."""

        async def weighed() -> Message:
            message = await receive()
            self.read += len(message.get("body", b""))
            return message

        await self._app(scope, weighed, send)


@pytest.fixture
def weighing(house: House) -> Iterator[Weighing]:
    with serving(house):
        yield Weighing()


def send(house: House, weighing: Weighing, path: str, actor: Actor | None) -> str:
    """Send a file as somebody; return where the answer leads."""
    door = TestClient(weighing, follow_redirects=False)
    if actor:
        door.cookies.set(SESSION_COOKIE, make.signed_in(house, actor).token)
    files = {"file": ("shapes.geojson", json.dumps(SHAPES))}
    answer = door.post(path, data={"name": "Quartiers"}, files=files)
    assert answer.status_code == 303
    return answer.headers["location"]


@pytest.mark.parametrize("who", ["nobody", "citizen", "moderator"])
def test_nothing_is_read_of_what_somebody_sends_who_may_not(
    house: House, weighing: Weighing, who: str
) -> None:
    project, person = make.a_project(house), make.a_person(house)
    if who == "moderator":
        person = make.trusted(house, person, project, Role.MODERATOR)
    actor = None if who == "nobody" else person

    for path in (f"/api/team/layers/{project}", "/api/team/areas"):
        assert "?problem=reasons." in send(house, weighing, path, actor)
    assert weighing.read == 0


def test_nothing_is_read_for_a_project_that_is_not_there(house: House, weighing: Weighing) -> None:
    assert "?problem=" in send(house, weighing, "/api/team/layers/none", make.an_admin(house))
    assert weighing.read == 0


def test_the_team_sends_a_layer_and_areas(house: House, weighing: Weighing) -> None:
    project, admin = make.a_project(house), make.an_admin(house)

    assert send(house, weighing, "/api/team/areas", admin) == "/admin/settings/areas"
    assert "?" not in send(house, weighing, f"/api/team/layers/{project}", admin)

    (layer,) = do(house, admin, layer_editor.layers_of, project)
    assert (layer.name, layer.shapes) == ({"fr": "Quartiers"}, 1)
    assert [area.name for area in do(house, admin, areas.areas)] == [{"fr": "Nord"}]
