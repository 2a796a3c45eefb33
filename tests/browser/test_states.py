"""What opens after a press has no barrier either, by day, in the evening, from right to left."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import CITIZEN
from tests.browser.axe import after_a_moment
from tests.browser.names import unclear
from tests.browser.states import STATES
from tests.browser.tabs import Tabs, darken, settle
from tests.browser.town import ADMIN, Resident, Town

MENUS = ("site menu", "language menu", "account menu", "orders", "comment's acts")
OUTSIDE = """() => [...document.querySelectorAll(".cv-menu__item")]
    .map((item) => [item.textContent, item.getBoundingClientRect()])
    .filter(([_, box]) => box.width && (box.left < 0 || box.right > window.innerWidth))
    .map(([text]) => text)"""
OVERFLOW = "() => document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture(scope="module")
def people(town: Town) -> dict[str, Resident]:
    """Let in those who look."""
    return {"": Resident(""), CITIZEN: town.newcomer("Claire Regard"), ADMIN: town.enter(ADMIN)}


@pytest.mark.parametrize("name", STATES)
def test_what_opens_has_no_barrier(
    name: str, town: Town, tabs: Tabs, people: dict[str, Resident]
) -> None:
    state = STATES[name]
    person = people[state.who]
    address = town.url + state.path(town, person)
    page = tabs.open(address, token=person.token, locale="ar")
    settle(page)

    state.reach(page)
    expect(page.locator(state.shows).locator("visible=true").first).to_be_visible()

    assert after_a_moment(page) == []
    assert unclear(page, "ar") == []
    assert page.evaluate(OVERFLOW) <= 0
    darken(page)
    assert after_a_moment(page, only="color-contrast") == []


@pytest.mark.parametrize("name", MENUS)
def test_a_menu_opens_on_the_narrowest_screen_whatever_the_length_of_its_words(
    name: str, town: Town, tabs: Tabs, people: dict[str, Resident]
) -> None:
    state = STATES[name]
    person = people[state.who]
    narrow = {"width": 320, "height": 640}
    address = town.url + state.path(town, person)
    page = tabs.open(address, token=person.token, size=narrow, locale="de")
    settle(page)

    state.reach(page)
    expect(page.locator(state.shows).locator("visible=true").first).to_be_visible()

    assert page.evaluate(OUTSIDE) == []
