"""What somebody types on a phone is still there, whatever happens to the page meanwhile."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.entering import new_address, sign_in
from tests.browser.tabs import Tabs
from tests.browser.town import BOX, PROJECT, Town
from tests.site import Site

NEW = f"/projects/{PROJECT}/{BOX}/new"
TOUCH: dict[str, Any] = {"has_touch": True, "is_mobile": True}
TITLE = "Un abri pour les vélos"
CUT = ("ERR_INTERNET_DISCONNECTED", "ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "WebSocket")


def test_an_idea_outlives_a_reload_and_a_cut_connection(town: Town, tabs: Tabs) -> None:
    tabs.pardon(*CUT)
    page = tabs.open(town.url + NEW, **TOUCH)
    _begin(page)
    expect(page.get_by_text("Brouillon conservé")).to_be_visible()

    page.reload()
    expect(page.get_by_text("Nous avons retrouvé votre brouillon")).to_be_visible()
    expect(_title(page)).to_have_value(TITLE)
    expect(_title(page)).to_be_visible()

    page.context.set_offline(True)
    expect(_line(page)).to_contain_text("Connexion perdue")
    _title(page).fill(f"{TITLE} sous la pluie")
    _go_on(page)
    page.context.set_offline(False)
    expect(_line(page)).to_contain_text("Connexion rétablie")
    expect(_why(page)).to_be_visible()
    expect(_title(page)).to_have_value(f"{TITLE} sous la pluie")


def test_an_idea_outlives_the_detour_to_sign_in_and_is_published(town: Town, tabs: Tabs) -> None:
    page = tabs.open(town.url + NEW, **TOUCH)
    _begin(page)
    _go_on(page)
    _write_why(page, "Les selles sont trempées.")
    _go_on(page)
    page.get_by_text("Vélo", exact=True).tap()
    _go_on(page)
    page.get_by_role("button", name="Publier ma contribution").tap()
    sign_in(page, new_address(), "Tara Tactile")

    expect(page.get_by_role("heading", name="Merci")).to_be_focused()
    page.get_by_role("link", name="Voir ma contribution").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    for words in ("Les selles sont trempées.", "Vélo", "Fontenelle"):
        expect(page.get_by_role("main").get_by_text(words, exact=True).first).to_be_visible()
    page.goto(town.url + NEW)
    expect(page.get_by_role("button", name="Continuer")).to_be_visible()
    expect(_title(page)).to_have_value("")


def test_what_is_being_written_outlives_a_restart_of_the_server(
    town: Town, tabs: Tabs, demo_site: Site
) -> None:
    tabs.pardon(*CUT)
    writer = tabs.open(town.url + NEW, **TOUCH)
    _begin(writer)
    _go_on(writer)
    input_id = town.idea()
    answerer = tabs.open(f"{town.url}/inputs/{input_id}", token=town.newcomer().token, **TOUCH)
    answerer.get_by_label("Votre commentaire").fill("Bien vu.")

    demo_site.stop()
    for page in (writer, answerer):
        expect(_line(page)).to_contain_text("Connexion perdue")
    _write_why(writer, "Écrit pendant la panne.")
    demo_site.restart()

    for page in (writer, answerer):
        expect(_line(page)).to_contain_text("Connexion rétablie")
    expect(_why(writer)).to_have_text("Écrit pendant la panne.")
    _go_on(writer)
    expect(writer.locator("#step-more")).to_be_visible()
    expect(answerer.get_by_label("Votre commentaire")).to_have_value("Bien vu.")
    answerer.get_by_role("button", name="Envoyer mon commentaire").tap()
    expect(answerer.get_by_role("article").filter(has_text="Bien vu.")).to_be_visible()


def _begin(page: Page) -> None:
    """Choose a place from the list and write a title."""
    page.get_by_label("Ou choisir dans la liste").select_option("Fontenelle")
    expect(page.get_by_text("Lieu choisi : Fontenelle")).to_be_visible()
    _go_on(page)
    _title(page).fill(TITLE)


def _title(page: Page) -> Locator:
    return page.locator("#title")


def _why(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Votre explication")


def _write_why(page: Page, words: str) -> None:
    _why(page).tap()
    page.keyboard.type(words)


def _go_on(page: Page) -> None:
    page.get_by_role("button", name="Continuer").tap()


def _line(page: Page) -> Locator:
    return page.locator(".cv-lost")
