"""Everybody reads what an edit changed: by keyboard, and as those hear it who do not see it."""

from playwright.sync_api import expect

from civic.services import inputs
from civic.services.inputs import Draft
from tests.browser.axe import violations
from tests.browser.tabs import Tabs, settle
from tests.browser.town import Town


def test_what_an_edit_changed_is_read_by_keyboard_and_left_again(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Corrige")
    idea = town.idea(ana, title="Une fontaine au marché")
    body = "<p>On attend assis, en plein soleil.</p>"
    draft = Draft(title="Une fontaine au marché couvert", body=body, lat=48.85, lng=2.3)
    town.do(ana, inputs.edit, idea, draft)
    page = tabs.open(f"{town.url}/inputs/{idea}")

    opener = page.get_by_role("button", name="modifiée le")
    opener.focus()
    page.keyboard.press("Enter")

    dialog = page.get_by_role("dialog", name="Ce qui a changé")
    expect(dialog.get_by_role("insertion").filter(has_text="couvert")).to_contain_text("Ajouté :")
    expect(dialog.get_by_role("deletion").filter(has_text="debout")).to_contain_text("Retiré :")
    settle(page)
    assert violations(page) == []

    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(opener).to_be_focused()


def test_an_input_that_was_never_edited_says_nothing_of_it(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/inputs/{town.idea()}")

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="modifiée le")).to_have_count(0)
