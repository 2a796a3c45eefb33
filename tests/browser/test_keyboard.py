"""What a citizen does without a mouse, from the home page to taking an idea back."""

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from civic.services import comments
from tests.browser.entering import new_address, sign_in_by_keys
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, PHONE, Tabs
from tests.browser.town import Town

SIZES = [pytest.param(PHONE, id="phone"), pytest.param(DESKTOP, id="desktop")]
TITLE = "Une fontaine à boire"


@pytest.mark.parametrize("size", SIZES)
def test_an_idea_is_handed_in_changed_and_taken_back_by_keyboard_alone(
    size: dict[str, int], town: Town, tabs: Tabs, tmp_path: Path
) -> None:
    picture = tmp_path / "place.png"
    Image.new("RGB", (640, 400), "teal").save(picture)
    page = tabs.open(town.url, size=size)
    page.on("filechooser", lambda chooser: chooser.set_files(picture))

    _go_to_the_form(page)
    _say_where_what_and_why(page)
    _sign_in_for_a_picture(page)
    _see_and_publish(page)
    _see_what_was_published(page)
    _change_the_title(page)
    _take_it_back(page)


@pytest.mark.parametrize("size", SIZES)
def test_a_discussion_is_joined_by_keyboard_alone(
    size: dict[str, int], town: Town, tabs: Tabs
) -> None:
    input_id = town.idea()
    town.do(town.newcomer("Omar Ouvert"), comments.write, input_id, "Où exactement ?")
    token = town.newcomer("Clara Clavier").token
    page = tabs.open(f"{town.url}/inputs/{input_id}", token=token, size=size)

    _react(page)
    _comment(page)
    _answer_and_take_the_answer_back(page)


def _go_to_the_form(page: Page) -> None:
    keys = Keys(page)
    main = page.get_by_role("main")
    for link, address in (
        ("Nos rues, nos places", "/projects/nos-rues-nos-places"),
        ("La carte des idées", "/la-carte-des-idees"),
        ("Proposer une idée", "/new"),
    ):
        keys.press(main.get_by_role("link", name=link).first)
        page.wait_for_url(re.compile(f"{address}$"))
        keys.stand_on(main)


def _say_where_what_and_why(page: Page) -> None:
    keys = Keys(page)
    go_on = page.get_by_role("button", name="Continuer")
    keys.press(go_on)
    keys.stand_on(page.locator("#step-where"))
    expect(page.get_by_text("Choisissez un lieu")).to_be_visible()
    keys.write(page.get_by_role("combobox", name="Chercher"), "rue")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Retirer le lieu")).to_be_visible()
    keys.press(go_on)
    keys.stand_on(page.locator("#step-what"))

    keys.press(go_on)
    keys.stand_on(page.get_by_role("textbox", name="Titre", exact=True))
    page.keyboard.type(TITLE)
    page.keyboard.press("Enter")
    keys.stand_on(page.locator("#step-why"))

    keys.write(page.get_by_role("textbox", name="Votre explication"), "Il fait chaud. ")
    keys.reach(page.get_by_role("button", name="Gras"), back=True)
    page.keyboard.press("ArrowRight")
    keys.stand_on(page.get_by_role("button", name="Italique"))
    page.keyboard.press("ArrowLeft")
    keys.press(page.get_by_role("button", name="Gras"))
    keys.write(page.get_by_role("textbox", name="Votre explication"), "Très chaud.")
    keys.press(go_on)
    keys.stand_on(page.locator("#step-more"))


def _sign_in_for_a_picture(page: Page) -> None:
    keys = Keys(page)
    keys.press(page.get_by_role("checkbox", name="Vélo"), "Space")
    keys.press(page.get_by_role("main").get_by_role("link", name="Se connecter"))
    sign_in_by_keys(page, new_address(), "Clara Clavier")

    _is_not_lost(page)
    expect(page.get_by_text("Nous avons retrouvé votre brouillon")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Vélo")).to_be_checked()
    keys.reach(page.get_by_label("Ajouter une image"))
    page.keyboard.press("Enter")
    keys.write(page.get_by_label("Description de l’image 1"), "La place en plein soleil")


def _see_and_publish(page: Page) -> None:
    keys = Keys(page)
    keys.press(page.get_by_role("button", name="Continuer"))
    keys.stand_on(page.locator("#step-check"))
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    keys.press(page.get_by_role("button", name="Publier ma contribution"))
    keys.stand_on(page.get_by_role("heading", name="Merci"))
    keys.press(page.get_by_role("link", name="Voir ma contribution"))
    page.wait_for_url(re.compile(r"/inputs/\w+$"))
    keys.stand_on(page.get_by_role("main"))


def _see_what_was_published(page: Page) -> None:
    main = page.get_by_role("main")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(main.locator("strong", has_text="Très chaud.")).to_be_visible()
    expect(main.get_by_role("img", name="La place en plein soleil")).to_be_visible()
    expect(main.get_by_role("link", name="Vélo")).to_be_visible()
    expect(main.get_by_text(re.compile("^Rue "))).to_be_visible()


def _change_the_title(page: Page) -> None:
    keys = Keys(page)
    keys.press(page.get_by_role("link", name="Modifier"))
    page.wait_for_url(re.compile("/edit$"))
    keys.stand_on(page.get_by_role("main"))
    for step in ("what", "why", "more", "check"):
        keys.press(page.get_by_role("button", name="Continuer"))
        keys.stand_on(page.locator(f"#step-{step}"))
        if step == "what":
            keys.reach(page.get_by_role("textbox", name="Titre", exact=True))
            page.keyboard.press("End")
            page.keyboard.type(" fraîche")
    keys.press(page.get_by_role("button", name="Enregistrer les changements"))
    page.wait_for_url(re.compile(r"/inputs/\w+$"))
    keys.stand_on(page.get_by_role("main"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{TITLE} fraîche")


def _take_it_back(page: Page) -> None:
    keys = Keys(page)
    withdraw = page.get_by_role("button", name="Retirer ma contribution")
    dialog = page.get_by_role("dialog")
    keys.press(withdraw)
    keys.stand_on(dialog.get_by_role("button", name="Annuler"))
    page.keyboard.press("Escape")
    keys.stand_on(withdraw)
    page.keyboard.press("Enter")
    keys.press(dialog.get_by_role("button", name="Retirer", exact=True))
    page.wait_for_url(re.compile("/la-carte-des-idees$"))
    keys.stand_on(page.get_by_role("main"))


def _react(page: Page) -> None:
    keys = Keys(page)
    support = page.get_by_role("button", name="Je soutiens")
    keys.press(support)
    expect(support).to_have_attribute("aria-pressed", "true")
    keys.stand_on(support)


def _comment(page: Page) -> None:
    keys = Keys(page)
    keys.write(page.get_by_label("Votre commentaire"), "Près de l’arrêt de bus.")
    keys.press(page.get_by_role("button", name="Envoyer mon commentaire"))
    keys.stand_on(page.get_by_role("article").filter(has_text="Près de l’arrêt de bus."))


def _answer_and_take_the_answer_back(page: Page) -> None:
    keys = Keys(page)
    talk = page.get_by_role("article")
    asked = talk.filter(has_text="Où exactement ?")
    keys.press(asked.get_by_role("button", name="Répondre"))
    keys.stand_on(page.get_by_label("Votre réponse"))
    keys.press(page.get_by_role("button", name="Annuler"))
    keys.stand_on(asked)

    keys.press(asked.get_by_role("button", name="Répondre"))
    keys.write(page.get_by_label("Votre réponse"), "À gauche du portail.")
    keys.press(asked.get_by_role("button", name="Envoyer mon commentaire"))
    answer = talk.filter(has_text="À gauche du portail.").last
    keys.stand_on(answer)
    keys.press(answer.get_by_role("button", name="Autres actions"))
    keys.press(answer.get_by_role("button", name="Retirer"))
    expect(page.get_by_text("À gauche du portail.")).to_be_hidden()
    _is_not_lost(page)


def _is_not_lost(page: Page) -> None:
    expect(page.locator("main :focus, main:focus")).to_have_count(1)
