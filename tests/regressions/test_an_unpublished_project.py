"""What is not published cannot be learnt of through any door (as in CVE-2026-40870 of Decidim)."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.routing import Route, Router
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from civic.api import live
from civic.api.shell.heads import Visitor, head_for
from civic.errors import CivicError
from civic.front.discovery import modules_under
from civic.services.house import serving
from civic.services.work import Caller, House, work
from civic.state.base import SESSION_COOKIE
from civic.words import ProjectStatus, Role
from tests import factories as make
from tests.factories import NOON
from tests.regressions.town import MARK, Town, services

STRANGERS = ("nobody", "citizen", "manager of another project")


@pytest.fixture
def town(house: House) -> Iterator[Town]:
    with serving(house):
        yield Town(house, ProjectStatus.DRAFT)


def stranger(town: Town, who: str) -> Caller:
    """Return somebody who has no business in the project."""
    if who == "nobody":
        return Caller()
    if who == "citizen":
        return make.signed_in(town.house, make.a_person(town.house))
    other = make.a_project(town.house, "other")
    person = make.trusted(town.house, make.a_person(town.house), other, Role.PROJECT_MANAGER)
    return make.signed_in(town.house, person)


def routes() -> list[Any]:
    """Return every address of the house that can be read."""
    found = {}
    for module in modules_under("civic.api"):
        for route in getattr(module, "ROUTES", []):
            if isinstance(route, Route) and "GET" in (route.methods or ()):
                found[route.path] = route
    return [pytest.param(found[path], id=path) for path in sorted(found)]


@pytest.mark.parametrize("name", services())
def test_no_service_tells_a_stranger_of_it(town: Town, name: str) -> None:
    service = services()[name]
    try:
        arguments = town.arguments(service)
    except LookupError:
        return
    for who in STRANGERS:
        told = answer(town, stranger(town, who), service, arguments)

        assert MARK not in told, who
        assert town.names["input_id"] not in told, who


def answer(town: Town, caller: Caller, service: Any, arguments: dict[str, Any]) -> str:
    """Return what a service tells somebody; nothing where it says no."""
    try:
        reading = service.__dict__.get("reads", False)
        with work(town.house, caller, now=NOON, reading=reading) as job:
            return repr(service(job, **arguments))
    except CivicError:
        return ""


@pytest.mark.parametrize("route", routes())
def test_no_address_tells_a_stranger_of_it(town: Town, route: Route) -> None:
    client = TestClient(Router(routes=[route]), raise_server_exceptions=True)
    names = {**town.names, "id": town.names["input_id"], "kind": "csv", "number": "1"}
    for activity in ("box", town.names["activity_id"]):
        for project in ("secret", town.names["project_id"]):
            known = {**names, "activity": activity, "project": project}
            path = route.path_format.format_map(_Known(known))
            answer = client.get(path, follow_redirects=False)

            assert MARK not in answer.text
            assert town.names["input_id"] not in answer.text.replace(path, "")


@pytest.mark.parametrize("path", ["/projects/secret", "/inputs/{input_id}", "/people/{person_id}"])
def test_its_pages_are_not_there(town: Town, path: str) -> None:
    page = head_for(path.format(**town.names), Visitor("fr", {}))

    assert page is not None
    assert page.status == 404
    assert MARK not in page.title + page.description + page.content


def test_nobody_else_is_told_when_something_moves_in_it(town: Town) -> None:
    client = TestClient(Router(routes=live.ROUTES))
    citizen = stranger(town, "citizen")
    for topic in (f"input:{town.names['input_id']}", f"activity:{town.names['activity_id']}"):
        cookies = {"cookie": f"{SESSION_COOKIE}={citizen.token}"}
        with client.websocket_connect(f"/live?topic={topic}", headers=cookies) as socket:
            with pytest.raises(WebSocketDisconnect) as closed:
                socket.receive_text()
            assert closed.value.code == live.REFUSED


def test_the_same_project_is_told_of_once_it_is_published(house: House) -> None:
    """Without this, all of the above would pass on a town where nothing can be found."""
    town = Town(house)
    told = []
    for name, service in services().items():
        if not service.__dict__.get("reads", False):
            continue
        try:
            with work(house, Caller(), now=NOON, reading=True) as job:
                told += [name] if MARK in repr(service(job, **town.arguments(service))) else []
        except (CivicError, LookupError):
            continue

    assert {"reading.project", "reading.contribution", "reading.home"} <= set(told)
    assert {"profiles.profile", "layers.layers", "layers.search", "feeds.feed"} <= set(told)


class _Known(dict[str, str]):
    """Values for the places of an address; any other is the project's."""

    def __missing__(self, key: str) -> str:
        return self["project_id"]
