"""The form of an activity: built by its team, answered by people, read by those who may."""

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from civic.services import activity_editor, form_editor, inputs
from civic.services.inputs import Draft
from tests.browser.axe import violations
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import ADMIN, PROJECT, Town

PLAIN = {"need": "optional", "readers": "all"}
TITLE = "Un banc à l’ombre du marché"


@pytest.fixture
def box(town: Town) -> tuple[str, str]:
    """Add an idea box of its own to the town; return its id and its slug."""
    admin = town.enter(ADMIN)
    made = town.do(admin, activity_editor.add_activity, town.project(), "ideation", "ideas")
    head = town.do(admin, form_editor.desk_of, made.id).head
    return made.id, head.public.rpartition("/")[2]


def ask(town: Town, box: str, kind: str, wording: str, **more: Any) -> str:
    typed = {**PLAIN, "wording": {"fr": wording}, **more}
    return town.do(town.enter(ADMIN), form_editor.add, box, kind, typed)


def builder(town: Town, box: str) -> str:
    return f"{town.url}/admin/projects/{town.project()}/activities/{box}/form"


def wordings(page: Page) -> list[str]:
    return page.locator("#questions > li summary .cv-strong").all_inner_texts()


def go_on_to(page: Page, title: str) -> None:
    """Go from step to step until one has this title."""
    heading = page.get_by_role("heading", level=2, name=title)
    for _ in range(8):
        if heading.is_visible():
            return
        page.get_by_role("button", name="Continuer").click()
        settle(page)
    raise AssertionError(f"no step is called {title}")


def test_a_form_is_built_in_the_browser(town: Town, tabs: Tabs, box: tuple[str, str]) -> None:
    page = tabs.open(builder(town, box[0]), token=town.enter(ADMIN).token, size=DESKTOP)
    expect(page.get_by_text("Aucune question pour l’instant")).to_be_visible()

    page.get_by_role("button", name="Choix unique").click()
    wording = page.locator("[id='newwording.fr']")
    expect(wording).to_be_focused()
    page.get_by_role("button", name="Ajouter au formulaire").click()
    expect(page.get_by_text("Remplissez ce champ.")).to_be_visible()
    wording.fill("Pour qui ?")
    page.get_by_label("Réponse 1 Français").fill("Enfants")
    page.get_by_role("button", name="Ajouter au formulaire").click()
    expect(page.get_by_text("Proposez entre 2 et 50 réponses.")).to_be_visible()
    page.get_by_label("Réponse 2 Français").fill("Tout le monde")
    page.get_by_role("button", name="Ajouter une réponse").click()
    expect(page.get_by_label("Réponse 3 Français")).to_be_focused()
    page.get_by_role("button", name="Monter la réponse 2").click()
    page.get_by_label("Réponse", exact=True).select_option("required")
    page.get_by_role("button", name="Ajouter au formulaire").click()

    expect(page.locator("#questions > li")).to_have_count(1)
    preview = page.get_by_role("group", name="Aperçu sur un téléphone")
    options = preview.get_by_role("group", name="Pour qui ?").get_by_role("radio")
    expect(options).to_have_count(2)
    expect(preview.locator(".cv-check").first).to_have_text("Tout le monde")
    settle(page)
    assert violations(page) == []


def test_a_question_for_files_says_which_and_how_heavy(
    town: Town, tabs: Tabs, box: tuple[str, str]
) -> None:
    page = tabs.open(builder(town, box[0]), token=town.enter(ADMIN).token, size=DESKTOP)
    page.get_by_role("button", name="Fichiers").click()
    new = page.get_by_role("region", name="Fichiers")
    page.locator("[id='newwording.fr']").fill("Votre devis")
    new.get_by_label("Qui lit les réponses").select_option("team")
    new.get_by_label("Poids maximal de chacun, en Mo").fill("50")
    new.get_by_text("PDF", exact=True).click()
    new.get_by_role("button", name="Ajouter au formulaire").click()
    expect(new.get_by_text("20", exact=False).last).to_be_visible()
    expect(new.get_by_label("PDF")).to_be_checked()
    new.get_by_label("Poids maximal de chacun, en Mo").fill("5")
    new.get_by_role("button", name="Ajouter au formulaire").click()

    expect(page.locator("#questions > li")).to_have_count(1)
    preview = page.get_by_role("group", name="Aperçu sur un téléphone")
    expect(preview.get_by_text("Poids maximal : 5 Mo par fichier. Formats : PDF")).to_be_visible()
    page.locator("#questions summary").click()
    expect(page.locator("#questions").get_by_label("PDF")).to_be_checked()
    expect(page.locator("#questions").get_by_label("ODT")).not_to_be_checked()
    settle(page)
    assert violations(page) == []


def send_by_keyboard(page: Page, group: Locator, file: Path) -> None:
    """Open the choice of files of a question with the keyboard, and choose one.

    Who waits for it is there before the way to the field begins: a key that is pressed at once
    overtakes in a busy browser that its window is waited for, and the window closes unseen.
    """
    with page.expect_file_chooser() as opened:
        Keys(page).press(group.locator("input[type=file]"))
    opened.value.set_files(file)


def test_pictures_are_for_everybody_and_confided_files_for_the_team(
    town: Town, tabs: Tabs, box: tuple[str, str], tmp_path: Path
) -> None:
    ask(town, box[0], "pictures", "Une image", most="2")
    ask(town, box[0], "files", "Votre devis", readers="team", types=["pdf"], need="required")
    Image.new("RGB", (60, 40), "teal").save(tmp_path / "banc.png")
    (tmp_path / "devis.pdf").write_bytes(b"%PDF-1.7 un devis")
    (tmp_path / "faux.pdf").write_bytes(b"MZ un programme")
    ana = town.newcomer()
    page = tabs.open(f"{town.url}/projects/{PROJECT}/{box[1]}/new", token=ana.token)
    page.locator("#title").fill(TITLE)
    go_on_to(page, "Questions")
    pictures = page.get_by_role("group", name="Une image")
    files = page.get_by_role("group", name="Votre devis")
    send_by_keyboard(page, pictures, tmp_path / "banc.png")
    pictures.get_by_label("Description de l’image 1").fill("Un banc bleu")
    tabs.pardon("422")
    send_by_keyboard(page, files, tmp_path / "faux.pdf")
    expect(files.get_by_text("n’est pas un document que nous acceptons")).to_be_visible()
    page.get_by_role("button", name="Continuer").click()
    expect(files.get_by_text("Remplissez ce champ.")).to_be_visible()
    expect(pictures.get_by_label("Description de l’image 1")).to_have_value("Un banc bleu")
    settle(page)
    send_by_keyboard(page, files, tmp_path / "devis.pdf")
    expect(files.get_by_text("devis.pdf", exact=True)).to_be_visible()
    settle(page)
    assert violations(page) == []

    page.wait_for_function(
        "() => Object.values(localStorage).some((kept) => kept.includes('devis.pdf'))"
    )
    page.reload()
    expect(page.get_by_text("Nous avons retrouvé votre brouillon")).to_be_visible()
    settle(page)
    go_on_to(page, "Questions")
    expect(files.get_by_text("devis.pdf", exact=True)).to_be_visible()
    expect(pictures.get_by_label("Description de l’image 1")).to_have_value("Un banc bleu")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_role("link", name="Un banc bleu")).to_be_visible()
    page.get_by_role("button", name="Publier").click()
    page.wait_for_url("**sent=*")
    idea = page.url.rpartition("sent=")[2]

    stranger = tabs.open(f"{town.url}/inputs/{idea}")
    expect(stranger.locator("#main").get_by_alt_text("Un banc bleu")).to_be_visible()
    expect(stranger.get_by_text("devis.pdf")).to_have_count(0)
    team = tabs.open(f"{town.url}/inputs/{idea}", token=town.enter(ADMIN).token)
    link = team.locator("#main").get_by_role("link", name="devis.pdf")
    with team.expect_download() as saved:
        link.click()
    assert saved.value.suggested_filename == "devis.pdf"
    href = f"{town.url}{link.get_attribute('href')}"
    assert stranger.request.get(href).status == 404
    kept = team.request.get(href)
    assert (kept.status, kept.headers["cache-control"]) == (200, "private, no-store")


def test_questions_are_written_in_several_languages_and_previewed_in_each(
    town: Town, tabs: Tabs, box: tuple[str, str]
) -> None:
    question = ask(town, box[0], "short", "Votre rue ?")
    page = tabs.open(builder(town, box[0]), token=town.enter(ADMIN).token, size=DESKTOP)

    page.locator("#questions summary").click()
    page.get_by_role("button", name="Nederlands").click()
    page.locator(f"[id='{question}wording.nl']").fill("Uw straat?")
    page.locator("#questions").get_by_role("button", name="Enregistrer").click()

    preview = page.get_by_role("group", name="Aperçu sur un téléphone")
    expect(preview.get_by_label("Uw straat?")).to_be_visible()
    page.get_by_role("button", name="Français").click()
    expect(preview.get_by_label("Votre rue ?")).to_be_visible()


def test_questions_are_ordered_by_keyboard(town: Town, tabs: Tabs, box: tuple[str, str]) -> None:
    for word in ("Un", "Deux", "Trois"):
        ask(town, box[0], "short", word)
    page = tabs.open(builder(town, box[0]), token=town.enter(ADMIN).token, size=DESKTOP)
    keys = Keys(page)

    down = page.get_by_role("button", name="Descendre « Un »")
    keys.press(down)
    expect(page.get_by_text("Déplacée à la place 2 sur 3.")).to_be_visible()
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Déplacée à la place 3 sur 3.")).to_be_visible()
    expect(down).to_be_focused()

    assert wordings(page) == ["Deux", "Trois", "Un"]


def test_questions_are_ordered_by_drag(town: Town, tabs: Tabs, box: tuple[str, str]) -> None:
    for word in ("Un", "Deux", "Trois"):
        ask(town, box[0], "short", word)
    page = tabs.open(builder(town, box[0]), token=town.enter(ADMIN).token, size=DESKTOP)
    lines = page.locator("#questions > li")
    expect(lines).to_have_count(3)
    settle(page)

    lines.nth(2).scroll_into_view_if_needed()
    grip, first = lines.nth(2).locator("[data-drag]").bounding_box(), lines.nth(0).bounding_box()
    assert grip
    assert first
    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(first["x"] + 20, first["y"] + 30, steps=5)
    page.mouse.move(first["x"] + 20, first["y"] + 2, steps=3)
    page.mouse.up()

    expect(page.get_by_text("Déplacée à la place 1 sur 3.")).to_be_visible()
    assert wordings(page) == ["Trois", "Un", "Deux"]


def test_a_question_is_removed_and_taken_back(town: Town, tabs: Tabs, box: tuple[str, str]) -> None:
    question = ask(town, box[0], "short", "Votre rue ?")
    draft = Draft(title=TITLE, answers={question: "Haute"})
    town.do(town.newcomer(), inputs.submit, box[0], draft)
    page = tabs.open(builder(town, box[0]), token=town.enter(ADMIN).token, size=DESKTOP)

    page.locator("#questions summary").click()
    page.get_by_role("button", name="Retirer du formulaire").click()
    expect(page.get_by_role("heading", name="Questions retirées")).to_be_visible()
    page.get_by_role("button", name="Poser de nouveau").click()
    expect(page.locator("#questions > li")).to_have_count(1)

    page.locator("#questions summary").click()
    page.get_by_role("button", name="Retirer du formulaire").click()
    page.get_by_role("button", name="Rétablir").click()
    expect(page.locator("#questions > li")).to_have_count(1)


def test_people_answer_page_by_page_and_only_the_team_reads_what_is_for_the_team(
    town: Town, tabs: Tabs, box: tuple[str, str]
) -> None:
    options = [{"id": "", "name": {"fr": name}} for name in ("Enfants", "Tout le monde")]
    ask(town, box[0], "choice", "Pour qui ?", need="required", options=options)
    ask(town, box[0], "budget", "Quel budget ?", unit="€")
    ask(town, box[0], "page", "Pour vous joindre")
    ask(town, box[0], "short", "Votre téléphone", readers="team")
    ask(town, box[0], "link", "Un exemple ?")
    ana = town.newcomer()
    page = tabs.open(f"{town.url}/projects/{PROJECT}/{box[1]}/new", token=ana.token)
    page.locator("#title").fill(TITLE)

    go_on_to(page, "Questions")
    page.get_by_label("Quel budget ?").fill("12 000")
    page.get_by_role("button", name="Continuer").click()
    group = page.get_by_role("group", name="Pour qui ?")
    expect(group.get_by_text("Remplissez ce champ.")).to_be_visible()
    expect(group).to_be_focused()
    settle(page)
    assert violations(page) == []
    page.get_by_label("Enfants").check()
    page.get_by_role("button", name="Continuer").click()

    expect(page.get_by_role("heading", level=2, name="Pour vous joindre")).to_be_focused()
    expect(page.get_by_text("Seule l’équipe du projet lira votre réponse.")).to_be_visible()
    page.get_by_label("Votre téléphone").fill("06 12 34 56 78")
    page.get_by_label("Un exemple ?").fill("un mot")
    page.get_by_text("Brouillon conservé").wait_for()
    page.reload()
    expect(page.get_by_label("Votre téléphone")).to_have_value("06 12 34 56 78")
    go_on_to(page, "Pour vous joindre")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_text("Cette adresse")).to_be_visible()
    page.get_by_label("Un exemple ?").fill("exemple.fr/banc")
    page.get_by_role("button", name="Continuer").click()
    expect(page.get_by_text("12 000 €".replace(" ", "\u202f", 1))).to_be_visible()
    page.get_by_role("button", name="Publier ma contribution").click()
    page.wait_for_url(re.compile("sent="))
    idea = page.url.rpartition("sent=")[2]

    page.goto(f"{town.url}/inputs/{idea}")
    expect(page.get_by_text("06 12 34 56 78")).to_be_visible()
    other = tabs.open(f"{town.url}/inputs/{idea}", token=town.newcomer().token)
    expect(other.get_by_text("Enfants")).to_be_visible()
    expect(other.get_by_role("link", name="https://exemple.fr/banc")).to_be_visible()
    assert "06 12" not in other.content()
    settle(other)
    assert violations(other) == []


def test_answers_are_there_again_when_one_edits(
    town: Town, tabs: Tabs, box: tuple[str, str]
) -> None:
    options = [{"id": "", "name": {"fr": name}} for name in ("Matin", "Midi", "Soir")]
    question = ask(town, box[0], "choices", "Quand ?", options=options)
    (picked,) = (line.options for line in _desk(town, box[0]).lines)
    ana = town.newcomer()
    draft = Draft(title=TITLE, answers={question: [picked[0].id, picked[2].id]})
    idea = town.do(ana, inputs.submit, box[0], draft)
    page = tabs.open(f"{town.url}/inputs/{idea}/edit", token=ana.token)

    go_on_to(page, "Questions")
    expect(page.get_by_label("Matin")).to_be_checked()
    expect(page.get_by_label("Midi")).not_to_be_checked()
    page.get_by_label("Matin").uncheck()
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Enregistrer").click()
    page.wait_for_url(re.compile(f"/inputs/{idea}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("dl dd")).to_have_text("Soir")
    page.get_by_role("button", name="modifiée le").click()
    dialog = page.get_by_role("dialog", name="Ce qui a changé")
    expect(dialog.get_by_role("deletion")).to_contain_text("Matin")


def _desk(town: Town, box: str) -> form_editor.FormDesk:
    return town.do(town.enter(ADMIN), form_editor.desk_of, box)
