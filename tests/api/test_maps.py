"""What maps fetch over HTTP: small, once, and only what the reader may see."""

from typing import Any

import pytest
from sqlmodel import select
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api.maps import ROUTES
from civic.models import MapLayer, Project
from civic.rules.access import SYSTEM
from civic.services.work import House, work
from civic.state.base import SESSION_COOKIE
from civic.words import ProjectStatus
from tests import factories as make
from tests.factories import HOSTILE


@pytest.fixture
def door(served: House) -> TestClient:
    return TestClient(Router(ROUTES), base_url="http://localhost")


def a_line(name: str) -> dict[str, Any]:
    geometry = {"type": "LineString", "coordinates": [[3.0, 50.0], [3.002, 50.0]]}
    feature = {"type": "Feature", "properties": {"name": name}, "geometry": geometry}
    return {"type": "FeatureCollection", "features": [feature]}


def a_layer(house: House, box: str, name: str = "Rue Haute", **more: Any) -> str:
    with work(house, SYSTEM) as job:
        project = job.visit(box).project.id
    named = {"fr": f"Rues {HOSTILE}"}
    make.keep(house, MapLayer(project_id=project, name=named, geojson=a_line(name), **more))
    return project


def hide(house: House) -> None:
    with work(house, SYSTEM) as job:
        job.session.exec(select(Project)).one().status = ProjectStatus.DRAFT


def test_pins_are_only_those_that_have_a_place(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    idea = make.an_idea(served, box, lat=50.0, lng=3.0)
    make.an_idea(served, box)
    pins = door.get(f"/api/activities/{box}/pins").json()

    assert pins["keys"] == idea[: pins["length"]]
    assert (pins["lat"], pins["lng"]) == ([5_000_000], [300_000])


def test_pins_follow_the_filters_of_the_list(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    make.an_idea(served, box, "Un banc", body="", lat=50.0, lng=3.0)
    make.an_idea(served, box, "Un arbre", body="", lat=50.0, lng=3.0)
    pins = door.get(f"/api/activities/{box}/pins?q=arbre").json()

    assert pins["keys"].count(",") == 0


def test_pins_that_have_not_changed_are_not_sent_again(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    address = f"/api/activities/{box}/pins"
    mark = door.get(address).headers["etag"]
    unchanged = door.get(address, headers={"if-none-match": mark})
    make.an_idea(served, box, lat=50.0, lng=3.0)
    changed = door.get(address, headers={"if-none-match": mark})

    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert changed.status_code == 200


def test_a_pin_tells_its_title_as_it_was_written(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    idea = make.an_idea(served, box, f"Un banc {HOSTILE}", lat=50.0, lng=3.0)
    named = door.get(f"/api/activities/{box}/pins/names?keys={idea[:8]},ffffffff").json()

    assert named == {
        idea[:8]: {
            "id": idea,
            "title": f"Un banc {HOSTILE}",
            "href": f"/inputs/{idea}",
            "lang": "fr",
        }
    }


@pytest.mark.parametrize("key", ["%25", "______", "' OR 1=1", "abc"])
def test_a_key_that_is_no_beginning_of_an_identifier_is_refused(
    served: House, door: TestClient, key: str
) -> None:
    box = make.an_idea_box(served)

    assert door.get(f"/api/activities/{box}/pins/names", params={"keys": key}).status_code == 422


def test_layers_come_with_their_looks(served: House, door: TestClient) -> None:
    project = a_layer(served, make.an_idea_box(served), colour="#123456", is_ground=True)
    layer = door.get(f"/api/projects/{project}/layers").json()["layers"][0]

    assert (layer["color"], layer["ground"], layer["shown"]) == ("#123456", True, True)
    assert layer["data"]["features"][0]["properties"]["name"] == "Rue Haute"
    assert layer["lang"] == "fr"


def test_a_street_is_found_by_its_name_and_named_by_its_place(
    served: House, door: TestClient
) -> None:
    a_layer(served, make.an_idea_box(served))
    found = door.get("/api/places?q=rue hau").json()
    near = door.get("/api/places/near?lat=50.0005&lng=3.001").json()

    assert found == [{"label": "Rue Haute", "lat": 50.0, "lng": 3.001, "lang": ""}]
    assert near == {"label": "Rue Haute"}


@pytest.mark.parametrize(
    "query", ["", "?lat=50", "?lat=nan&lng=3", "?lat=1e999&lng=3", "?lat=a&lng=b"]
)
def test_a_place_that_is_none_is_refused(door: TestClient, query: str) -> None:
    assert door.get(f"/api/places/near{query}").status_code == 422


def test_a_draft_is_not_there_for_a_stranger_through_any_route(
    served: House, door: TestClient
) -> None:
    box = make.an_idea_box(served)
    idea = make.an_idea(served, box, lat=50.0, lng=3.0)
    project = a_layer(served, box)
    hide(served)
    addresses = [
        f"/api/activities/{box}/pins",
        f"/api/activities/{box}/pins/names?keys={idea[:8]}",
        f"/api/projects/{project}/layers",
    ]

    assert [door.get(address).status_code for address in addresses] == [404] * 3
    assert door.get("/api/places?q=rue").json() == []
    assert door.get("/api/places/near?lat=50&lng=3.001").json() == {"label": ""}
    door.cookies.set(SESSION_COOKIE, make.signed_in(served, make.an_admin(served)).token)
    assert [door.get(address).status_code for address in addresses] == [200] * 3


def test_an_input_shows_where_it_is_as_a_drawing(served: House, door: TestClient) -> None:
    box = make.an_idea_box(served)
    a_layer(served, box)
    idea = make.an_idea(served, box, lat=50.0, lng=3.001)

    answer = door.get(f"/api/inputs/{idea}/map.svg")

    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.count("<path") == 2


@pytest.mark.parametrize("gone", ["hidden_at", "withdrawn_at"])
def test_nothing_says_where_something_was_that_is_gone(
    served: House, door: TestClient, gone: str
) -> None:
    more: dict[str, Any] = {gone: make.NOON}
    idea = make.an_idea(served, make.an_idea_box(served), lat=50.0, lng=3.001, **more)

    assert door.get(f"/api/inputs/{idea}/map.svg").status_code == 404
