"""What people see of their own, and the team of what citizens will see."""

import io
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Page, expect

from civic.services import answers, inputs, project_start, projects, publishing
from civic.services.inputs import Draft
from civic.services.project_start import Beginning
from tests.browser.tabs import Tabs
from tests.browser.town import ADMIN, PROJECT, Resident, Town

REASON = "Le texte visait une personne par son nom."


AMBREMONT = ZoneInfo("Europe/Paris")
"""Where the demo town counts its days: at night, another than that of the machine."""


def a_draft(town: Town, admin: Resident, title: str, opens: int = 1) -> tuple[str, str, str, str]:
    """Begin a draft that opens in so many days; return the ids and slugs of it and its box."""
    day = (datetime.now(AMBREMONT) + timedelta(days=opens)).date().isoformat()
    begun = Beginning("ideation", "ideas", title, "Et demain ?", day)
    project = town.do(admin, project_start.create, begun)
    slug = town.do(admin, publishing.head, project).slug
    [activity] = town.do(admin, projects.page, slug).activities
    return project, slug, activity.id, activity.slug


def bar(page: Page) -> str:
    return page.get_by_role("complementary", name="Aperçu").inner_text()


def test_a_person_finds_what_became_of_all_they_proposed(town: Town, tabs: Tabs) -> None:
    ana, admin = town.newcomer("Ana Auteure"), town.enter(ADMIN)
    hidden, withdrawn = town.idea(ana, "Une idée masquée"), town.idea(ana, "Une idée retirée")
    seen = town.idea(ana, "Une idée à voir")
    town.do(admin, answers.hide, hidden, REASON)
    town.do(ana, inputs.withdraw, withdrawn)
    page = tabs.open(f"{town.url}/me", token=ana.token)

    lines = page.locator("#contributions .cv-rows__item")
    expect(lines).to_have_count(3)
    expect(lines.filter(has_text="Une idée masquée")).to_contain_text(REASON)
    expect(lines.filter(has_text="Une idée retirée")).to_contain_text("Vous avez retiré")
    expect(lines.filter(has_text="Une idée à voir")).to_contain_text("Proposée")

    page.get_by_role("link", name="Une idée masquée").click()
    expect(page).to_have_url(f"{town.url}/inputs/{hidden}")
    expect(page.get_by_text(REASON)).to_be_visible()
    expect(page.get_by_text("en plein soleil")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Je soutiens"))).to_have_count(0)
    assert seen

    tabs.pardon(hidden, "404 (Not Found)")
    stranger = tabs.open(f"{town.url}/inputs/{hidden}")
    expect(stranger.get_by_text(REASON)).to_have_count(0)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")


def test_the_header_shows_the_persons_picture_and_fetches_a_small_one(
    town: Town, tabs: Tabs
) -> None:
    face = io.BytesIO()
    Image.effect_noise((1200, 900), 90).convert("RGB").save(face, "JPEG")
    page = tabs.open(f"{town.url}/me", token=town.newcomer("Ana Photo").token)
    expect(page.locator("header .cv-face")).to_have_count(0)

    sent = FilePayload(name="moi.jpg", mimeType="image/jpeg", buffer=face.getvalue())
    page.locator("input[type=file]").set_input_files(sent)
    page.get_by_role("button", name="Utiliser cette photo").click()

    drawn = page.locator("header .cv-face img")
    expect(drawn).to_be_visible()
    expect(drawn).to_have_attribute("src", re.compile(r"-face\.webp$"))
    expect(drawn).to_have_attribute("alt", "")
    page.wait_for_function("document.querySelector('header .cv-face img').naturalWidth === 112")
    expect(page.locator("header summary").last).to_have_accessible_name(re.compile("Mon compte"))


def test_who_runs_no_script_reads_what_was_wrong_and_gets_a_new_code(
    town: Town, browser: Browser
) -> None:
    page = browser.new_context(locale="fr-FR", java_script_enabled=False).new_page()
    page.goto(f"{town.url}/sign-in?next=/me")
    page.get_by_label("Adresse e-mail").fill("sans.script@example.org")
    page.get_by_role("button", name="Recevoir mon code").click()
    page.get_by_label("Code à six chiffres").fill("12")
    page.get_by_role("button", name="Entrer", exact=True).click()

    told = page.get_by_role("alert")
    expect(told).to_contain_text("Il reste 4 essais")
    expect(told).to_contain_text("sans.script@example.org")
    told.get_by_role("button", name="Envoyer un nouveau code").click()

    expect(page).to_have_url(f"{town.url}/sign-in/code?next=%2Fme")
    expect(page.get_by_role("alert")).to_have_count(0)
    page.context.close()


def test_the_team_sees_a_draft_as_citizens_will_on_all_its_pages_and_comes_back(
    town: Town, tabs: Tabs
) -> None:
    admin = town.enter(ADMIN)
    _, slug, activity_id, activity = a_draft(town, admin, "Un jardin partagé")
    idea = town.do(admin, inputs.submit, activity_id, Draft(title="Des pommiers"))
    page = tabs.open(f"{town.url}/projects/{slug}", token=admin.token)
    expect(page.get_by_text("Brouillon : seule l’équipe")).to_be_visible()

    page.get_by_role("button", name="Voir comme un habitant").click()
    expect(page.get_by_role("complementary", name="Aperçu")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Un jardin partagé")
    expect(page.get_by_text("Brouillon : seule l’équipe")).to_have_count(0)
    expect(page.get_by_role("link", name="Gérer ce projet")).to_have_count(0)

    page.get_by_role("link", name=re.compile("vous pourrez proposer")).click()
    expect(page).to_have_url(f"{town.url}/projects/{slug}/{activity}")
    expect(page.locator(".cv-action-bar")).to_contain_text("Ce sera possible à partir du")
    assert "Voici ce que verront les habitants" in bar(page)

    page.get_by_role("link", name="Des pommiers").click()
    expect(page).to_have_url(f"{town.url}/inputs/{idea}")
    expect(page.get_by_label("Votre commentaire")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("Je soutiens"))).to_be_disabled()
    assert "Voici ce que verront les habitants" in bar(page)

    page.get_by_role("button", name="Revenir à ma vue").click()
    expect(page.get_by_label("Votre commentaire")).to_be_visible()
    expect(page).to_have_url(f"{town.url}/inputs/{idea}")
    expect(page.get_by_role("complementary", name="Aperçu")).to_have_count(0)


def test_nothing_is_sent_from_a_preview_and_what_was_typed_stays(town: Town, tabs: Tabs) -> None:
    idea, admin = town.idea(), town.enter(ADMIN)
    page = tabs.open(f"{town.url}/inputs/{idea}", token=admin.token)
    page.get_by_role("button", name="Voir comme un habitant").click()
    expect(page.get_by_role("complementary", name="Aperçu")).to_be_visible()

    page.get_by_label("Votre commentaire").fill("Un essai")
    page.get_by_role("button", name="Envoyer mon commentaire").click()

    expect(page.get_by_text("Vous regardez le site comme un habitant").first).to_be_visible()
    expect(page.get_by_label("Votre commentaire")).to_have_value("Un essai")
    page.get_by_role("button", name=re.compile("Je soutiens")).click()
    assert town.thumbs(idea) == 0


@pytest.mark.parametrize(
    ("language", "short", "words"),
    [
        (
            "fr-FR",
            "Vous pouvez proposer, soutenir et commenter",
            "Vous pouvez proposer et soutenir jusqu’au",
        ),
        ("en-GB", "You can propose, support and comment", "You can propose and support until"),
        (
            "nl-NL",
            "U kunt voorstellen doen, steunen en reageren",
            "U kunt voorstellen doen en steunen tot",
        ),
        (
            "de-AT",
            "Sie können vorschlagen, unterstützen und kommentieren",
            "vorschlagen und unterstützen, danach",
        ),
        (
            "es-ES",
            "Puede proponer, apoyar y comentar",
            "Puede proponer y apoyar hasta el",
        ),
        ("ar", "يمكنكم الاقتراح والدعم والتعليق", "يمكنكم الاقتراح والدعم حتى"),
    ],
)
def test_a_door_says_what_one_can_do_now_on_the_home_page_and_in_the_project(
    town: Town, tabs: Tabs, language: str, short: str, words: str
) -> None:
    page = tabs.open(f"{town.url}/", locale=language)
    expect(page.get_by_text(short).first).to_be_visible()

    page.goto(f"{town.url}/projects/{PROJECT}")
    expect(page.locator(".cv-door").first).to_contain_text(words)


def test_a_draft_is_deleted_after_a_look_at_what_is_lost(town: Town, tabs: Tabs) -> None:
    admin = town.enter(ADMIN)
    project, slug, activity, _ = a_draft(town, admin, "Un essai à jeter")
    town.do(admin, inputs.submit, activity, Draft(title="Des poiriers"))
    page = tabs.open(f"{town.url}/admin/projects/{project}/publish", token=admin.token)

    page.get_by_role("button", name="Supprimer ce brouillon").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Un essai à jeter")
    expect(dialog).to_contain_text("1 contribution saisie ou importée par l’équipe")
    expect(dialog).to_contain_text("3 étapes")
    dialog.get_by_role("button", name="Garder le brouillon").last.click()
    expect(dialog).to_be_hidden()

    page.get_by_role("button", name="Supprimer ce brouillon").click()
    page.get_by_role("button", name="Supprimer pour toujours").click()

    expect(page).to_have_url(f"{town.url}/admin")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Un essai à jeter")).to_have_count(0)
    tabs.pardon(slug, "404 (Not Found)")
    page.goto(f"{town.url}/projects/{slug}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")


def test_a_draft_to_which_others_contributed_says_why_it_stays(town: Town, tabs: Tabs) -> None:
    admin = town.enter(ADMIN)
    project, _, activity, _ = a_draft(town, admin, "Un projet dépublié", opens=-2)
    town.do(admin, publishing.publish, project)
    town.do(town.newcomer("Cléo"), inputs.submit, activity, Draft(title="Un potager"))
    town.do(admin, publishing.unpublish, project)

    page = tabs.open(f"{town.url}/admin/projects/{project}/publish", token=admin.token)

    expect(page.locator("#deleting")).to_contain_text("1 contribution vient d’autres personnes")
    expect(page.get_by_role("button", name="Supprimer ce brouillon")).to_have_count(0)
