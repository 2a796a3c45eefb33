"""Before somebody writes it again: what is there already, and supporting it instead."""

import re

from playwright.sync_api import Locator, expect
from playwright.sync_api import TimeoutError as Absent

from tests.browser.axe import violations
from tests.browser.tabs import Tabs, settle
from tests.browser.town import BOX, PROJECT, Town

WORDS = "tyrolienne au dessus de la serele"
TRIES = 60  # the first who asks waits for a process to begin, on cores that are busy
LOOK_MS = 2_000
PAUSE_MS = 500  # longer than the field waits for more letters
NEW = f"/projects/{PROJECT}/{BOX}/new?lat=49.9128&lng=3.0878"


def test_what_is_like_a_title_is_shown_and_supported_by_keyboard(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Hésite")
    idea = town.idea(title="Une tyrolienne au-dessus de la Serelle")
    page = tabs.open(f"{town.url}{NEW}", token=ana.token)
    title = page.locator("input[name=title]")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", name="En une phrase")).to_be_visible()

    told = page.locator(".cv-similar")
    _type_until(title, told)
    expect(told).to_contain_text("Des contributions proches existent déjà")
    link = told.get_by_role("link", name="Une tyrolienne au-dessus de la Serelle")
    expect(link).to_have_attribute("href", f"/inputs/{idea}")
    settle(page)
    assert violations(page) == []

    before = town.thumbs(idea)
    support = told.get_by_role("button", name=re.compile("Soutenir celle-ci.*tyrolienne"))
    support.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{town.url}/inputs/{idea}")
    assert town.thumbs(idea) == before + 1

    page.goto(f"{town.url}/projects/{PROJECT}/{BOX}/new")
    expect(title).to_have_value(WORDS)


def test_a_title_like_no_other_is_left_alone(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}{NEW}", token=town.newcomer("Ana Invente").token)

    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("heading", name="En une phrase")).to_be_visible()
    with page.expect_response(re.compile("/similar")) as asked:
        page.locator("input[name=title]").press_sequentially("zxqw vbnk plumf")

    assert asked.value.json()["found"] == []
    expect(page.locator(".cv-similar")).to_have_count(0)


def _type_until(title: Locator, told: Locator) -> None:
    """Write a title, and its last letter again: what others just handed in is known a bit later."""
    title.press_sequentially(WORDS)
    for _ in range(TRIES):
        try:
            told.wait_for(timeout=LOOK_MS)
        except Absent:
            title.press("Backspace", delay=PAUSE_MS)
            title.press_sequentially(WORDS[-1])
        else:
            return
