"""The life of a project in the hands of its team: copied, shown before, scheduled, given away."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from civic.models import Folder
from civic.rules.access import SYSTEM
from civic.services import inputs, project_copy, publishing
from civic.services.inputs import Draft
from civic.services.project_copy import KEEP, Wish
from civic.services.work import work
from civic.words import new_id
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, Tabs
from tests.browser.town import ADMIN, Town

PICTURE = Path(__file__).parents[2] / "docs/images/idea.webp"


def copied(town: Town, title: str) -> str:
    """Copy the project that everybody knows; return the id of the copy."""
    admin = town.enter(ADMIN)
    return town.do(admin, project_copy.copy, town.project(), Wish(title, KEEP))


def test_a_project_is_copied_from_the_list_and_begins_another_day(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/admin", token=town.enter(ADMIN).token, size=DESKTOP)
    title = f"Nos rues {new_id()[:6]}"

    page.get_by_role("link", name="Copier « Nos rues, nos places »").click()
    expect(page.get_by_label("Titre de la copie")).to_have_value("Copie de Nos rues, nos places")
    page.get_by_label("Titre de la copie").fill("")
    page.get_by_role("button", name="Créer la copie").click()
    expect(page.get_by_label("Titre de la copie")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Titre de la copie").fill(title)
    page.get_by_label("Premier jour de la première phase").fill("2031-05-02")
    page.get_by_role("button", name="Créer la copie").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    _tab(page, "Phases et activités")
    expect(page.get_by_text("2 mai 2031").first).to_be_visible()
    _tab(page, "Journal")
    expect(page.get_by_text("comme copie de « Nos rues, nos places »")).to_be_visible()


def test_a_draft_is_shown_by_a_link_to_somebody_without_an_account(town: Town, tabs: Tabs) -> None:
    title = f"Aperçu {new_id()[:6]}"
    desk = f"{town.url}/admin/projects/{copied(town, title)}/publish"
    page = tabs.open(desk, token=town.enter(ADMIN).token, size=DESKTOP)
    tabs.pardon("404")

    page.get_by_label("Valable pendant").select_option("7 jours")
    page.get_by_role("button", name="Créer un lien").click()
    link = page.get_by_role("textbox", name=re.compile("^Lien valable jusqu’au")).input_value()
    guest = tabs.open(town.url + link.removeprefix(link.split("/preview")[0]))
    expect(guest.get_by_role("heading", level=1)).to_have_text(title)
    expect(guest.get_by_text("Voici ce que verront les habitants")).to_be_visible()
    guest.get_by_role("main").get_by_role("link", name="La carte des idées").first.click()
    expect(guest.get_by_role("heading", level=1)).to_contain_text("La carte des idées")
    address = guest.url
    head = guest.request.get(address).text()
    assert "noindex" in head

    page.get_by_role("button", name=re.compile("^Révoquer le lien")).click()
    expect(page.get_by_role("button", name=re.compile("^Révoquer le lien"))).to_be_hidden()
    guest.goto(address)
    expect(guest.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")


def test_a_publication_is_scheduled_and_cancelled_by_keyboard_alone(town: Town, tabs: Tabs) -> None:
    title = f"Plus tard {new_id()[:6]}"
    desk = f"{town.url}/admin/projects/{copied(town, title)}/publish"
    page = tabs.open(desk, token=town.enter(ADMIN).token, size=DESKTOP)
    keys = Keys(page)

    keys.press(page.locator("summary", has_text="Publier plus tard"))
    moment = page.get_by_label("Date et heure")
    moment.fill("2020-01-01T08:00")
    moment.press("Enter")
    expect(page.get_by_text("Ce moment est déjà passé.")).to_be_visible()
    moment.fill("2031-05-02T08:30")
    moment.press("Enter")
    expect(page.get_by_text("sera public le 2 mai 2031 à 08:30")).to_be_visible()
    expect(page.get_by_text("Programmé", exact=True)).to_be_visible()

    keys.reach(page.get_by_role("button", name="Annuler la programmation"), back=True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Publier le projet")).to_be_visible()
    expect(page.get_by_text("Brouillon", exact=True)).to_be_visible()


def test_an_unlisted_project_is_on_no_list_and_at_its_address(town: Town, tabs: Tabs) -> None:
    title = f"Discret {new_id()[:6]}"
    project, admin = copied(town, title), town.enter(ADMIN)
    town.do(admin, publishing.publish, project)
    slug = town.do(admin, publishing.head, project).slug
    page = tabs.open(
        f"{town.url}/admin/projects/{project}/publish", token=admin.token, size=DESKTOP
    )

    page.get_by_role("button", name="Retirer des listes").click()
    expect(page.get_by_role("button", name="Remettre dans les listes")).to_be_visible()

    citizen = tabs.open(f"{town.url}/projects")
    expect(citizen.get_by_role("heading", name="Nos rues, nos places")).to_be_visible()
    expect(citizen.get_by_text(title)).to_be_hidden()
    citizen.goto(f"{town.url}/projects/{slug}")
    expect(citizen.get_by_role("heading", level=1)).to_have_text(title)
    expect(citizen.get_by_role("link", name="Suivre par flux")).to_be_hidden()


def test_participation_is_erased_once_the_title_was_typed(town: Town, tabs: Tabs) -> None:
    title = f"Essai {new_id()[:6]}"
    project, admin = copied(town, title), town.enter(ADMIN)
    slug = town.do(admin, publishing.head, project).slug
    box = town.activity(project=slug)
    draft = Draft(title="Un banc", body="<p>Ici</p>", lat=48.85, lng=2.3)
    idea = town.do(admin, inputs.submit, box, draft)
    page = tabs.open(
        f"{town.url}/admin/projects/{project}/publish", token=admin.token, size=DESKTOP
    )

    part = page.get_by_role("region", name="Effacer la participation")
    part.locator("summary").click()
    expect(part.get_by_text("1 contribution", exact=True)).to_be_visible()
    part.get_by_role("textbox").fill("Essai")
    part.get_by_role("button", name="Effacer pour toujours").click()
    expect(part.get_by_text("Ce n’est pas le titre du projet.")).to_be_visible()
    expect(part.get_by_role("textbox")).to_have_value("Essai")
    part.get_by_role("textbox").fill(title)
    part.get_by_role("button", name="Effacer pour toujours").click()
    expect(part.get_by_text("La participation est effacée.")).to_be_visible()
    expect(part.get_by_text("Personne n’a encore rien déposé ici.")).to_be_visible()

    tabs.pardon("404")
    page.goto(f"{town.url}/inputs/{idea}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")


def test_somebody_without_an_account_joins_the_team_by_invitation(town: Town, tabs: Tabs) -> None:
    title, email = f"Équipe {new_id()[:6]}", f"{new_id()[:10]}@example.org"
    project = copied(town, title)
    page = tabs.open(
        f"{town.url}/admin/projects/{project}/team",
        token=town.enter(ADMIN).token,
        size=DESKTOP,
    )

    page.get_by_label("Adresse e-mail").fill(email)
    page.get_by_role("button", name="Envoyer l’invitation").click()
    expect(page.get_by_text("Invitation envoyée.")).to_be_visible()
    waiting = page.get_by_role("region", name="Invitations en attente")
    expect(waiting.get_by_text(email)).to_be_visible()

    guest = tabs.open(f"{town.url}/admin", token=town.enter(email, "Eva").token)
    expect(guest.get_by_role("heading", name=title)).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Eva")).to_be_visible()
    expect(waiting).to_be_hidden()


def test_a_folder_has_a_picture_and_people_who_manage_it(town: Town, tabs: Tabs) -> None:
    name = f"Quartiers {new_id()[:6]}"
    folder = Folder(slug=name.lower().replace(" ", "-"), title={"fr": name}, position=9)
    with work(town.house, SYSTEM) as job:
        job.session.add(folder)
    page = tabs.open(f"{town.url}/admin/folders", token=town.enter(ADMIN).token, size=DESKTOP)
    part = page.locator("details").filter(has_text=name)
    email = f"{new_id()[:10]}@example.org"

    part.locator("summary").first.click()
    part.locator("input[type=file]").set_input_files(PICTURE)
    expect(part.locator("input[name=picture]")).to_have_value(re.compile("id"))
    part.get_by_label("Description de l’image Français").fill("Une place")
    _save(part)
    part.get_by_label("Adresse e-mail").fill(email)
    part.get_by_role("button", name="Inviter à gérer le dossier").click()
    expect(part.get_by_text("Invitation envoyée.")).to_be_visible()
    expect(part.get_by_text(email)).to_be_visible()

    town.enter(email, "Ida")
    page.reload()
    part.locator("summary").first.click()
    part.get_by_role("button", name="Ida ne gère plus ce dossier").click()
    expect(part.get_by_text("Ida")).to_be_hidden()
    citizen = tabs.open(f"{town.url}/folders/{folder.slug}")
    expect(citizen.get_by_role("img", name="Une place")).to_be_visible()


def _tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Parties du projet").get_by_role("link", name=name).click()


def _save(form: Locator) -> None:
    form.get_by_role("button", name="Enregistrer").first.click()
    expect(form.get_by_text("Enregistré", exact=True).first).to_be_visible()
