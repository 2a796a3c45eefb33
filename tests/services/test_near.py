"""What is near: in an area, around a place, and in the area that one follows."""

from typing import Any

import pytest
from sqlalchemy import Connection, func, select
from sqlmodel import SQLModel

from civic.errors import Invalid
from civic.models import Area, ProjectArea
from civic.rules.access import Actor
from civic.services import following, near
from civic.services.near import Near
from civic.services.work import House
from civic.words import Followed, ProjectStatus
from tests import factories as make
from tests.factories import NOON
from tests.services.acting import do

HERE = (48.850, 2.350)
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[2.34, 48.84], [2.36, 48.84], [2.36, 48.86], [2.34, 48.86], [2.34, 48.84]]],
}


def an_area(house: House, name: str = "Centre", **more: Any) -> str:
    area = Area(name={"fr": name}, **more)
    make.keep(house, area)
    return area.id


def titles(found: Near) -> list[str]:
    return [one.card.title for one in found.inputs]


def test_nobody_is_anywhere_until_they_say_so(house: House) -> None:
    area = an_area(house)

    found = do(house, make.a_person(house), near.in_area)

    assert [one.id for one in found.areas] == [area]
    assert (found.area.id, found.inputs, found.projects) == ("", [], [])


@pytest.mark.parametrize("area", ["nowhere", "", "\x00"], ids=["gone", "none", "no word"])
def test_an_area_that_is_not_there_is_not_asked_for(house: House, area: str) -> None:
    assert not do(house, Actor(), near.in_area, area).is_asked


def test_an_area_shows_what_people_say_there_and_the_projects_about_it(house: House) -> None:
    centre, port = an_area(house), an_area(house, "Port")
    box = make.an_idea_box(house)
    make.an_idea(house, box, "Un banc", area_id=centre, up=1)
    make.an_idea(house, box, "Un tram", area_id=centre, up=9)
    make.an_idea(house, box, "Une grue", area_id=port)
    make.an_idea(house, box, "Caché", area_id=centre, hidden_at=NOON)
    draft = make.a_project(house, "draft", ProjectStatus.DRAFT)
    make.an_idea(house, make.an_activity(house, draft), "Secret", area_id=centre)
    about = [make.a_project(house, "about"), draft]
    make.keep(house, *(ProjectArea(project_id=one, area_id=centre) for one in about))

    found = do(house, Actor(), near.in_area, centre)

    assert titles(found) == ["Un tram", "Un banc"]
    assert [card.slug for card in found.projects] == ["about"]
    assert (found.is_asked, found.is_mine) == (True, False)


def test_who_follows_an_area_sees_it_without_asking(house: House) -> None:
    centre, port = an_area(house), an_area(house, "Port")
    ana = make.a_person(house)
    do(house, ana, following.follow, Followed.AREA, port, on=True)
    do(house, ana, following.follow, Followed.AREA, centre, on=True)
    do(house, ana, following.follow, Followed.AREA, centre, on=False)

    found = do(house, ana, near.in_area)

    assert (found.area.id, found.is_mine, found.is_followed) == (port, True, True)
    asked = do(house, ana, near.in_area, centre)
    assert (asked.area.id, asked.is_mine, asked.is_followed) == (centre, False, False)


def test_around_a_place_the_nearest_comes_first_with_its_distance(house: House) -> None:
    box = make.an_idea_box(house)
    make.an_idea(house, box, "Loin", lat=48.87, lng=2.35)
    make.an_idea(house, box, "À côté", lat=48.8485, lng=2.35)
    make.an_idea(house, box, "Ici", lat=48.8501, lng=2.35)
    make.an_idea(house, box, "Ailleurs", lat=49.9, lng=2.35)
    make.an_idea(house, box, "Nulle part")

    found = do(house, Actor(), near.around, *HERE)

    assert titles(found) == ["Ici", "À côté", "Loin"]
    assert [(one.away.metres, one.away.km) for one in found.inputs] == [(50, 0), (150, 0), (0, 2.2)]


def test_a_place_lies_in_an_area_with_its_projects(house: House) -> None:
    centre = an_area(house, shape=SQUARE)
    make.keep(house, ProjectArea(project_id=make.a_project(house), area_id=centre))

    found = do(house, Actor(), near.around, *HERE, "Rue <b>Haute</b>")

    assert (found.area.id, found.place) == (centre, "Rue <b>Haute</b>")
    assert [card.slug for card in found.projects] == ["parks"]


@pytest.mark.parametrize("place", [("48", 2), (91, 2), (None, None), (float("nan"), 2)], ids=str)
def test_what_is_no_place_is_refused(house: House, place: tuple[Any, Any]) -> None:
    with pytest.raises(Invalid):
        do(house, Actor(), near.around, *place)


def test_where_somebody_is_is_written_down_nowhere(house: House) -> None:
    ana = make.a_person(house)
    with house.engine.begin() as seen:
        before = _rows(seen)

    do(house, ana, near.around, *HERE, "Rue Haute")

    with house.engine.begin() as seen:
        assert _rows(seen) == before


def _rows(seen: Connection) -> dict[str, int]:
    """Return how many rows each table holds."""
    tables = SQLModel.metadata.sorted_tables
    return {one.name: seen.scalar(select(func.count()).select_from(one)) or 0 for one in tables}
