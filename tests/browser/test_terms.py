"""The terms of use stand where somebody hands something in or comes in, if there are any."""

import time
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.addresses import CITIZEN
from tests.browser.tabs import Tabs, settle
from tests.browser.town import Resident, Town

PATIENCE_S = 15
TERMS = "a[href='/pages/terms']"
PLACES: dict[str, tuple[str, Callable[[Town, Resident], str]]] = {
    "coming in": ("", lambda town, person: "/sign-in"),
    "taking a name": (CITIZEN, lambda town, person: "/welcome"),
    "commenting": (CITIZEN, lambda town, person: f"/inputs/{town.discussed()}"),
    "contributing": (CITIZEN, lambda town, person: f"/inputs/{town.idea(person)}/edit"),
}


@pytest.fixture(scope="module", autouse=True)
def published(town: Town) -> None:
    """Publish the terms, and wait until the server beside us has noticed."""
    town.own_page("terms")
    until = time.monotonic() + PATIENCE_S
    while "/pages/terms" not in httpx.get(f"{town.url}/sign-in").text:
        assert time.monotonic() < until
        time.sleep(0.2)


def to_the_last_step(page: Page) -> None:
    """Go on until what was written is shown as others will read it."""
    send = page.locator("form button[type=submit].cv-button--primary")
    for _ in range(6):
        if page.locator("#step-check").is_visible():
            return
        send.click()
        settle(page)


@pytest.mark.parametrize("name", PLACES)
def test_the_terms_stand_beside_what_one_sends(name: str, town: Town, tabs: Tabs) -> None:
    who, path = PLACES[name]
    person = town.newcomer("Claire Regard") if who else Resident("")
    page = tabs.open(town.url + path(town, person), token=person.token)
    settle(page)

    if name == "contributing":
        to_the_last_step(page)

    link = page.locator(f"main form {TERMS}").locator("visible=true")
    expect(link).to_have_count(1)
    expect(link).to_have_accessible_name("En continuant, vous acceptez : Conditions d’utilisation")


def test_a_page_without_scripts_says_them_too(town: Town, page: Page) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{town.url}/sign-in")

    expect(page.locator(f"main form {TERMS}")).to_be_visible()
