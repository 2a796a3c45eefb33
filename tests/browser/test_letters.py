"""Fields with a limit say how many letters are left, and lose none of them."""

import re

from playwright.sync_api import Page, expect

from civic.services.comments import MOST_LETTERS
from civic.services.inputs import MOST_BODY, MOST_TITLE
from tests.browser.tabs import Tabs, settle
from tests.browser.town import BOX, PROJECT, Town

QUIET = re.compile("Caractères (restants|en trop)")


def said(page: Page, words: str | re.Pattern[str]) -> None:
    """Expect the count to be read aloud, once a person pauses."""
    expect(page.get_by_role("status").filter(has_text=words)).to_have_count(1)


def step(town: Town, tabs: Tabs, name: str) -> Page:
    """Open the form of a new idea at one of its steps."""
    address = f"{town.url}/projects/{PROJECT}/{BOX}/new?lat=49.9128&lng=3.0878"
    page = tabs.open(address, token=town.newcomer("Paule Plume").token)
    settle(page)
    for _ in range(3):
        if page.locator(f"#step-{name}").is_visible():
            break
        if page.locator("#title").is_visible():
            page.locator("#title").fill("Un abri pour attendre")
        page.get_by_role("button", name="Continuer").click()
        settle(page)
    return page


def test_a_comment_that_is_too_long_is_kept_explained_and_sent_once_shorter(
    town: Town, tabs: Tabs
) -> None:
    input_id = town.idea()
    page = tabs.open(f"{town.url}/inputs/{input_id}", token=town.newcomer("Luc Long").token)
    field = page.get_by_label("Votre commentaire")
    field.fill("a" * (MOST_LETTERS // 2))
    expect(page.get_by_text(QUIET)).to_have_count(0)
    field.fill("a" * (MOST_LETTERS - 5))
    said(page, "Caractères restants : 5")
    field.fill("a" * (MOST_LETTERS + 12))
    said(page, "Caractères en trop : 12")
    send = page.get_by_role("button", name="Envoyer mon commentaire")
    expect(send).to_have_accessible_description(re.compile("Caractères en trop : 12"))
    send.click()

    said(page, "Raccourcissez ce texte pour l’envoyer")
    expect(field).to_be_focused()
    expect(field).to_have_value("a" * (MOST_LETTERS + 12))
    field.fill("C’est plus court ainsi.")
    expect(page.get_by_text(QUIET)).to_have_count(0)
    send.click()
    expect(page.get_by_role("article").get_by_text("C’est plus court ainsi.")).to_be_visible()


def test_letters_are_counted_in_the_browser_alone(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/inputs/{town.idea()}", token=town.newcomer("Luc Long").token)
    sent: list[str | bytes] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda data: sent.append(data)))
    page.reload()
    settle(page)
    field = page.get_by_label("Votre commentaire")
    field.fill("a" * (MOST_LETTERS - 30))
    sent.clear()
    field.press_sequentially(" et encore ceci")
    said(page, "Caractères restants : 15")

    assert [frame for frame in sent if "event" in str(frame)] == []


def test_a_title_that_is_too_long_survives_a_reload_and_stops_the_next_step(
    town: Town, tabs: Tabs
) -> None:
    page = step(town, tabs, "what")
    field = page.locator("#title")
    long = "Un banc " * 20
    field.fill(long)
    said(page, f"Caractères en trop : {len(long.strip()) - MOST_TITLE}")
    page.get_by_role("button", name="Continuer").click()
    expect(field).to_be_focused()
    said(page, "Raccourcissez ce texte")
    expect(page.get_by_text("Brouillon conservé")).to_be_visible()
    page.reload()
    settle(page)
    while not field.is_visible():
        page.get_by_role("button", name="Continuer").click()
        settle(page)

    expect(field).to_have_value(long)
    said(page, "Caractères en trop")


def test_the_words_of_an_explanation_are_counted_as_the_server_counts_them(
    town: Town, tabs: Tabs
) -> None:
    page = step(town, tabs, "why")
    field = page.get_by_role("textbox", name="Votre explication")
    field.fill("é" * (MOST_BODY + 1))
    said(page, "Caractères en trop : 1")
    page.get_by_role("button", name="Continuer").click()
    expect(field).to_be_focused()
    field.press("Backspace")
    said(page, "Caractères restants : 0")
    page.get_by_role("button", name="Continuer").click()

    expect(field).to_be_hidden()
