"""Merging what says the same, as the team does it and as those see it who took part."""

import re

from playwright.sync_api import expect

from civic.services import reactions
from civic.words import Subject
from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.test_manager import ADDRESS, box, line, panel, some
from tests.browser.town import ADMIN, Town

WHY = "Elles disent la même chose."


def test_the_open_one_is_merged_by_keyboard_and_parted_again(town: Town, tabs: Tabs) -> None:
    word, (newest, middle, _) = some(town)
    page = tabs.open(
        f"{town.url}{ADDRESS}?text={word}&open={newest}",
        token=town.enter(ADMIN).token,
        size=DESKTOP,
    )
    keys = Keys(page)
    settle(page)

    keys.press(panel(page).get_by_role("button", name="Fusionner avec une autre"))
    asked = page.get_by_role("dialog", name="Fusionner 1 contribution avec une autre")
    expect(asked).to_be_visible()
    keys.write(asked.get_by_role("searchbox"), f"Idée 1 {word}")
    page.keyboard.press("Enter")
    expect(asked.get_by_role("radio")).to_have_count(1)
    keys.press(asked.get_by_role("button", name="Fusionner", exact=True))
    expect(asked.get_by_text("Choisissez celle qui reste.")).to_be_visible()
    assert after_a_moment(page) == []
    asked.get_by_role("radio").check()
    keys.press(asked.get_by_role("button", name="Fusionner", exact=True))

    expect(asked).to_be_hidden()
    expect(panel(page).get_by_text(re.compile("^Fusionnée le"))).to_be_visible()
    expect(panel(page).get_by_text(WHY).first).to_be_visible()
    expect(line(page, f"Idée 2 {word}")).to_have_count(0)
    assert after_a_moment(page) == []

    keys.press(panel(page).get_by_role("button", name="Défaire la fusion"))
    expect(line(page, f"Idée 2 {word}")).to_be_visible()
    expect(panel(page).get_by_role("button", name="Fusionner avec une autre")).to_be_visible()
    assert middle


def test_several_are_merged_into_one_of_them_and_it_is_undone(town: Town, tabs: Tabs) -> None:
    word, _ = some(town)
    page = tabs.open(f"{town.url}{ADDRESS}?text={word}", token=town.enter(ADMIN).token)

    page.get_by_role("button", name="Sélectionner cette page").click()
    page.get_by_role("button", name="Fusionner", exact=True).click()
    asked = page.get_by_role("dialog", name="Fusionner 3 contributions en une seule")
    asked.get_by_role("radio", name=re.compile(f"Idée 1 {word}")).check()
    assert after_a_moment(page) == []
    asked.get_by_role("button", name="Fusionner", exact=True).click()

    expect(page.get_by_text("2 contributions modifiées.")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile(word))).to_have_count(1)
    page.get_by_role("button", name="Rétablir").click()
    expect(page.get_by_role("row", name=re.compile(word))).to_have_count(3)


def test_who_supported_it_is_led_to_the_survivor_and_supports_it_by_one_press(
    town: Town, tabs: Tabs
) -> None:
    word, (gone, stays, _) = some(town)
    fan = town.newcomer("Fanny Essai")
    town.do(fan, reactions.react, Subject.INPUT, gone, 1)
    reader = tabs.open(f"{town.url}/inputs/{gone}", token=fan.token)
    settle(reader)

    team = tabs.open(
        f"{town.url}{ADDRESS}?open={gone}&merge={stays}", token=town.enter(ADMIN).token
    )
    asked = team.get_by_role("dialog", name="Fusionner 1 contribution avec une autre")
    expect(asked.get_by_role("radio", name=re.compile(f"Idée 1 {word}"))).to_be_checked()
    asked.get_by_role("button", name="Fusionner", exact=True).click()
    expect(asked).to_be_hidden()

    expect(reader.get_by_text(re.compile("^Fusionnée le .* avec une autre"))).to_be_visible()
    expect(reader.get_by_text(WHY).first).to_be_visible()
    expect(reader.get_by_role("button", name="Je soutiens")).to_be_disabled()
    assert after_a_moment(reader) == []
    reader.get_by_role("link", name=f"Idée 1 {word}").first.click()
    ask = reader.get_by_text(f"Vous avez pris part à « Idée 2 {word} »")
    expect(ask).to_be_visible()
    assert after_a_moment(reader) == []
    reader.get_by_role("button", name="Soutenir cette contribution").click()
    expect(ask).to_be_hidden()
    assert town.thumbs(stays) == 1
    reader.get_by_text("Réunit une autre contribution").click()
    expect(reader.get_by_role("link", name=f"Idée 2 {word}")).to_be_visible()


def test_what_is_picked_is_marked_as_seen_by_a_key(town: Town, tabs: Tabs) -> None:
    word, _ = some(town)
    page = tabs.open(
        f"{town.url}{ADDRESS}?text={word}&state=unseen",
        token=town.enter(ADMIN).token,
        size=DESKTOP,
    )
    keys = Keys(page)
    settle(page)
    expect(page.get_by_role("row", name=re.compile(word))).to_have_count(3)

    keys.reach(line(page, f"Idée 2 {word}"))
    page.keyboard.press("s")
    expect(page.get_by_text("1 contribution modifiée.")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile(word))).to_have_count(2)

    box(page, f"Idée 1 {word}").check()
    box(page, f"Idée 0 {word}").check()
    page.get_by_role("button", name="Marquer comme lues").click()
    expect(page.get_by_text("2 contributions modifiées.")).to_be_visible()
    expect(page.get_by_text("Rien ne correspond")).to_be_visible()
    page.get_by_role("button", name="Rétablir").press("Enter")
    expect(page.get_by_role("row", name=re.compile(word))).to_have_count(2)
