"""The map of ideas and the result maps over HTTP: for the team, from this site alone."""

import re
from collections.abc import Iterator

import pytest
from sqlmodel import select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from civic.adapters.analyst_in_process import InProcessAnalyst
from civic.api import insights as routes
from civic.models import Area, Job
from civic.rules.access import SYSTEM, Actor
from civic.services import insights
from civic.services.house import serving
from civic.services.work import House, perform, work
from civic.state.base import SESSION_COOKIE
from tests import factories as make
from tests.factories import HOSTILE

RING = [[2.0, 48.0], [3.0, 48.0], [3.0, 49.0], [2.0, 49.0], [2.0, 48.0]]


@pytest.fixture
def door(house: House) -> Iterator[TestClient]:
    with serving(house):
        yield TestClient(Starlette(routes=routes.ROUTES))


def as_person(door: TestClient, house: House, actor: Actor) -> TestClient:
    door.cookies.set(SESSION_COOKIE, make.signed_in(house, actor).token)
    return door


@pytest.fixture
def box(house: House) -> str:
    activity_id = make.an_idea_box(house)
    make.keep(house, Area(name={"fr": HOSTILE}, shape={"type": "Polygon", "coordinates": [RING]}))
    make.an_idea(house, activity_id, lat=48.5, lng=2.5)
    make.an_idea(house, activity_id, lat=10.0, lng=2.5)
    make.an_idea(house, activity_id)
    return activity_id


@pytest.mark.parametrize("path", ["ideas", "maps/density", "maps/areas", "maps/areas?download=1"])
def test_only_the_team_fetches(door: TestClient, house: House, box: str, path: str) -> None:
    link = f"/api/activities/{box}/{path}"

    assert door.get(link).status_code == 401
    assert as_person(door, house, make.a_person(house)).get(link).status_code == 403


def test_points_are_there_once_there_is_an_analysis(
    door: TestClient, house: House, box: str
) -> None:
    as_person(door, house, make.an_admin(house))
    assert door.get(f"/api/activities/{box}/ideas").status_code == 404
    perform(house, SYSTEM, insights.start, box)
    with_analyst = House(house.engine, storage=house.storage, analyst=InProcessAnalyst())
    (payload,) = payloads(house)
    insights.JOBS["analyse"](with_analyst, payload, lambda done, stage="": None)

    found = door.get(f"/api/activities/{box}/ideas").json()

    assert set(found) == {"ids", "titles", "themes", "xs", "ys"}
    assert {len(column) for column in found.values()} == {3}


@pytest.mark.parametrize("kind", ["density", "areas"])
def test_a_map_for_a_frame_asks_nothing_of_another_site(
    door: TestClient, house: House, box: str, kind: str
) -> None:
    answer = as_person(door, house, make.an_admin(house)).get(f"/api/activities/{box}/maps/{kind}")

    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert "<script>alert(1)" not in answer.text
    asked = re.findall(r"(?:src|href)=[\"']([^\"']+)", answer.text)
    assert asked
    assert all(path.startswith("/vendor/") for path in asked)


def test_a_map_per_area_sums_to_all_that_have_a_place(
    door: TestClient, house: House, box: str
) -> None:
    page = as_person(door, house, make.an_admin(house)).get(f"/api/activities/{box}/maps/areas")

    assert [int(n) for n in re.findall(r"<td>(\d+)</td>", page.text)] == [1, 1]


def test_there_is_no_map_of_another_kind(door: TestClient, house: House, box: str) -> None:
    as_person(door, house, make.an_admin(house))

    assert door.get(f"/api/activities/{box}/maps/passwords").status_code == 404


def payloads(house: House) -> list[dict[str, str]]:
    with work(house, SYSTEM, reading=True) as job:
        rows = job.session.exec(select(Job).where(Job.name == "analyse")).all()
        return [row.payload for row in rows]
