"""A page built of blocks: made by its team, at the keyboard too, and read by everybody."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from civic.services import (
    block_desk,
    block_editor,
    block_pages,
    block_versions,
    project_start,
    publishing,
)
from civic.services.project_start import Beginning
from civic.words import new_id
from tests.browser.axe import violations
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import ADMIN, PROJECT, Town

SAVED = "Enregistré"


@pytest.fixture
def own(town: Town) -> str:
    """Begin a project of its own, whose page nobody has built; return its id."""
    begun = Beginning("ideation", "ideas", f"Essai {new_id()[:6]}", "Que faire ?", "")
    return town.do(town.enter(ADMIN), project_start.create, begun)


def desk(town: Town, tabs: Tabs, project: str) -> Page:
    url = f"{town.url}/admin/projects/{project}/page"
    return tabs.open(url, token=town.enter(ADMIN).token, size=DESKTOP)


def add(town: Town, project: str, heading: str) -> str:
    owner, admin = block_pages.of_project(project), town.enter(ADMIN)
    made = town.do(admin, block_editor.add, owner, "text")
    town.do(admin, block_editor.save, owner, made, {"heading": {"fr": heading}})
    return made


def order(page: Page) -> list[str]:
    return page.locator("#blocks > li .cv-blocks-words > .cv-strong").all_inner_texts()


def test_a_page_is_built_in_the_browser_and_published_once_nothing_is_missing(
    town: Town, tabs: Tabs, own: str, tmp_path: Path
) -> None:
    page = desk(town, tabs, own)
    page.get_by_role("button", name="Texte").first.click()
    heading = page.get_by_label("Titre Français")
    heading.fill("Bienvenue au parc")
    expect(page.get_by_text(SAVED, exact=True)).to_be_visible()
    preview = page.get_by_role("group", name="Aperçu")
    expect(preview.get_by_role("heading", name="Bienvenue au parc")).to_be_visible()

    page.get_by_role("button", name="Image Avec sa description").click()
    expect(page.get_by_text("Image à choisir")).to_be_visible()
    expect(page.get_by_role("button", name="Publier la page")).to_be_disabled()
    picture = tmp_path / "pont.png"
    Image.new("RGB", (640, 400), "teal").save(picture)
    page.locator("input[type=file]").set_input_files(picture)
    expect(page.get_by_text("Image à décrire")).to_be_visible()
    page.get_by_label("Description de l’image Français").fill("Un pont au matin")
    expect(page.get_by_text("Image à décrire")).to_have_count(0)
    expect(preview.get_by_role("img", name="Un pont au matin")).to_be_visible()
    settle(page)
    assert violations(page) == []

    page.get_by_role("button", name="Publier la page").click()
    expect(page.get_by_text("La version 1 est publique")).to_be_visible()
    page.reload()
    expect(page.locator("#blocks > li")).to_have_count(2)


def test_blocks_are_put_in_order_and_taken_back_by_keyboard(
    town: Town, tabs: Tabs, own: str
) -> None:
    for heading in ("Alpha", "Beta", "Gamma"):
        add(town, own, heading)
    page = desk(town, tabs, own)

    page.get_by_role("button", name="Monter « Gamma »").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Déplacé à la place 2 sur 3.")).to_be_visible()
    expect(page.get_by_role("button", name="Monter « Gamma »")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Déplacé à la place 1 sur 3.")).to_be_visible()
    assert order(page) == ["Gamma", "Alpha", "Beta"]

    page.get_by_role("button", name="Texte Alpha").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Retirer le bloc").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#blocks > li")).to_have_count(2)
    page.get_by_role("button", name="Rétablir").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#blocks > li")).to_have_count(3)
    assert order(page) == ["Gamma", "Alpha", "Beta"]


def test_nobody_writes_over_a_colleague_unawares_and_nothing_typed_is_lost(
    town: Town, tabs: Tabs, own: str
) -> None:
    block = add(town, own, "Avant")
    page = desk(town, tabs, own)
    page.get_by_role("button", name="Texte Avant").click()
    heading = page.get_by_label("Titre Français")
    expect(heading).to_have_value("Avant")

    owner, typed = block_pages.of_project(own), {"heading": {"fr": "D’une collègue"}}
    town.do(town.enter(ADMIN), block_editor.save, owner, block, typed)
    heading.fill("De moi")
    expect(page.get_by_text("Ce que vous avez écrit est encore là")).to_be_visible()
    expect(heading).to_have_value("De moi")

    page.get_by_role("button", name="Garder ce que j’ai écrit").click()
    expect(page.get_by_text(SAVED, exact=True)).to_be_visible()
    found = town.do(town.enter(ADMIN), block_desk.desk_of, owner).blocks
    assert found[0].words == {"fr": "De moi"}


def test_what_was_just_typed_is_kept_for_those_who_leave_at_once(
    town: Town, tabs: Tabs, own: str
) -> None:
    add(town, own, "Avant")
    page = desk(town, tabs, own)
    page.goto(f"{town.url}/admin/projects/{own}")
    page.locator(f"main a[href='/admin/projects/{own}/page']").first.click()
    page.get_by_role("button", name="Texte Avant").click()
    expect(page.get_by_label("Titre Français")).to_have_value("Avant")
    page.get_by_label("Titre Français").fill("À l’instant")
    page.go_back()

    other = desk(town, tabs, own)
    expect(other.get_by_role("button", name="Texte À l’instant")).to_be_visible()


def test_a_draft_is_seen_by_its_link_and_a_version_taken_up_again(
    town: Town, tabs: Tabs, own: str
) -> None:
    add(town, own, "La première")
    owner, admin = block_pages.of_project(own), town.enter(ADMIN)
    town.do(admin, block_versions.publish, owner)
    add(town, own, "La seconde")
    page = desk(town, tabs, own)

    page.get_by_role("button", name="Voir la version 1").click()
    expect(page.get_by_text("Ajouté : Texte")).to_be_visible()
    page.get_by_role("button", name="Reprendre cette version").click()
    expect(page.locator("#blocks > li")).to_have_count(1)
    page.get_by_role("button", name="Texte La première").click()
    page.get_by_label("Titre Français").fill("Autrement")
    expect(page.get_by_text(SAVED, exact=True)).to_be_visible()
    page.get_by_role("link", name="Voir le brouillon en place").focus()

    look = tabs.open(
        f"{town.url}/projects/{_slug(town, own)}?draft=team", token=admin.token, size=PHONE
    )
    expect(look.get_by_text("Ceci est un brouillon")).to_be_visible()
    expect(look.get_by_role("heading", name="Autrement")).to_be_visible()


def _slug(town: Town, project: str) -> str:

    return town.do(town.enter(ADMIN), publishing.head, project).slug


def test_a_reader_opens_pictures_large_by_keyboard(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}/projects/{PROJECT}")
    settle(page)

    page.get_by_role("link", name="Agrandir l’image 1").focus()
    page.keyboard.press("Enter")
    large = page.get_by_role("dialog", name="Image 1 sur 3")
    expect(large).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog", name="Image 2 sur 3")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_video_asks_nothing_of_its_host_before_a_reader_agrees(
    town: Town, tabs: Tabs, own: str
) -> None:
    owner, admin = block_pages.of_project(own), town.enter(ADMIN)
    block = town.do(admin, block_editor.add, owner, "video")
    typed = {"url": "https://youtu.be/abcDEF12345"}
    town.do(admin, block_editor.save, owner, block, typed)
    page = tabs.open(f"{town.url}/projects/{_slug(town, own)}?draft=team", token=admin.token)
    settle(page)
    expect(page.get_by_role("link", name="La regarder sur YouTube")).to_be_visible()
    assert page.locator("iframe").count() == 0
    assert tabs.complaints == []  # nothing of elsewhere was asked for

    tabs.pardon("youtube-nocookie.com", "ERR_NAME_NOT_RESOLVED")
    page.get_by_role("button", name="Afficher la vidéo ici").click()
    expect(page.locator("iframe")).to_be_focused()
    inside = page.frame_locator("iframe").locator("iframe")
    host = "https://www.youtube-nocookie.com/embed/abcDEF12345?rel=0"
    expect(inside).to_have_attribute("src", host)


def test_who_runs_no_script_reads_a_page_of_blocks(town: Town, browser: Browser) -> None:
    context = browser.new_context(locale="fr-FR", java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{town.url}/projects/{PROJECT}")

    expect(page.get_by_role("heading", name="Où en sommes-nous ?")).to_be_visible()
    expect(page.get_by_role("img", name="Illustration : le parc en été")).to_be_visible()
    page.get_by_text("Faut-il habiter la commune ?").click()
    expect(page.get_by_text("Qui y travaille, y étudie")).to_be_visible()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Les rues qui seront ouvertes").click()
    assert fetched.value.suggested_filename == "Calendrier des travaux d'eau.csv"
    context.close()
