"""The public figures of moderation as files, and for those who run no script."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from civic.api import ruled
from civic.api.shell.heads import Visitor, head_for
from civic.services.ruled import MONTHS
from civic.services.work import House
from tests.services.test_ruled import worked_on


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_everybody_takes_the_figures_away(served: House, kind: str) -> None:
    worked_on(served)
    client = TestClient(Starlette(routes=ruled.ROUTES))

    answer = client.get(f"/api/moderation.{kind}")

    assert answer.status_code == 200
    assert f"civic-moderation.{kind}" in answer.headers["content-disposition"]
    if kind == "csv":
        assert len(answer.text.splitlines()) == MONTHS + 1
        assert "Ana" not in answer.text


def test_there_is_no_other_kind_of_file(served: House) -> None:
    client = TestClient(Starlette(routes=ruled.ROUTES))

    assert client.get("/api/moderation.png").status_code == 404


def test_the_page_leads_to_the_file_without_scripts(served: House) -> None:
    page = head_for("/moderation", Visitor("en", {}))

    assert page is not None
    assert (page.status, page.title) == (200, "Moderation in figures · Civic")
    assert 'href="/api/moderation.csv"' in page.content
