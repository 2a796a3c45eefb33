"""What every page promises, whoever looks, however they look."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import CITIZEN, MAIN, ROUTES, routes_of_the_site
from tests.browser.axe import after_a_moment, violations
from tests.browser.names import unclear
from tests.browser.tabs import Tabs, darken, settle
from tests.browser.town import ADMIN, Resident, Town

TEAM = [route for route, seen in ROUTES.items() if not seen.is_public]
NARROW = {"width": 320, "height": 640}
OVERFLOW = "() => document.documentElement.scrollWidth - window.innerWidth"
CUT_OFF = """() => [...document.querySelectorAll(".cv-segmented > *")].filter((choice) =>
    choice.getBoundingClientRect().right > choice.parentElement.getBoundingClientRect().right + 1
).map((choice) => choice.textContent)"""


@pytest.fixture(scope="module")
def people(town: Town) -> dict[str, Resident]:
    """Let in those who look at the pages."""
    return {
        "": Resident(""),
        CITIZEN: town.newcomer("Claire Regard"),
        ADMIN: town.enter(ADMIN),
    }


def look(route: str, town: Town, tabs: Tabs, people: dict[str, Resident], **how: Any) -> Page:
    """Open a route as it is meant to be seen, and wait until nothing moves."""
    seen = ROUTES[route]
    person = people[seen.who]
    if route == "404":
        tabs.pardon("404", "status 404")
    page = tabs.open(town.url + seen.path(town, person), token=person.token, **how)
    settle(page)
    return page


def test_every_route_of_the_site_is_looked_at(town: Town) -> None:
    assert routes_of_the_site() == set(ROUTES)


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_has_its_bearings_and_no_barrier(
    route: str, town: Town, tabs: Tabs, people: dict[str, Resident]
) -> None:
    page = look(route, town, tabs, people)

    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    assert page.title()
    assert violations(page) == []
    assert unclear(page) == []
    darken(page)
    assert after_a_moment(page, only="color-contrast") == []


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_fits_the_narrowest_screen_and_the_largest_text(
    route: str, town: Town, tabs: Tabs, people: dict[str, Resident]
) -> None:
    page = look(route, town, tabs, people, size=NARROW, locale="de")  # whose words are the longest

    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(CUT_OFF) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("route", [*MAIN, *TEAM])
def test_a_page_is_whole_from_right_to_left(
    route: str, town: Town, tabs: Tabs, people: dict[str, Resident]
) -> None:
    page = look(route, town, tabs, people, locale="ar")

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    assert violations(page) == []
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("route", MAIN)
def test_the_first_tab_leads_past_the_header(
    route: str, town: Town, tabs: Tabs, people: dict[str, Resident]
) -> None:
    page = look(route, town, tabs, people)

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_in_viewport()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()
