"""What an administrator changes for everybody, at once, and what is refused."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from civic.services.database import open_engine
from civic.services.work import House
from tests.browser.tabs import DESKTOP, Tabs
from tests.browser.town import Town
from tests.factories import a_person, a_project, an_activity, an_idea
from tests.site import running

CHIEF = "ada@example.test"
BRAND = "() => getComputedStyle(document.documentElement).getPropertyValue('--cv-brand').trim()"


@pytest.fixture
def young_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Run a platform of its own, for what is changed here shows everywhere."""
    with running(tmp_path_factory.mktemp("young"), "--empty", CIVIC_DEMO="true") as site:
        house = House(open_engine(f"sqlite:///{site.data / 'civic.db'}"))
        a_person(house, "Ada Chef", email=CHIEF, is_admin=True)
        an_idea(house, an_activity(house, a_project(house)), "Un banc")
        house.engine.dispose()
        town = Town(site)
        yield town
        town.close()


def test_what_an_administrator_sets_shows_at_once(young_town: Town, tabs: Tabs) -> None:
    token = young_town.enter(CHIEF).token
    page = tabs.open(f"{young_town.url}/admin/settings", token=token, size=DESKTOP)
    home = tabs.open(young_town.url)

    _name_it(page, home)
    _colour_it(page, home)
    _keep_the_main_language(page)
    _add_a_tag(page)
    _add_an_area(page)
    _add_a_status(page)
    _the_log_has_it(page)


def _name_it(page: Page, home: Page) -> None:
    panel = _panel(page, "Nom et accueil")
    panel.get_by_label("Nom de la plateforme").fill("")
    panel.get_by_role("button", name="Enregistrer").click()
    expect(panel.get_by_text("Remplissez ce champ.")).to_be_visible()
    panel.get_by_label("Nom de la plateforme").fill("Bourg-les-Bains")
    _save(panel)
    home.reload()
    expect(home.locator(".cv-brand__name").first).to_have_text("Bourg-les-Bains")


def _colour_it(page: Page, home: Page) -> None:
    _tab(page, "Apparence")
    panel = _panel(page, "Couleur et images")
    panel.get_by_label("Couleur principale").fill("#ffe066")
    expect(panel.get_by_text("trop faible pour être lu par tous")).to_be_visible()
    panel.get_by_role("button", name="Enregistrer").click()
    expect(panel.get_by_text("Cette couleur ne peut pas être lue par tous.")).to_be_visible()
    offered = panel.get_by_role("button", name=re.compile("^Prendre #"))
    colour = re.findall(r"#\w{6}", offered.inner_text())[0]
    offered.click()
    expect(panel.get_by_text("bien lisible")).to_be_visible()
    _save(panel)
    home.reload()
    assert home.evaluate(BRAND) == colour.lower()
    panel.get_by_label("Couleur principale").fill("#14532d")
    expect(panel.get_by_text("bien lisible")).to_be_visible()
    _tab(page, "Plateforme")


def _keep_the_main_language(page: Page) -> None:
    panel = _panel(page, "Langues et heure")
    panel.get_by_label("Français").uncheck()
    panel.get_by_role("button", name="Enregistrer").click()
    expect(panel.get_by_text("La langue principale doit faire partie")).to_be_visible()


def _add_a_tag(page: Page) -> None:
    _tab(page, "Thèmes")
    form = _unfold(page, "Ajouter un thème")
    form.get_by_role("button", name="Ajouter un thème").click()
    expect(form.get_by_text("Remplissez ce champ.")).to_be_visible()
    form.get_by_label("Nom du thème Français").fill("Fraîcheur")
    form.get_by_role("button", name="Ajouter un thème").click()
    expect(_row(page, "Fraîcheur")).to_be_visible()


def _add_an_area(page: Page) -> None:
    _tab(page, "Secteurs")
    form = _unfold(page, "Ajouter un secteur")
    form.get_by_label("Nom du secteur Français").fill("La Rive")
    form.get_by_label("Contour (GeoJSON)").fill("ici, à gauche")
    form.get_by_role("button", name="Ajouter un secteur").click()
    expect(form.get_by_text("Ce fichier n’est pas du GeoJSON lisible.")).to_be_visible()
    form.get_by_label("Contour (GeoJSON)").fill("")
    form.get_by_role("button", name="Ajouter un secteur").click()
    expect(_row(page, "La Rive")).to_be_visible()


def _add_a_status(page: Page) -> None:
    _tab(page, "Statuts")
    form = _unfold(page, "Ajouter un statut")
    form.get_by_label("Nom du statut Français").fill("En chantier")
    form.get_by_role("button", name="Ajouter un statut").click()
    expect(_row(page, "En chantier")).to_be_visible()

    page.get_by_role("link", name="Contributions").click()
    page.get_by_role("button", name="Un banc").click()
    panel = page.get_by_role("complementary", name="Contribution ouverte")
    panel.get_by_label("Statut").select_option("En chantier")
    panel.get_by_role("button", name="Donner ce statut").click()
    expect(panel.get_by_text("Enregistré")).to_be_visible()


def _the_log_has_it(page: Page) -> None:
    page.get_by_role("link", name="Réglages").click()
    _tab(page, "Journal")
    for said in (
        "A modifié les réglages de la plateforme",
        "A créé le thème « Fraîcheur »",
        "A ajouté le secteur « La Rive »",
        "A créé le statut « En chantier »",
        "A donné à « Un banc » le statut « En chantier »",
    ):
        expect(page.get_by_role("listitem").filter(has_text=said).first).to_be_visible()


def _panel(page: Page, title: str) -> Locator:
    return page.locator(".cv-panel").filter(has=page.get_by_role("heading", name=title))


def _tab(page: Page, name: str) -> None:
    tabs = page.get_by_role("navigation", name="Réglages", exact=True)
    tabs.get_by_role("link", name=name).click()


def _unfold(page: Page, title: str) -> Locator:
    fold = page.locator("details").filter(has=page.locator("summary", has_text=title))
    fold.locator("summary").click()
    return fold


def _row(page: Page, name: str) -> Locator:
    return page.locator("summary").filter(has_text=name)


def _save(panel: Locator) -> None:
    panel.get_by_role("button", name="Enregistrer").click()
    expect(panel.get_by_text("Enregistré", exact=True)).to_be_visible()
