"""An organiser makes the site its own: pages, ways, words, typefaces; everybody sees it at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from civic.front.build import SITE
from civic.services.database import open_engine
from civic.services.work import House
from tests.browser.axe import violations
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import Town
from tests.factories import a_person, a_project, an_activity, an_idea
from tests.site import running

CHIEF = "ada@example.test"
FONT = SITE / "build" / "client" / "vendor" / "fonts" / "bricolage-latin.woff2"


@pytest.fixture(scope="module")
def own_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Run a platform of its own, for what is changed here shows everywhere."""
    with running(tmp_path_factory.mktemp("brand"), "--empty", CIVIC_DEMO="true") as site:
        house = House(open_engine(f"sqlite:///{site.data / 'civic.db'}"))
        a_person(house, "Ada Chef", email=CHIEF, is_admin=True)
        an_idea(house, an_activity(house, a_project(house)), "Un banc")
        house.engine.dispose()
        town = Town(site)
        yield town
        town.close()


def team(town: Town, tabs: Tabs, page: str) -> Page:
    """Open a page of the settings as the admin."""
    token = town.enter(CHIEF).token
    opened = tabs.open(f"{town.url}/admin/settings/{page}", token=token, size=DESKTOP)
    settle(opened)
    return opened


def test_terms_are_completed_published_dated_and_linked(own_town: Town, tabs: Tabs) -> None:
    page = team(own_town, tabs, "pages")
    page.get_by_role("link", name="Conditions d’utilisation").click()
    expect(page.get_by_text("Complétez ces")).to_be_visible()
    page.get_by_role("button", name="Enregistrer une version").click()
    page.get_by_role("button", name="Publier cette version").click()
    expect(page.get_by_text("En ligne depuis")).to_be_visible()

    reader = tabs.open(own_town.url)
    reader.get_by_role("contentinfo").get_by_role("link", name="Conditions d’utilisation").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Conditions d’utilisation")
    expect(reader.get_by_text("En ligne depuis le")).to_be_visible()
    settle(reader)
    assert violations(reader) == []

    editor = page.locator("[contenteditable][lang=fr]")
    editor.fill("Tout est permis, sauf le reste.")
    page.get_by_role("button", name="Enregistrer une version").click()
    expect(page.get_by_text("En ligne, modifications à publier")).to_be_visible()
    page.get_by_role("button", name="Publier cette version").click()
    expect(page.get_by_text("Version 2 · En ligne")).to_be_visible()

    reader.reload()
    settle(reader)
    expect(reader.get_by_text("Tout est permis, sauf le reste.")).to_be_visible()
    reader.get_by_text("Versions précédentes").click()
    reader.get_by_role("link", name="Version du").click()
    expect(reader.get_by_text("Cette version n’est plus en vigueur.")).to_be_visible()
    page.get_by_role("button", name="Reprendre la version 1").click()
    expect(page.get_by_text("Version 3")).to_be_visible()


def test_words_sent_before_their_editor_has_come_are_kept(own_town: Town, tabs: Tabs) -> None:
    page = team(own_town, tabs, "pages")
    on_the_way: list[Route] = []
    page.route("**/assets/text_editor*.js", lambda asked: on_the_way.append(asked))
    with page.expect_request("**/assets/text_editor*.js"):
        page.get_by_role("link", name="Vie privée").click()
    page.get_by_role("button", name="Enregistrer une version").click()
    expect(page.get_by_role("toolbar")).to_have_count(0)
    expect(page.get_by_text("Version 1")).to_have_count(0)

    on_the_way[0].continue_()

    expect(page.get_by_text("Version 1")).to_be_visible()
    expect(page.locator("[contenteditable][lang=fr]")).to_contain_text("Ce que nous gardons")


def test_a_way_is_added_and_ordered_by_keyboard_and_unfolds_on_a_phone(
    own_town: Town, tabs: Tabs
) -> None:
    page = team(own_town, tabs, "ways")
    header = page.get_by_role("region", name="En haut de page")
    hands = Keys(page)
    hands.press(header.locator("summary").filter(has_text="Ajouter une entrée"))
    hands.press(header.get_by_role("button", name="Une adresse"))
    hands.reach(header.locator("#new-header-link"))
    page.keyboard.type("/projects?area=all")
    hands.reach(page.locator("[id='new-headerlabel.fr']"))
    page.keyboard.type("Près de chez moi")
    hands.press(header.get_by_role("button", name="Ajouter une entrée"))
    up = header.get_by_role("button", name="Monter « Près de chez moi »")
    hands.reach(up, back=True)
    page.keyboard.press("Enter")
    expect(header.locator("li").first).to_contain_text("Près de chez moi")
    expect(up).to_be_focused()

    reader = tabs.open(own_town.url)
    settle(reader)
    menu = reader.get_by_role("banner").locator("summary").filter(has_text="Navigation principale")
    menu.click()
    expect(reader.get_by_role("link", name="Près de chez moi")).to_be_visible()
    assert violations(reader) == []
    wide = tabs.open(own_town.url, size=DESKTOP)
    ways = wide.get_by_role("navigation", name="Navigation principale").get_by_role("link")
    assert ways.all_inner_texts() == ["Près de chez moi", "Projets"]


def test_a_text_is_said_in_the_organisers_words_at_once_and_put_back(
    own_town: Town, tabs: Tabs
) -> None:
    page = team(own_town, tabs, "texts")
    page.get_by_label("Chercher par les mots").fill("account.sign_in")
    page.get_by_role("button", name="Chercher", exact=True).click()
    line = page.locator("details").filter(has_text="account.sign_in")
    line.locator("summary").click()
    words = line.get_by_label("Vos mots")
    words.fill("Entrer {vite}")
    expect(line.get_by_text("Gardez exactement ces valeurs")).to_be_visible()
    words.fill("Entrer ici")
    expect(line.get_by_text("Ce que l’on lira")).to_be_visible()
    line.get_by_role("button", name="Enregistrer").click()
    expect(line.get_by_text("Remplacé le")).to_be_visible()

    reader = tabs.open(own_town.url)
    settle(reader)
    expect(reader.get_by_role("banner").get_by_role("link", name="Entrer ici")).to_be_visible()
    line.get_by_role("button", name="Revenir au texte d’origine").click()
    expect(line.get_by_text("Remplacé le")).to_have_count(0)
    reader.reload()
    expect(reader.get_by_role("banner").get_by_role("link", name="Se connecter")).to_be_visible()


def test_a_typeface_of_ones_own_is_the_first_that_is_fetched(own_town: Town, tabs: Tabs) -> None:
    page = team(own_town, tabs, "look")
    page.get_by_role("textbox", name="Nom", exact=True).fill("Marianne")
    page.get_by_label("Licence").fill("SIL OFL 1.1")
    page.get_by_label("Fichier").set_input_files(Path(__file__))
    page.get_by_role("button", name="Ajouter ces caractères").click()
    expect(page.get_by_text("Ce fichier n’est pas du WOFF2 lisible.")).to_be_visible()
    page.get_by_role("textbox", name="Nom", exact=True).fill("Marianne")
    page.get_by_label("Licence").fill("SIL OFL 1.1")
    page.get_by_label("Fichier").set_input_files(FONT)
    page.get_by_role("button", name="Ajouter ces caractères").click()
    for name in ("Caractères des titres", "Caractères des textes"):
        page.get_by_label(name).select_option("Marianne")
    form = page.locator("form").filter(has=page.get_by_label("Caractères des titres"))
    form.get_by_role("button", name="Enregistrer").click()
    expect(form.get_by_text("Enregistré", exact=True)).to_be_visible()

    reader = tabs.open(own_town.url)
    settle(reader)
    fetched = reader.evaluate(
        "() => performance.getEntriesByType('resource').map((one) => one.name)"
        ".filter((name) => name.endsWith('.woff2'))"
    )
    assert len(set(fetched)) == 1
    assert "/fonts/own-" in fetched[0]
    assert "own-" in reader.evaluate("() => getComputedStyle(document.body).fontFamily")
    arabic = tabs.open(own_town.url, locale="ar")
    assert arabic.evaluate("() => getComputedStyle(document.body).fontFamily").startswith(
        '"IBM Plex Sans Arabic"'
    )


def test_the_sender_is_refused_with_a_reason_kept_and_tried(own_town: Town, tabs: Tabs) -> None:
    page = team(own_town, tabs, "reach")
    page.get_by_label("Adresse publique").fill("http://ville.fr")
    page.get_by_role("button", name="Enregistrer").first.click()
    expect(page.get_by_text("Il faut https://")).to_be_visible()
    expect(page.get_by_label("Adresse publique")).to_have_value("http://ville.fr")
    page.get_by_label("Adresse d’expéditeur").fill("avis@ville.fr")
    page.get_by_role("button", name="Enregistrer").last.click()
    expect(page.get_by_text("_dmarc.ville.fr")).to_be_visible()
    page.get_by_role("button", name="M’envoyer un e-mail d’essai").click()
    expect(page.get_by_text("Écrit dans le dossier de données")).to_be_visible()
    mail = max(own_town.site.data.glob("mail/*.eml"), key=lambda path: path.stat().st_mtime)
    assert "<avis@ville.fr>" in mail.read_text()
