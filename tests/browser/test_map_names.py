"""What lies on a map has its name, for the pointer and for the keyboard, until one leaves it."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import BOX, PROJECT, Town

BESIDE_THE_PINS = 90


def opened(town: Town, tabs: Tabs) -> tuple[Page, Locator, Locator]:
    page = tabs.open(f"{town.url}/projects/{PROJECT}/{BOX}?view=map", size=DESKTOP)
    settle(page)
    ground = page.get_by_role("application")
    expect(ground.locator("path").first).to_be_attached()
    return page, ground, ground.locator(".leaflet-tooltip")


def test_the_keyboard_hears_what_the_middle_of_the_map_lies_in(town: Town, tabs: Tabs) -> None:
    page, ground, name = opened(town, tabs)

    Keys(page).reach(ground)
    for key in ("ArrowUp", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
    expect(name).to_be_visible()
    said = ground.get_by_role("status")
    assert said.inner_text().replace(", ", " · ") == name.inner_text()

    page.keyboard.press("Escape")
    expect(name).to_have_count(0)
    expect(ground).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(name).to_be_visible()
    page.keyboard.press("Tab")
    expect(name).to_have_count(0)


def test_the_pointer_comes_to_a_name_and_escape_takes_it_away(town: Town, tabs: Tabs) -> None:
    page, ground, name = opened(town, tabs)
    at = ground.bounding_box()
    assert at is not None
    x, y = at["x"] + at["width"] / 2 + BESIDE_THE_PINS, at["y"] + at["height"] / 2

    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)
    expect(name).to_be_visible()
    name.hover()
    page.wait_for_timeout(500)
    expect(name).to_be_visible()

    page.keyboard.press("Escape")
    expect(name).to_have_count(0)
