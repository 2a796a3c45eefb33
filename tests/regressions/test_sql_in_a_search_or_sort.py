"""Signs of SQL in a search or sort are searched for, never obeyed (as in CVE-2026-45376)."""

from typing import Any

import pytest
from starlette.routing import Router
from starlette.testclient import TestClient

from civic.api import maps
from civic.errors import CivicError, Invalid
from civic.rules.access import Actor
from civic.services import input_lists, layers, log, team_inputs, team_query
from civic.services.house import serving
from civic.services.input_lists import Filters
from civic.services.work import House, work
from tests import factories as make
from tests.factories import NOON

SQL = (
    "' OR '1'='1",
    "x' UNION SELECT email, password_hash FROM person --",
    "'; DROP TABLE input; --",
    "title; DELETE FROM input",
    "\\' OR 1=1 --",
    "(SELECT CASE WHEN (1=1) THEN 1 ELSE 1/0 END)",
    "heat DESC, (SELECT 1)",
)
FIELDS = ("text", "tags", "areas", "statuses", "theme")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("sql", SQL)
def test_sql_in_a_filter_finds_nothing(house: House, sql: str, field: str) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, "Un banc")

    with work(house, Actor(), now=NOON, reading=True) as job:
        wanted: dict[str, Any] = {field: (sql,) if field.endswith("s") else sql}
        assert input_lists.listed(job, box, Filters(**wanted)).total == 0
        assert input_lists.pins(job, box, Filters(**wanted)).ids == []
        assert input_lists.listed(job, box, Filters()).total == 1


@pytest.mark.parametrize("sql", [*SQL, "created_at", "email", "1", ""])
def test_sql_in_an_order_is_no_order(house: House, sql: str) -> None:
    box = make.an_idea_box(house)

    with pytest.raises(Invalid), work(house, Actor(), now=NOON, reading=True) as job:
        input_lists.listed(job, box, Filters(order=sql))


@pytest.mark.parametrize("sql", SQL)
def test_sql_in_the_searches_of_the_team_finds_nothing(house: House, sql: str) -> None:
    box, admin = make.an_idea_box(house), make.an_admin(house)
    make.an_idea(house, box, "Un banc")

    with work(house, admin, now=NOON, reading=True) as job:
        assert team_inputs.window(job, team_query.Query(text=sql)).total == 0
        assert list(log.entries(job, who=sql).lines) == []
        assert layers.search(job, sql) == []
        with pytest.raises(CivicError):
            team_inputs.window(job, team_query.Query(order=sql))


@pytest.mark.parametrize("signs", ["%", "_", "%%", "b_nc", "ban%"])
def test_signs_that_sql_knows_are_letters_in_a_search(house: House, signs: str) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, "Un banc", body="")
    exact = make.an_idea(house, box, f"Avec {signs} dedans", body="")

    with work(house, Actor(), now=NOON, reading=True) as job:
        found = input_lists.listed(job, box, Filters(text=signs))

    assert [card.id for card in found.cards] == [exact]


@pytest.mark.parametrize("query", ["q=%27+OR+1%3D1", "order=heat;--", "page=1;DROP", "tag=%25"])
def test_an_address_with_sql_in_it_is_answered_as_any_other(house: House, query: str) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, "Un banc", lat=49.0, lng=3.0)
    with serving(house):
        door = TestClient(Router(routes=maps.ROUTES))

        assert door.get(f"/api/activities/{box}/pins?{query}").status_code == 200
        assert door.get(f"/api/activities/{box}/pins/names?keys={SQL[0]}").status_code == 422
        assert door.get(f"/api/activities/{box}/pins").json()["keys"]
