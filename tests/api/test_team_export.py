"""What the team picked, as a file: for the team alone, without what it keeps for itself."""

import csv
import io
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from civic.api.team_export import ROUTES
from civic.rules.access import Actor
from civic.rules.layouts import OWN_ID
from civic.services import handling, notes
from civic.services.house import serving
from civic.services.work import House
from civic.state.base import SESSION_COOKIE
from tests import factories as make
from tests.services.acting import do

LINK = "/api/team/inputs/export"


@pytest.fixture
def door(house: House) -> Iterator[TestClient]:
    with serving(house):
        yield TestClient(Starlette(routes=ROUTES), follow_redirects=False)


def as_person(door: TestClient, house: House, actor: Actor) -> TestClient:
    door.cookies.set(SESSION_COOKIE, make.signed_in(house, actor).token)
    return door


def lines(text: str) -> list[dict[str, str]]:
    text = text.lstrip("\ufeff")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_what_is_picked_comes_from_several_projects_with_who_looks_after_it(
    door: TestClient, house: House
) -> None:
    admin = make.a_person(house, "Hélène", is_admin=True)
    ids = [make.an_idea(house, make.an_idea_box(house, slug)) for slug in ("parks", "roads")]
    left = make.an_idea(house, make.an_idea_box(house, "more"), "Laissée")
    do(house, admin, handling.assign, ids[0], admin.person_id)
    do(house, admin, notes.write, ids[0], "Dossier délicat")

    answer = as_person(door, house, admin).post(LINK, data={"ids": ",".join(ids), "kind": "csv"})

    assert answer.status_code == 200
    assert "Dossier délicat" not in answer.text
    found = lines(answer.text)
    assert {line[OWN_ID] for line in found} == set(ids)
    assert left not in answer.text
    assert {line["Confiée à"] for line in found} == {"Hélène", ""}
    assert all(line["Titre"].startswith(("'", "Un")) for line in found)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "geojson"])
def test_all_that_the_filters_find_is_in_the_file(
    door: TestClient, house: House, kind: str
) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    make.an_idea(house, box, "Un arbre", lat=48.0, lng=2.0)
    make.an_idea(house, box, "Un banc", lat=48.0, lng=2.0)
    asked = {"all": "1", "text": "arbre", "kind": kind}

    answer = as_person(door, house, admin).post(LINK, data=asked)

    assert answer.status_code == 200
    assert f"contributions.{kind}" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    if kind != "xlsx":
        assert "Un arbre" in answer.text
        assert "Un banc" not in answer.text


def test_nobody_but_the_team_gets_such_a_file(door: TestClient, house: House) -> None:
    idea = make.an_idea(house, make.an_idea_box(house))
    asked = {"ids": idea, "kind": "csv"}

    assert door.post(LINK, data=asked).status_code == 401
    assert as_person(door, house, make.a_person(house)).post(LINK, data=asked).status_code == 403


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        pytest.param({"ids": "nothing", "kind": "csv"}, 404, id="what is not there"),
        pytest.param({"kind": "csv"}, 422, id="nothing"),
        pytest.param({"ids": "x", "kind": "exe"}, 404, id="another kind of file"),
        pytest.param({"all": "1", "state": "secret", "kind": "csv"}, 422, id="no state"),
    ],
)
def test_what_makes_no_file_says_so(
    door: TestClient, house: House, asked: dict[str, str], status: int
) -> None:
    make.an_idea(house, make.an_idea_box(house))

    assert as_person(door, house, make.an_admin(house)).post(LINK, data=asked).status_code == status
