"""The team moves an idea on the map: by a list, by the keyboard, and back again."""

import re

from playwright.sync_api import Locator, Page, expect

from civic.services import answers
from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import ADMIN, BOX, PROJECT, Town

MIDDLE = "() => document.querySelector('.leaflet-map-pane').style.transform"


def panel_of(page: Page) -> Locator:
    """Return the side panel of the open contribution."""
    return page.get_by_role("complementary", name="Contribution ouverte")


def opened(town: Town, tabs: Tabs, input_id: str) -> Page:
    """Open the panel of an idea as the administrator."""
    address = f"{town.url}/admin/inputs?open={input_id}"
    page = tabs.open(address, token=town.enter(ADMIN).token, size=DESKTOP)
    expect(panel_of(page)).to_be_visible()
    return page


def test_the_team_moves_an_idea_and_its_page_follows(town: Town, tabs: Tabs) -> None:
    input_id = town.idea()
    reader = tabs.open(f"{town.url}/inputs/{input_id}")
    settle(reader)
    page = opened(town, tabs, input_id)
    panel = panel_of(page)

    panel.get_by_role("button", name="Changer le lieu").click()
    expect(panel.get_by_role("heading", name="Un autre lieu")).to_be_focused()
    panel.get_by_label("Chercher une adresse").fill("rue des cheminots")
    panel.get_by_role("listbox").get_by_role("option").first.click()
    expect(panel.get_by_text("Lieu choisi : Rue des Cheminots")).to_be_visible()
    panel.get_by_role("button", name="Enregistrer ce lieu").click()

    expect(panel.get_by_role("button", name="Changer le lieu")).to_be_focused()
    expect(panel.get_by_text("Rue des Cheminots", exact=True).first).to_be_visible()
    expect(page.get_by_text("Le lieu de « Un banc à l’ombre » a changé.")).to_be_visible()
    expect(reader.get_by_text("Rue des Cheminots", exact=True)).to_be_visible()

    page.get_by_role("button", name="Rétablir").click()
    expect(reader.get_by_text("Rue des Cheminots", exact=True)).to_be_hidden()
    expect(panel.get_by_text("Rue des Cheminots", exact=True)).to_be_hidden()


def test_a_map_that_is_open_shows_the_idea_where_it_is_now(town: Town, tabs: Tabs) -> None:
    input_id = town.idea(title="Un banc qui déménage")  # far from the town
    watching = tabs.open(f"{town.url}/projects/{PROJECT}/{BOX}?view=map", size=DESKTOP)
    settle(watching)
    said = watching.locator(".cv-map__progress")
    expect(said).to_have_text(re.compile(r"\d"))
    watching.get_by_role("button", name="Se rapprocher", exact=True).click()
    settle(watching)
    seen = int(re.findall(r"\d+", said.inner_text())[0])
    middle = watching.evaluate(MIDDLE)

    page = opened(town, tabs, input_id)
    panel = panel_of(page)
    panel.get_by_role("button", name="Changer le lieu").click()
    panel.get_by_label("Chercher une adresse").fill("rue des cheminots")
    panel.get_by_role("listbox").get_by_role("option").first.click()
    panel.get_by_role("button", name="Enregistrer ce lieu").click()

    expect(said).to_have_text(re.compile(rf"\b{seen + 1}\b"))
    assert watching.evaluate(MIDDLE) == middle


def test_the_arrows_move_the_map_and_not_the_table(town: Town, tabs: Tabs) -> None:
    input_id = town.idea()
    town.do(town.enter(ADMIN), answers.move, input_id, 49.9128, 3.0878)
    page = opened(town, tabs, input_id)
    panel = panel_of(page)
    title = panel.get_by_role("heading", level=2)
    before = title.inner_text()
    panel.get_by_role("button", name="Changer le lieu").click()
    ground = panel.get_by_role("application")
    ground.focus()
    for _ in range(3):
        ground.press("ArrowDown")
    settle(page)

    expect(title).to_have_text(before)
    panel.get_by_role("button", name="Enregistrer ce lieu").click()
    expect(page.get_by_text("a changé.")).to_be_visible()


def test_the_team_takes_an_idea_off_the_map_and_puts_it_back(town: Town, tabs: Tabs) -> None:
    page = opened(town, tabs, town.idea())
    panel = panel_of(page)

    panel.get_by_role("button", name="Retirer le lieu").click()
    expect(panel.get_by_text("Aucun lieu sur la carte")).to_be_visible()
    expect(panel.get_by_role("button", name="Donner un lieu")).to_be_focused()
    page.get_by_role("button", name="Rétablir").click()

    expect(panel.get_by_role("button", name="Retirer le lieu")).to_be_visible()
