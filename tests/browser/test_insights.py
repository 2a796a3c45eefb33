"""From a file of another platform to what its contributions say, seen from a browser."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.tabs import DESKTOP, Tabs
from tests.browser.town import ADMIN, Town

LILLE = Path(__file__).parents[3] / "shared/data/grand_debat_lille_decidim_fr/proposals.csv"
PROJECT = "la-filature-demain"
EMPTY_BOX = "vos-idees-pour-la-filature"
LONG_MS = 90_000


def test_a_file_is_imported_and_understood(town: Town, tabs: Tabs) -> None:
    base = f"{town.url}/admin/projects/{town.project(PROJECT)}/activities/"
    base += town.activity(EMPTY_BOX, PROJECT)
    page = tabs.open(f"{base}/import", token=town.enter(ADMIN).token, size=DESKTOP)

    _import(page)
    page.get_by_role("link", name="Comprendre ce qu’elles disent").click()
    page.get_by_role("button", name="Lancer l’analyse").press("Enter")
    _it_can_be_stopped(page)
    page.get_by_role("button", name="Lancer l’analyse").press("Enter")
    expect(page.get_by_text(re.compile(r"^Compréhension des textes · \d+ %$"))).to_be_visible(
        timeout=LONG_MS
    )
    expect(page.get_by_role("heading", name="Les thèmes")).to_be_visible(timeout=LONG_MS)

    _every_figure_leads_somewhere(page)
    _the_map_of_ideas_obeys_the_keyboard(page)


def _it_can_be_stopped(page: Page) -> None:
    expect(page.get_by_role("heading", name="Analyse en cours")).to_be_visible()
    page.get_by_role("button", name="Arrêter l’analyse").press("Enter")
    expect(page.get_by_text("L’analyse a été arrêtée")).to_be_visible()
    expect(page.get_by_role("heading", name="Analyse en cours")).to_be_hidden()


def test_what_is_contributed_after_an_analysis_stands_there_for_now(town: Town, tabs: Tabs) -> None:
    base = f"{town.url}/admin/projects/{town.project()}/activities/{town.activity()}"
    page = tabs.open(f"{base}/insights", token=town.enter(ADMIN).token)
    page.get_by_role("button", name="Lancer l’analyse").press("Enter")
    expect(page.get_by_role("heading", name="Les thèmes")).to_be_visible(timeout=LONG_MS)
    _the_map_can_be_taken_away(page)
    town.idea(title="Un arrêt de bus à l’ombre, devant la gare")

    page.reload()
    expect(page.get_by_text("1 contribution est arrivée depuis cette analyse.")).to_be_visible()
    expect(page.get_by_role("button", name="Analyser à nouveau")).to_be_visible()
    town.hurry("assign")
    see = page.get_by_role("button", name="Voir lesquelles")
    for _ in range(30):
        page.reload()
        expect(page.get_by_role("heading", name="Les thèmes")).to_be_visible()
        if see.count():
            break
        page.wait_for_timeout(1000)
    see.press("Enter")

    beside = page.get_by_role("dialog", name="Placées pour l’instant")
    expect(beside.get_by_role("link", name="Un arrêt de bus à l’ombre")).to_be_visible()


def _import(page: Page) -> None:
    page.get_by_label("Fichier CSV ou XLSX").set_input_files(LILLE)
    page.get_by_role("button", name="Lire ce fichier").press("Enter")
    expect(page.get_by_text("Un export Decidim (propositions)")).to_be_visible()
    page.get_by_role("button", name="Faire un essai").press("Enter")
    expect(page.get_by_role("heading", name="Ce qui serait importé")).to_be_visible()
    page.get_by_role("button", name="Importer 196 contributions").press("Enter")
    expect(page.get_by_text("196 contributions importées")).to_be_visible(timeout=LONG_MS)


def _every_figure_leads_somewhere(page: Page) -> None:
    opener = page.get_by_role("button", name=re.compile(r"^Voir les \d+ contributions")).first
    number = re.findall(r"\d+", opener.inner_text())[0]
    opener.press("Enter")
    beside = page.get_by_role("dialog")
    expect(beside.get_by_role("status")).to_have_text(f"{number} contributions")
    expect(beside.get_by_role("link").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(beside).to_be_hidden()
    expect(opener).to_be_focused()


def _the_map_can_be_taken_away(page: Page) -> None:
    with page.expect_download() as taken:
        page.get_by_role("link", name="Télécharger la carte").first.press("Enter")

    assert "<html" in Path(taken.value.path()).read_text("utf-8")


def _the_map_of_ideas_obeys_the_keyboard(page: Page) -> None:
    plane = page.get_by_role("application")
    expect(plane).to_have_attribute("aria-label", re.compile("196 idées"))
    plane.focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
        plane.press(key)
    title = page.locator("#ideas [aria-live] a")
    expect(title).to_be_visible()
    words = title.inner_text()
    plane.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(words[:40])


def test_a_file_that_cannot_be_read_is_said_where_it_was_chosen(
    town: Town, tabs: Tabs, tmp_path: Path
) -> None:
    wrong = tmp_path / "plan.pdf"
    wrong.write_bytes(b"%PDF-1.4")
    base = f"{town.url}/admin/projects/{town.project()}/activities/{town.activity()}"
    page = tabs.open(f"{base}/import", token=town.enter(ADMIN).token)

    page.get_by_label("Fichier CSV ou XLSX").set_input_files(wrong)
    page.get_by_role("button", name="Lire ce fichier").click()

    expect(page.get_by_text("Ce fichier n’est ni un CSV ni un classeur XLSX")).to_be_visible()


def test_those_outside_the_team_find_the_pages_closed(town: Town, tabs: Tabs) -> None:
    base = f"{town.url}/admin/projects/{town.project()}/activities/{town.activity()}"
    token = town.newcomer().token

    for page in ("import", "insights"):
        opened = tabs.open(f"{base}/{page}", token=token)
        expect(opened.get_by_role("main")).not_to_contain_text("Les thèmes")
        expect(opened.get_by_text("Choisissez un fichier")).to_have_count(0)
