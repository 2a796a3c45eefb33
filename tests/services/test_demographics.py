"""What people say of themselves is theirs: said freely, taken back, and read by nobody else."""

import json

import pytest
from sqlmodel import select

from civic.errors import Invalid, Refused
from civic.models import Area, Demographics, LogEntry
from civic.rules.access import SYSTEM, Actor
from civic.services import areas, demographics, profiles
from civic.services.work import House, perform, work
from civic.words import Reason
from tests import factories as make


@pytest.fixture
def north(house: House) -> str:
    """Draw an area; return its id."""
    area = Area(name={"fr": "Nord", "en": "North"})
    make.keep(house, area)
    return area.id


def rows(house: House) -> list[Demographics]:
    with work(house, SYSTEM, reading=True) as job:
        return list(job.session.exec(select(Demographics)).all())


def test_a_person_says_a_year_and_an_area_and_reads_them_again(house: House, north: str) -> None:
    ana = make.a_person(house)
    perform(house, ana, demographics.say, {"birth_year": "1980", "area": north})

    found = perform(house, ana, demographics.mine)

    assert (found.birth_year, found.area) == ("1980", north)
    assert [(one.id, one.text) for one in found.areas] == [(north, "Nord")]


def test_either_may_be_left_out(house: House, north: str) -> None:
    ana, bob = make.a_person(house), make.a_person(house)
    perform(house, ana, demographics.say, {"birth_year": "1980"})
    perform(house, bob, demographics.say, {"area": north})
    assert {(row.birth_year, row.area_id) for row in rows(house)} == {(1980, None), (None, north)}


def test_what_is_emptied_is_taken_back_and_nothing_is_kept(house: House, north: str) -> None:
    ana = make.a_person(house)
    perform(house, ana, demographics.say, {"birth_year": "1980", "area": north})
    perform(house, ana, demographics.say, {"birth_year": "", "area": ""})
    assert rows(house) == []
    assert perform(house, ana, demographics.mine).birth_year == ""


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"birth_year": "1780"}, "birth_year"),
        ({"area": "nowhere"}, "area"),
        ({"area": ["x"]}, "area"),
    ],
)
def test_what_cannot_be_is_not_taken_and_what_was_said_stays(
    house: House, north: str, typed: dict[str, object], field: str
) -> None:
    ana = make.a_person(house)
    perform(house, ana, demographics.say, {"birth_year": "1980", "area": north})
    with pytest.raises(Invalid) as no:
        perform(house, ana, demographics.say, {"birth_year": "1980", "area": north, **typed})
    assert no.value.field == field
    assert [(row.birth_year, row.area_id) for row in rows(house)] == [(1980, north)]


def test_nobody_says_anything_without_an_account(house: House) -> None:
    for act in (demographics.mine, lambda job: demographics.say(job, {"birth_year": "1980"})):
        with pytest.raises(Refused) as no:
            perform(house, Actor(), act)
        assert no.value.refusal.reason is Reason.NOT_SIGNED_IN


def test_it_stands_on_no_page_of_a_person_and_in_no_log(house: House, north: str) -> None:
    ana = make.a_person(house, name="Ana")
    box = make.an_idea_box(house)
    make.an_idea(house, box, author=ana)
    perform(house, ana, demographics.say, {"birth_year": "1937", "area": north})

    assert ana.person_id
    page = perform(house, make.an_admin(house), profiles.profile, ana.person_id)

    assert "1937" not in str(page)
    assert north not in str(page)
    with work(house, SYSTEM, reading=True) as job:
        logged = json.dumps([entry.figures for entry in job.session.exec(select(LogEntry))])
    assert "1937" not in logged


def test_an_area_that_goes_leaves_nobody_living_there(house: House, north: str) -> None:
    ana = make.a_person(house)
    perform(house, ana, demographics.say, {"birth_year": "1980", "area": north})
    perform(house, make.an_admin(house), areas.remove_area, north)
    assert [(row.birth_year, row.area_id) for row in rows(house)] == [(1980, None)]
