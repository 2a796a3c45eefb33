"""Everything that everybody may read is found by words, or on the plan of the site."""

import pytest
from playwright.sync_api import expect

from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import PROJECT, Town


def test_the_whole_site_is_searched_by_keyboard_alone(town: Town, tabs: Tabs) -> None:
    page = tabs.open(town.url, size=DESKTOP)
    settle(page)
    keys = Keys(page)

    keys.press(page.get_by_role("banner").get_by_role("link", name="Rechercher"))
    field = page.get_by_role("main").get_by_role("searchbox")
    keys.write(field, "banc")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").filter(has_text="pour « banc »")).to_be_visible()
    expect(page.get_by_role("heading", name="Réponses officielles", level=2)).to_be_visible()
    assert page.title().startswith("banc")
    keys.press(page.get_by_role("link", name="Contributions ("))
    expect(page.get_by_role("link", name="Contributions (")).to_have_attribute(
        "aria-current", "true"
    )
    expect(page.get_by_role("heading", name="Réponses officielles")).to_have_count(0)
    keys.press(page.get_by_role("link", name="Un banc à mi-côte"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Un banc à mi-côte")
    page.go_back()
    expect(field).to_have_value("banc")


def test_a_telephone_finds_the_search_in_its_menu(town: Town, tabs: Tabs) -> None:
    page = tabs.open(town.url)
    settle(page)

    page.locator("nav.cv-only-phone summary").click()
    page.get_by_role("banner").get_by_role("link", name="Rechercher").click()

    expect(page).to_have_url(f"{town.url}/search")
    expect(page.get_by_role("main").get_by_role("searchbox")).to_be_visible()


def test_what_is_not_there_is_said_and_the_plan_is_near(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/search?q=xylophone")

    expect(page.get_by_role("heading", name="Rien ne correspond")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Plan du site").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Plan du site")


def test_the_plan_in_the_footer_leads_to_every_project(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/projects")
    settle(page)

    page.get_by_role("contentinfo").get_by_role("link", name="Plan du site").click()
    page.get_by_role("main").get_by_role("link", name="Nos rues, nos places").click()

    expect(page).to_have_url(f"{town.url}/projects/{PROJECT}")


@pytest.mark.parametrize("path", ["/pages/none", "/projects/none", "/folders/none", "/inputs/none"])
def test_a_page_that_is_not_there_is_called_so(town: Town, tabs: Tabs, path: str) -> None:
    tabs.pardon("404")
    page = tabs.open(town.url + path)
    settle(page)

    expect(page).to_have_title("Cette page n’existe pas")
