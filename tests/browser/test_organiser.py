"""What an organiser does, from a wish to an answered idea, with the refusals on the way."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, Tabs
from tests.browser.town import ADMIN, MANAGER, Town

NAME = "Nos berges demain"
QUESTION = "Que faire de nos berges ?"
WORKS = Path(__file__).parents[2] / "civic/demo/content/layers/works.geojson"


def test_a_project_goes_from_a_wish_to_an_idea(town: Town, tabs: Tabs, tmp_path: Path) -> None:
    page = tabs.open(f"{town.url}/admin", token=town.enter(ADMIN).token, size=DESKTOP)

    _begin(page)
    _meet_the_list_of_what_is_missing(page)
    _move_the_phases(page)
    _adjust_the_activity(page)
    _lay_a_map_under_it(page, tmp_path)
    _let_somebody_help(page)
    _write_it_in_dutch_too(page)
    address = _look_and_publish(page)
    _a_citizen_hands_in_an_idea(address, town, tabs)
    _the_log_has_it(page)


def _begin(page: Page) -> None:
    page.get_by_role("link", name="Commencer un projet").click()
    page.get_by_role("button", name=re.compile("^Boîte à idées")).click()
    expect(page.get_by_label("Titre du projet")).to_be_focused()
    page.get_by_role("button", name="Créer le brouillon").click()
    _is_refused(page.get_by_label("Titre du projet"), page)

    plan = page.get_by_role("complementary").first
    expect(plan).to_contain_text("Recueil des idées")
    page.get_by_label("Premier jour").fill("2031-05-02")
    expect(plan).to_contain_text("2 mai 2031")
    page.get_by_label("Titre du projet").fill(NAME)
    page.get_by_role("button", name="Créer le brouillon").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)


def _meet_the_list_of_what_is_missing(page: Page) -> None:
    _tab(page, "Publier")
    expect(page.get_by_text("Encore 1 point à compléter avant de publier.")).to_be_visible()
    expect(page.get_by_role("button", name="Publier le projet")).to_be_disabled()
    page.get_by_role("link", name="Une question dans la langue principale").click()
    page.get_by_label("La question posée Français").fill(QUESTION)
    _save(page.locator("form").filter(has=page.get_by_label("La question posée Français")))
    expect(page.get_by_text("avant de publier")).to_be_hidden()


def _move_the_phases(page: Page) -> None:
    _tab(page, "Phases et activités")
    phase = page.locator("details").filter(has_text="Recueil des idées").first
    phase.locator("summary").first.click()
    phase.get_by_label("Début").fill("2026-01-10T09:00")
    phase.get_by_label("Fin").fill("2026-01-01T09:00")
    phase.get_by_role("button", name="Enregistrer").click()
    expect(phase.get_by_text("La fin doit venir après le début.")).to_be_visible()
    expect(phase.get_by_label("Fin")).to_have_attribute("aria-invalid", "true")
    phase.get_by_label("Fin").fill("2090-01-01T09:00")
    _save(phase)
    expect(phase.get_by_text("En cours")).to_be_visible()


def _adjust_the_activity(page: Page) -> None:
    activity = page.locator("#activities details").first
    activity.locator("summary").first.click()
    activity.get_by_label("Ce que les personnes déposent").select_option("Une proposition")
    activity.get_by_label("Nombre maximal par personne").fill("0")
    activity.get_by_role("button", name="Enregistrer").first.click()
    expect(activity.get_by_text("Au moins 1.")).to_be_visible()
    activity.get_by_label("Nombre maximal par personne").fill("2")
    _save(activity.locator("form").first)


def _lay_a_map_under_it(page: Page, tmp_path: Path) -> None:
    wrong = tmp_path / "plan.geojson"
    wrong.write_text("ceci n’est pas un plan")
    _tab(page, "Couches de la carte")
    for file in (wrong, WORKS):
        page.get_by_label("Nom dans la légende").last.fill("Travaux")
        page.get_by_label("Fichier GeoJSON").set_input_files(file)
        page.get_by_role("button", name="Ajouter une couche").click()
        if file == wrong:
            expect(page.get_by_role("alert")).to_contain_text("pas du GeoJSON lisible")
    expect(page.get_by_role("heading", name="Travaux")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_hidden()


def _let_somebody_help(page: Page) -> None:
    _tab(page, "Équipe")
    page.get_by_label("Adresse e-mail").fill("julien")
    page.get_by_role("button", name="Envoyer l’invitation").click()
    _is_refused(page.get_by_label("Adresse e-mail"), page)
    page.get_by_label("Adresse e-mail").fill(MANAGER)
    page.get_by_role("button", name="Envoyer l’invitation").click()
    expect(page.get_by_role("link", name="Julien")).to_be_visible()


def _write_it_in_dutch_too(page: Page) -> None:
    _tab(page, "Textes")
    page.get_by_role("button", name="Nederlands").last.click()
    page.get_by_label("Titre Nederlands").fill("Onze oevers morgen")
    page.get_by_label("La question posée Nederlands").fill("Wat doen we met onze oevers?")
    _save(page.locator("form").filter(has=page.get_by_label("Titre Nederlands")))


def _look_and_publish(page: Page) -> str:
    desk = page.url
    page.get_by_role("button", name="Voir comme un habitant").click()
    expect(page.get_by_text("Voici ce que verront les habitants")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page.get_by_text(QUESTION)).to_be_visible()
    address = page.url
    page.get_by_role("button", name="Revenir à ma vue").click()
    expect(page.get_by_text("Voici ce que verront les habitants")).to_be_hidden()
    page.goto(desk)
    _tab(page, "Publier")
    page.get_by_role("button", name="Publier le projet").click()
    expect(page.get_by_text("Le projet est public.")).to_be_visible()
    return address


def _a_citizen_hands_in_an_idea(address: str, town: Town, tabs: Tabs) -> None:
    page = tabs.open(address, token=town.newcomer("Cléo Citoyenne").token)
    expect(page.get_by_text(QUESTION)).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Boîte à idées").first.click()
    page.get_by_role("link", name="Faire une proposition").first.click()
    page.get_by_role("textbox", name="Titre", exact=True).fill("Un ponton pour s’asseoir")
    for step in ("why", "where", "more", "check"):
        page.get_by_role("button", name="Continuer").click()
        expect(page.locator(f"#step-{step}")).to_be_focused()
    page.get_by_role("button", name="Publier ma contribution").click()
    expect(page.get_by_role("heading", name="Merci")).to_be_visible()

    dutch = tabs.open(address, locale="nl")
    expect(dutch.get_by_role("heading", level=1)).to_have_text("Onze oevers morgen")


def _the_log_has_it(page: Page) -> None:
    _tab(page, "Journal")
    for said in ("A publié le projet", "A ajouté la couche « Travaux »", "A donné un rôle à"):
        expect(page.get_by_role("listitem").filter(has_text=said).first).to_be_visible()


def test_an_idea_is_answered_and_hidden_by_keyboard_alone(town: Town, tabs: Tabs) -> None:
    title = f"Une volière {town.newcomer().email[:6]}"
    input_id = town.idea(title=title)
    page = tabs.open(f"{town.url}/admin/inputs", token=town.enter(ADMIN).token, size=DESKTOP)
    public = tabs.open(f"{town.url}/inputs/{input_id}")

    panel = _open_it(page, title)
    _give_it_a_status(page, panel)
    _answer_it(page, panel)
    expect(public.get_by_text("Nous y travaillons dès lundi.")).to_be_visible()
    _hide_it(page, panel)
    tabs.pardon("404", "WebSocket is closed before")
    public.reload()
    expect(public.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")


def _open_it(page: Page, title: str) -> Locator:
    keys = Keys(page)
    keys.write(page.get_by_role("searchbox", name="Chercher dans les contributions"), title)
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 contribution", exact=True)).to_be_visible()
    panel = page.get_by_role("complementary", name="Contribution ouverte")
    keys.press(page.get_by_role("button", name=title))
    keys.stand_on(panel)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    keys.stand_on(page.get_by_role("button", name=title))
    page.keyboard.press("Enter")
    keys.stand_on(panel)
    return panel


def _give_it_a_status(page: Page, panel: Locator) -> None:
    keys = Keys(page)
    keys.reach(panel.get_by_label("Statut"))
    page.keyboard.type("Prise")
    keys.press(panel.get_by_role("button", name="Donner ce statut"))
    expect(panel.get_by_text("Enregistré")).to_be_visible()
    keys.stand_on(panel.get_by_role("button", name="Donner ce statut"))


def _answer_it(page: Page, panel: Locator) -> None:
    keys = Keys(page)
    keys.press(panel.get_by_text("Répondre officiellement"))
    keys.press(panel.get_by_role("button", name="Publier la réponse"))
    expect(panel.get_by_text("Remplissez ce champ.").first).to_be_visible()
    keys.reach(panel.get_by_role("textbox", name="Réponse officielle"), back=True)
    page.keyboard.type("Nous y travaillons dès lundi.")
    keys.write(panel.get_by_label("Signée par"), "Service des parcs")
    keys.press(panel.get_by_role("button", name="Publier la réponse"))
    expect(panel.get_by_text("Nous y travaillons dès lundi.").first).to_be_visible()


def _hide_it(page: Page, panel: Locator) -> None:
    keys = Keys(page)
    fold = panel.locator("summary", has_text="Masquer la contribution")
    keys.press(fold)
    keys.press(panel.get_by_role("button", name="Masquer la contribution"))
    expect(panel.get_by_text("Remplissez ce champ.")).to_be_visible()
    keys.reach(panel.get_by_role("textbox", name="Pourquoi", exact=True), back=True)
    page.keyboard.type("Doublon.")
    keys.press(panel.get_by_role("button", name="Masquer la contribution"))
    expect(panel.get_by_text("Masquée depuis le")).to_be_visible()
    expect(panel.get_by_role("button", name="Montrer de nouveau")).to_be_visible()
    expect(page.get_by_role("heading", name="Rien ne correspond")).to_be_visible()


def _tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Parties du projet").get_by_role("link", name=name).click()


def _save(form: Locator) -> None:
    form.get_by_role("button", name="Enregistrer").first.click()
    expect(form.get_by_text("Enregistré", exact=True).first).to_be_visible()


def _is_refused(field: Locator, page: Page) -> None:
    expect(field).to_have_attribute("aria-invalid", "true")
