"""A page is there before the app is: the same words and pictures at the same places."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.addresses import RESULT
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import BOX, BUDGET, PROJECT, VOTE, Town

APP = "**/assets/entry.client-*.js"
SEEN = """([root, kinds]) => [...document.querySelectorAll(`${root} :is(${kinds})`)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => [one.tagName + (one.getAttribute("src") ?? one.textContent), one])
    .map(([what, one]) => [what, one.getBoundingClientRect()])
    .filter(([, at]) => at.y < innerHeight && at.width > 1)
    .map(([what, at]) => [what, at.x, at.y, at.width, at.height])
"""
"""What people see without scrolling, and where, in pixels."""
USUAL, UNDER_A_MAP = "h1, h2, h3, p, img, a", "h1, form, .cv-segmented a"
"""Beside a map stands what lies in its view, which the map itself must say."""
NOTICED = 2
PAGES: dict[str, Callable[[Town], str]] = {
    "home": lambda town: "/",
    "project": lambda town: f"/projects/{PROJECT}",
    "cards": lambda town: f"/projects/{PROJECT}/{BOX}?view=cards",
    "list": lambda town: f"/projects/{PROJECT}/{BOX}?view=list&page=2",
    "map": lambda town: f"/projects/{PROJECT}/{BOX}?view=map",
    "input": lambda town: f"/inputs/{town.discussed()}",
    "projects": lambda town: "/projects",
    "search": lambda town: "/search?q=banc",
    "search for one kind": lambda town: "/search?q=banc&kind=inputs&page=2",
    "plan": lambda town: "/plan",
    "result": lambda town: f"{RESULT}/results",
    "vote": lambda town: f"/projects/{BUDGET}/{VOTE}/vote",
    "what was voted on": lambda town: RESULT,
    "a vote that is over": lambda town: f"{RESULT}/vote",
}


def bare(browser: Browser, size: dict[str, int], **look: Any) -> Page:
    """Open an empty tab that nothing waits for."""
    settings: dict[str, Any] = {"locale": "fr-FR", "viewport": size, **look}
    return browser.new_context(**settings).new_page()


def before_the_app(browser: Browser, url: str, size: dict[str, int]) -> Page:
    """Open a page whose app never comes."""
    page = bare(browser, size)
    page.route(APP, lambda route: route.abort())
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    return page


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_that_one_sees_jumps_when_the_app_comes(
    town: Town, browser: Browser, tabs: Tabs, name: str, size: dict[str, int]
) -> None:
    url, kinds = town.url + PAGES[name](town), UNDER_A_MAP if name == "map" else USUAL
    first = before_the_app(browser, url, size)
    drawn = first.evaluate(SEEN, ["#first", kinds])
    first.context.close()

    page = tabs.open(url, size=size)
    settle(page)
    there = page.evaluate(SEEN, ["#main", kinds])

    assert len(drawn) >= 3
    assert [one for one in drawn if not any(same(one, other) for other in there)] == []


def same(one: list[Any], other: list[Any]) -> bool:
    """Return whether two things say the same at the same place, as far as people notice."""
    moved = (abs(a - b) for a, b in zip(one[1:], other[1:], strict=True))
    return bool(one[0] == other[0] and max(moved) < NOTICED)


def test_the_drawing_is_gone_once_the_page_is_there(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/projects/{PROJECT}")

    expect(page.locator("civic-first")).to_have_count(0)
    expect(page.get_by_role("main")).to_have_count(1)


def test_what_somebody_typed_before_the_app_came_is_still_there(
    town: Town, browser: Browser
) -> None:
    page = bare(browser, PHONE)
    held: list[Route] = []
    page.route(APP, lambda route: held.append(route))
    page.goto(f"{town.url}/projects/{PROJECT}/{BOX}?view=cards")
    page.get_by_role("searchbox").fill("banc")

    page.wait_for_timeout(300)
    held[0].continue_()

    expect(page.locator("civic-first")).to_have_count(0)
    field = page.get_by_role("searchbox")
    expect(field).to_have_value("banc")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{town.url}/projects/{PROJECT}/{BOX}?view=cards&q=banc")
    page.context.close()


def test_who_runs_no_script_searches_turns_pages_and_reads_on(town: Town, browser: Browser) -> None:
    page = bare(browser, PHONE, java_script_enabled=False)
    page.goto(f"{town.url}/projects/{PROJECT}/{BOX}?view=cards")

    page.get_by_role("link", name="Page 2", exact=True).click()
    expect(page.get_by_text("page 2 sur")).to_be_visible()
    page.get_by_role("link", name="Liste").click()
    page.get_by_role("searchbox").fill("Robert")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Boucher le trou devant le 31").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Boucher le trou devant le 31")
    page.context.close()


def test_the_keyboard_keeps_its_place_when_the_app_comes(town: Town, browser: Browser) -> None:
    page = bare(browser, DESKTOP)
    held: list[Route] = []
    page.route(APP, lambda route: held.append(route))
    page.goto(f"{town.url}/")
    door = page.get_by_role("link", name="Nos rues, nos places")
    door.focus()

    page.wait_for_timeout(300)
    held[0].continue_()

    expect(page.locator("civic-first")).to_have_count(0)
    expect(page.get_by_role("link", name="Nos rues, nos places").first).to_be_focused()
    page.context.close()
