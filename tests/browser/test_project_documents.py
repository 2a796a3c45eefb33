"""The documents of a project: sent, named and ordered by its team, fetched by whoever comes."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from civic.services import project_start, publishing
from civic.services.project_start import Beginning
from civic.words import new_id
from tests.browser.axe import violations
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import ADMIN, Town

FILATURE = "la-filature-demain"
LINES = "#documents > li summary .cv-strong"


@pytest.fixture
def own(town: Town) -> str:
    """Begin a project of its own; return its id."""
    begun = Beginning("ideation", "ideas", f"Essai {new_id()[:6]}", "Que faire ?", "")
    return town.do(town.enter(ADMIN), project_start.create, begun)


def desk(town: Town, tabs: Tabs, project: str) -> Page:
    url = f"{town.url}/admin/projects/{project}/documents"
    return tabs.open(url, token=town.enter(ADMIN).token, size=DESKTOP)


def send(page: Page, folder: Path, *names: str) -> None:
    """Choose several files at once, and wait until all are listed, each by its name."""
    files = [folder / f"{name}.pdf" for name in names]
    for file in files:
        file.write_bytes(b"%PDF-1.7 plan")
    page.locator("input[type=file]").set_input_files(files)
    expect(page.locator(LINES)).to_have_text(list(names))


def test_documents_are_sent_at_once_named_ordered_by_keyboard_and_put_back(
    town: Town, tabs: Tabs, own: str, tmp_path: Path
) -> None:
    page = desk(town, tabs, own)
    expect(page.get_by_text("Aucun document pour le moment")).to_be_visible()
    send(page, tmp_path, "Un", "Deux")
    assert violations(page) == []

    page.get_by_role("button", name="Monter « Deux »").focus()
    page.keyboard.press("Enter")
    expect(page.locator(LINES)).to_have_text(["Deux", "Un"])
    expect(page.get_by_text("Déplacé à la place 1 sur 2.")).to_be_visible()
    expect(page.get_by_role("button", name="Monter « Deux »")).to_be_focused()

    page.get_by_text("Deux", exact=True).click()
    name = page.get_by_label("Nom affiché Français").first
    name.fill("Le plan du parc")
    page.get_by_role("button", name="Enregistrer").first.click()
    expect(page.locator(LINES)).to_have_text(["Le plan du parc", "Un"])
    page.get_by_role("button", name="Retirer").first.click()
    expect(page.locator(LINES)).to_have_text(["Un"])
    page.get_by_role("button", name="Rétablir").focus()
    page.keyboard.press("Enter")
    expect(page.locator(LINES)).to_have_text(["Le plan du parc", "Un"])

    slug = town.do(town.enter(ADMIN), publishing.head, own).slug
    look = tabs.open(f"{town.url}/projects/{slug}", token=town.enter(ADMIN).token, size=PHONE)
    expect(look.get_by_role("link", name="Le plan du parc PDF")).to_be_visible()


def test_a_document_is_dragged_to_another_place(
    town: Town, tabs: Tabs, own: str, tmp_path: Path
) -> None:
    page = desk(town, tabs, own)
    send(page, tmp_path, "Un", "Deux", "Trois")

    grips = page.locator("#documents [data-drag]")
    grips.nth(2).hover()
    page.mouse.down()
    above = grips.nth(0).bounding_box()
    assert above is not None
    page.mouse.move(above["x"] + 5, above["y"] - 20, steps=8)
    page.mouse.up()

    expect(page.locator(LINES)).to_have_text(["Trois", "Un", "Deux"])


def test_whoever_comes_fetches_a_document_by_keyboard(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/projects/{FILATURE}", size=PHONE)
    settle(page)
    document = page.get_by_role("link", name="Les règles du jeu, en une page TXT · 1 ko")

    document.focus()
    with page.expect_download() as fetched:
        page.keyboard.press("Enter")

    assert fetched.value.suggested_filename == "Règles du jeu.txt"
    assert "Qui décide" in Path(fetched.value.path()).read_text()
    assert violations(page) == []


def test_documents_are_there_without_scripts(town: Town, browser: Browser) -> None:
    settings: dict[str, Any] = {"viewport": PHONE, "java_script_enabled": False}
    context = browser.new_context(locale="fr-FR", **settings)
    page = context.new_page()
    page.goto(f"{town.url}/projects/{FILATURE}")

    expect(page.get_by_role("link", name="Surfaces et état des bâtiments CSV")).to_be_visible()
    context.close()
