"""Figures to take away: in three formats, by the team alone, and nothing in them runs."""

import io

import pytest
from openpyxl import load_workbook
from PIL import Image
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api.figures import ROUTES
from civic.models import InputTag, Tag
from civic.services import platform_admin
from civic.services.work import House
from tests import factories as make
from tests.factories import HOSTILE
from tests.services.acting import do


@pytest.fixture
def client(served: House) -> TestClient:
    box = make.an_idea_box(served)
    tag = Tag(name={"fr": HOSTILE})
    make.keep(served, tag)
    make.keep(served, InputTag(input_id=make.an_idea(served, box), tag_id=tag.id))
    caller = make.signed_in(served, make.an_admin(served))
    return TestClient(Router(routes=ROUTES), cookies={"civic_session": caller.token})


def test_a_spreadsheet_holds_the_figures_and_no_formula(client: TestClient) -> None:
    text = client.get("/api/team/figures/tag.csv?days=0").content.decode("utf-8-sig")

    assert text.splitlines()[0] == '"Par thème";"Nombre"'
    assert text.splitlines()[1].startswith("\"'=cmd()")


def test_a_workbook_holds_the_figures_and_no_formula(client: TestClient) -> None:
    data = client.get("/api/team/figures/tag.xlsx?days=0").content

    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    cell = sheet["A2"]
    assert (cell.data_type, cell.value) == ("s", HOSTILE)


@pytest.mark.parametrize("name", ["tag", "over_time", "hours", "wait"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_picture_shows_the_figures(client: TestClient, name: str, language: str) -> None:
    asked = {"accept-language": language}
    answer = client.get(f"/api/team/figures/{name}.png?days=30", headers=asked)

    drawn = Image.open(io.BytesIO(answer.content))
    colours = drawn.convert("RGB").getcolors(drawn.width * drawn.height)
    assert colours
    assert len(colours) > 2
    assert answer.headers["content-disposition"].endswith(f'"civic-{name}.png"')


def test_a_picture_is_in_the_colour_of_the_organiser(served: House, client: TestClient) -> None:
    do(served, make.an_admin(served), platform_admin.save_settings, {"brand": "#aa3311"})

    drawn = Image.open(io.BytesIO(client.get("/api/team/figures/tag.png?days=0").content))

    colours = drawn.convert("RGB").getcolors(drawn.width * drawn.height) or []
    assert (0xAA, 0x33, 0x11) in [colour for _, colour in colours]


@pytest.mark.parametrize("path", ["tag.pdf", "title.csv", "tag.csv?project=nothing"])
def test_what_is_not_there_is_not_found(client: TestClient, path: str) -> None:
    assert client.get(f"/api/team/figures/{path}").status_code == 404


@pytest.mark.parametrize("kind", ["csv", "xlsx", "png"])
def test_nobody_else_takes_figures_away(served: House, kind: str) -> None:
    caller = make.signed_in(served, make.a_person(served))
    client = TestClient(Router(routes=ROUTES), cookies={"civic_session": caller.token})

    assert client.get(f"/api/team/figures/tag.{kind}").status_code == 403
