"""Files over HTTP: for the person of the cookie, and for nobody who was given a link."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select
from starlette.applications import Starlette
from starlette.testclient import TestClient

from civic.api.exchange import BODY_LIMITS, ROUTES
from civic.models import Trust
from civic.rules.access import SYSTEM, Actor
from civic.services import import_desk
from civic.services.house import serving
from civic.services.work import House, perform, work
from civic.state.base import SESSION_COOKIE
from civic.words import Role
from tests import factories as make

LILLE = (
    Path(__file__).parents[3] / "shared/data/grand_debat_lille_decidim_fr/proposals.csv"
)  # fmt: skip


@pytest.fixture
def door(house: House) -> Iterator[TestClient]:
    with serving(house):
        yield TestClient(Starlette(routes=ROUTES), follow_redirects=False)


def as_person(door: TestClient, house: House, actor: Actor) -> TestClient:
    door.cookies.set(SESSION_COOKIE, make.signed_in(house, actor).token)
    return door


def box_of(house: House) -> tuple[str, str]:
    box = make.an_idea_box(house)
    with work(house, SYSTEM, reading=True) as job:
        return box, job.visit(box).project.id


@pytest.mark.parametrize("kind", ["csv", "xlsx", "geojson"])
def test_the_export_link_of_someone_else_is_refused(
    door: TestClient, house: House, kind: str
) -> None:
    box, _ = box_of(house)
    make.an_idea(house, box)
    link = f"/api/activities/{box}/export.{kind}?people=1"

    assert door.get(link).status_code == 401
    assert as_person(door, house, make.a_person(house)).get(link).status_code == 403
    answer = as_person(door, house, make.an_admin(house)).get(link)
    assert answer.status_code == 200
    assert f".{kind}" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"


def test_an_export_link_ends_with_the_role(door: TestClient, house: House) -> None:
    box, project = box_of(house)
    moderator = make.trusted(house, make.a_person(house), project, Role.MODERATOR)
    as_person(door, house, moderator)

    assert door.get(f"/api/activities/{box}/export.csv").status_code == 200
    assert door.get(f"/api/activities/{box}/export.csv?people=1").status_code == 403
    with work(house, SYSTEM) as job:
        for trust in job.session.exec(select(Trust)).all():
            job.session.delete(trust)
    assert door.get(f"/api/activities/{box}/export.csv").status_code == 403


def test_there_is_no_export_of_another_kind(door: TestClient, house: House) -> None:
    box, _ = box_of(house)
    as_person(door, house, make.an_admin(house))

    assert door.get(f"/api/activities/{box}/export.exe").status_code == 404
    assert door.get("/api/activities/nowhere/export.csv").status_code == 404


def test_signs_in_a_filter_are_searched_for_and_not_obeyed(door: TestClient, house: House) -> None:
    box, _ = box_of(house)
    make.an_idea(house, box)
    as_person(door, house, make.an_admin(house))

    answer = door.get(f"/api/activities/{box}/export.csv", params={"tag": "' OR 1=1 --"})

    assert answer.status_code == 200
    assert len(answer.text.splitlines()) == 1


def test_a_file_that_is_sent_waits_on_its_page(door: TestClient, house: House) -> None:
    box, project = box_of(house)
    admin = make.an_admin(house)
    as_person(door, house, admin)

    answer = door.post(f"/api/imports/{box}", files={"file": (LILLE.name, LILLE.read_bytes())})

    assert answer.status_code == 303
    assert answer.headers["location"] == f"/admin/projects/{project}/activities/{box}/import"
    found = perform(house, admin, import_desk.waiting, box)
    assert found is not None
    assert found.layout == "decidim"


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.pdf", b"%PDF-1.4", "team_import.wrong_type"),
        ("a.csv", b"", "team_import.empty"),
        ("<script>.csv", b"\x89PNG", "team_import.wrong_type"),
    ],
    ids=["a PDF", "nothing", "a picture"],
)
def test_what_is_wrong_with_a_file_leads_back_to_the_page(
    door: TestClient, house: House, name: str, data: bytes, error: str
) -> None:
    box, _ = box_of(house)
    as_person(door, house, make.an_admin(house))

    answer = door.post(f"/api/imports/{box}", files={"file": (name, data)})

    assert answer.status_code == 303
    assert f"error={error}" in answer.headers["location"]
    assert "<script>" not in answer.headers["location"]


def test_nobody_else_sends_a_file(door: TestClient, house: House) -> None:
    box, _ = box_of(house)
    sent = {"file": ("a.csv", b"title\nA\n")}

    assert door.post(f"/api/imports/{box}", files=sent).status_code == 401
    as_person(door, house, make.a_person(house))
    assert door.post(f"/api/imports/{box}", files=sent).status_code == 403


def test_only_imports_may_be_this_large() -> None:
    assert list(BODY_LIMITS) == ["/api/imports"]
