"""An idea box narrowed down: several values of a filter at once, in every view."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import BOX, PROJECT, Town


def box(town: Town, view: str = "cards") -> str:
    """Return the address of the demo town's idea box in one view."""
    return f"{town.url}/projects/{PROJECT}/{BOX}?view={view}"


def choice(page: Page, name: str) -> Locator:
    """Return one value of the filters."""
    return page.locator("#filters").get_by_role("link", name=name, exact=True)


def counted(page: Page) -> int:
    """Return how many ideas the list says, aloud too, that it found."""
    said = page.get_by_role("status").filter(has_text=re.compile(r"\d+ idées?"))
    return int(re.findall(r"\d+", said.inner_text())[0])


def test_several_values_add_up_and_each_is_cleared_in_one_tap(town: Town, tabs: Tabs) -> None:
    page = tabs.open(box(town), size=DESKTOP)
    settle(page)
    every = counted(page)
    choice(page, "Vélo").click()
    expect(page.get_by_role("link", name="Retirer le filtre « Vélo »")).to_be_visible()
    bikes = counted(page)
    choice(page, "À pied").click()
    expect(page.get_by_role("link", name="Retirer le filtre « À pied »")).to_be_visible()
    both = counted(page)
    choice(page, "La Filature").click()
    expect(page.get_by_role("link", name="Retirer le filtre « La Filature »")).to_be_visible()
    narrow = counted(page)

    assert bikes < both < every
    assert narrow < both
    beside = tabs.beside(page.context, page.url)
    settle(beside)
    assert counted(beside) == narrow

    page.get_by_role("link", name="Retirer le filtre « Vélo »").click()
    expect(page.get_by_role("link", name="Retirer le filtre « Vélo »")).to_be_hidden()
    expect(choice(page, "À pied")).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(choice(page, "Vélo")).to_have_attribute("aria-current", "true")
    settle(page)
    assert counted(page) == narrow
    page.get_by_role("link", name="Tout afficher").click()
    expect(page.get_by_role("link", name=re.compile("Retirer le filtre"))).to_have_count(0)
    assert counted(page) == every


def test_choosing_a_filter_leaves_the_page_where_one_reads_it(town: Town, tabs: Tabs) -> None:
    page = tabs.open(box(town), size=DESKTOP)
    settle(page)
    last = choice(page, "Réponse apportée")
    last.scroll_into_view_if_needed()
    assert page.evaluate("scrollY") > 0
    last.click()
    expect(last).to_have_attribute("aria-current", "true")
    settle(page)

    expect(last).to_be_in_viewport()
    expect(last).to_be_focused()


def test_the_map_asks_for_what_the_filters_of_a_phone_say(town: Town, tabs: Tabs) -> None:
    page = tabs.open(box(town, "map"))
    settle(page)
    page.get_by_role("button", name="Filtrer").click()
    with page.expect_request(re.compile(r"/pins\?tag=[0-9a-f]{32},[0-9a-f]{32}$")):
        choice(page, "Vélo").click()
        expect(choice(page, "Vélo")).to_have_attribute("aria-current", "true")
        choice(page, "À pied").click()
    expect(page.get_by_role("button", name=re.compile(r"Voir \d+ résultats"))).to_be_visible()
    page.get_by_role("button", name=re.compile(r"Voir \d+ résultats")).click()

    expect(page.get_by_role("link", name="Retirer le filtre « Vélo »")).to_be_visible()
    expect(page.get_by_role("link", name="Retirer le filtre « À pied »")).to_be_visible()
