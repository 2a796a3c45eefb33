"""A long conversation: read page by page, linked to, folded, edited, and people named in it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from civic.models import Comment
from civic.rules.access import SYSTEM
from civic.services import comments
from civic.services.talk import PAGE
from civic.services.work import work
from tests.browser.axe import violations
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import ADMIN, Town

AGO = timedelta(days=3)


def said(town: Town, idea: str, number: int, parent: str | None = None, up: int = 0) -> list[str]:
    """Let somebody have said so much under an idea; return the ids, the oldest first.

    They are not counted: another idea stays the one that people talk about most.
    """
    start = datetime.now(UTC) - AGO
    with work(town.house, SYSTEM) as job:
        rows = [
            Comment(
                input_id=idea,
                parent_id=parent,
                author_name="Robert Bavard",
                body=f"Remarque {place + 1}.",
                language="fr",
                created_at=start + timedelta(minutes=place),
                up=up,
            )
            for place in range(number)
        ]
        job.session.add_all(rows)
        return [row.id for row in rows]


def menu_of(page: Page, name: str) -> Locator:
    """Return the button of what one can do with the last comment of somebody."""
    return page.get_by_role("button", name=f"Autres actions sur le commentaire de {name}").last


def test_a_long_conversation_is_read_page_by_page_by_keyboard(town: Town, tabs: Tabs) -> None:
    idea = town.idea()
    ids = said(town, idea, 2 * PAGE)
    page = tabs.open(f"{town.url}/inputs/{idea}")
    keys = Keys(page)
    expect(page.locator(".cv-comment")).to_have_count(PAGE)

    keys.press(page.get_by_role("button", name=f"Voir la suite ({PAGE} commentaires)"))

    expect(page.locator(f"#comment-{ids[PAGE]}")).to_be_focused()
    expect(page.locator(".cv-comment")).to_have_count(2 * PAGE)
    expect(page.get_by_role("button", name="Voir la suite")).to_have_count(0)


def test_a_reader_chooses_the_order_and_the_address_keeps_it(town: Town, tabs: Tabs) -> None:
    idea = town.idea()
    said(town, idea, 2)
    page = tabs.open(f"{town.url}/inputs/{idea}")
    first = page.locator(".cv-comment").first
    expect(first).to_contain_text("Remarque 1.")

    page.get_by_role("link", name="Plus récents").click()

    expect(page).to_have_url(f"{town.url}/inputs/{idea}?comments=new")
    expect(first).to_contain_text("Remarque 2.")
    page.reload()
    expect(first).to_contain_text("Remarque 2.")
    expect(page.get_by_role("link", name="Plus récents")).to_have_attribute("aria-current", "true")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_link_leads_to_an_answer_deep_in_a_conversation(
    town: Town, tabs: Tabs, size: dict[str, int]
) -> None:
    idea = town.idea()
    thread = said(town, idea, 3 * PAGE)[45]
    answer = said(town, idea, 50, parent=thread)[30]

    page = tabs.open(f"{town.url}/inputs/{idea}#comment-{answer}", size=size)

    there = page.locator(f"#main #comment-{answer}")
    expect(there).to_be_focused()
    expect(there).to_be_in_viewport(ratio=0.9)
    expect(page.get_by_role("button", name=f"Voir ce qui précède ({2 * PAGE}")).to_be_visible()
    expect(page.get_by_role("button", name="Voir 20 réponses précédentes")).to_be_visible()


def test_the_link_to_a_comment_is_copied(town: Town, tabs: Tabs) -> None:
    idea = town.idea()
    (one,) = said(town, idea, 1)
    page = tabs.open(f"{town.url}/inputs/{idea}")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    menu_of(page, "Robert Bavard").click()
    page.get_by_role("button", name="Copier le lien").click()

    expect(page.get_by_text("Lien copié.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{town.url}/inputs/{idea}?comment={one}#comment-{one}"
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Copier le lien")).to_have_count(0)
    expect(menu_of(page, "Robert Bavard")).to_be_focused()


def test_a_thread_folds_and_unfolds_by_keyboard(town: Town, tabs: Tabs) -> None:
    idea = town.idea()
    (thread,) = said(town, idea, 1)
    said(town, idea, 5, parent=thread)
    page = tabs.open(f"{town.url}/inputs/{idea}")
    fold = page.get_by_role("button", name="5 réponses")
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".cv-comment")).to_have_count(4)

    fold.focus()
    page.keyboard.press("Enter")

    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".cv-comment")).to_have_count(1)
    expect(fold).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Voir 2 autres réponses").click()
    expect(page.locator(".cv-comment")).to_have_count(6)


def test_what_others_say_is_announced_and_moves_nothing(town: Town, tabs: Tabs) -> None:
    idea, ben = town.idea(), town.newcomer("Ben Rapide")
    said(town, idea, 3)
    reader = tabs.open(f"{town.url}/inputs/{idea}?comments=new")
    expect(reader.locator(".cv-comment")).to_have_count(3)
    writer = tabs.open(f"{town.url}/inputs/{idea}", token=ben.token)

    writer.get_by_label("Votre commentaire").fill("Je découvre cette idée.")
    writer.get_by_role("button", name="Envoyer mon commentaire").click()

    expect(writer.get_by_text("Je découvre cette idée.")).to_be_visible()
    new = reader.get_by_role("button", name="1 nouveau commentaire")
    expect(new).to_be_visible()
    expect(reader.locator(".cv-comment")).to_have_count(3)
    new.click()
    expect(reader.locator(".cv-comment").first).to_contain_text("Je découvre cette idée.")
    expect(reader.locator(".cv-comment").first).to_be_focused()
    expect(new).to_have_count(0)


def test_ones_own_comment_is_edited_and_everybody_reads_what_changed(
    town: Town, tabs: Tabs
) -> None:
    idea, ana = town.idea(), town.newcomer("Ana Repentie")
    town.do(ana, comments.write, idea, "Un banc suffit.")
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ana.token)
    keys = Keys(page)

    keys.press(menu_of(page, "Ana Repentie"))
    expect(page.get_by_role("button", name="Copier le lien")).to_be_focused()
    keys.press(page.get_by_role("button", name="Modifier", exact=True))
    field = page.get_by_label("Votre commentaire modifié")
    expect(field).to_be_focused()
    field.fill("")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("alert").filter(has_text=re.compile("."))).to_be_visible()
    settle(page)
    assert violations(page) == []
    field.fill("Deux bancs suffisent.")
    page.get_by_role("button", name="Enregistrer").click()

    expect(field).to_have_count(0)
    expect(page.locator(".cv-comment")).to_contain_text("Deux bancs suffisent.")
    reader = tabs.open(f"{town.url}/inputs/{idea}")
    reader.get_by_role("button", name="modifié", exact=True).click()
    dialog = reader.get_by_role("dialog", name="Ce qui a changé")
    expect(dialog.get_by_role("insertion").filter(has_text="Deux")).to_be_visible()
    expect(dialog.get_by_role("deletion").filter(has_text="Un")).to_be_visible()


def test_an_edit_that_was_begun_survives_a_reload(town: Town, tabs: Tabs) -> None:
    idea, ana = town.idea(), town.newcomer("Ana Lente")
    town.do(ana, comments.write, idea, "Un banc suffit.")
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ana.token)

    def begin() -> Locator:
        menu_of(page, "Ana Lente").click()
        page.get_by_role("button", name="Modifier", exact=True).click()
        return page.get_by_label("Votre commentaire modifié")

    begin().fill("Trois bancs, peut-être.")
    expect(page.get_by_text("Brouillon conservé")).to_be_visible()
    page.reload()

    expect(begin()).to_have_value("Trois bancs, peut-être.")


def test_somebody_is_mentioned_by_keyboard(town: Town, tabs: Tabs) -> None:
    idea, ana, ben = town.idea(), town.newcomer("Ana Citée"), town.newcomer("Ben Citant")
    town.do(ana, comments.write, idea, "Qui vient ?")
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ben.token)
    field = page.get_by_label("Votre commentaire")
    field.fill("Moi, ")
    field.press_sequentially("@cit")

    listed = page.get_by_role("listbox", name="Personnes que vous pouvez mentionner")
    expect(listed.get_by_role("option", name="Ana Citée")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(page.get_by_text("1 personne : choisissez")).to_be_attached()
    settle(page)
    assert violations(page) == []
    page.keyboard.press("Enter")

    expect(field).to_have_value("Moi, @Ana Citée ")
    expect(listed).to_have_count(0)
    page.get_by_role("button", name="Envoyer mon commentaire").click()
    expect(page.get_by_role("link", name="@Ana Citée")).to_be_visible()
    told = tabs.open(f"{town.url}/notifications", token=ana.token)
    expect(told.get_by_text("Ben Citant vous a mentionné")).to_be_visible()


def test_the_list_of_names_is_left_by_escape_and_the_words_stay(town: Town, tabs: Tabs) -> None:
    idea, ana, ben = town.idea(), town.newcomer("Ana Libre"), town.newcomer("Ben Libre")
    town.do(ana, comments.write, idea, "Qui vient ?")
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ben.token)
    field = page.get_by_label("Votre commentaire")
    field.press_sequentially("@an")
    listed = page.get_by_role("listbox", name="Personnes que vous pouvez mentionner")
    expect(listed).to_be_visible()

    page.keyboard.press("Escape")

    expect(listed).to_have_count(0)
    expect(field).to_be_focused()
    expect(field).to_have_value("@an")


def test_a_moderator_hides_a_comment_with_a_reason_and_it_keeps_its_place(
    town: Town, tabs: Tabs
) -> None:
    idea, ana = town.idea(), town.newcomer("Ana Blessante")
    first = town.do(ana, comments.write, idea, "Vous êtes nuls.")
    town.do(town.newcomer("Ben Calme"), comments.write, idea, "Du calme.", first)
    page = tabs.open(f"{town.url}/inputs/{idea}", token=town.enter(ADMIN).token)

    menu_of(page, "Ana Blessante").click()
    page.get_by_role("button", name="Masquer…").click()
    dialog = page.get_by_role("dialog", name="Masquer ce commentaire ?")
    dialog.get_by_role("button", name="Masquer le commentaire").click()
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    dialog.get_by_label("Pour quelle raison ?").fill("Insulte")
    settle(page)
    assert violations(page) == []
    dialog.get_by_role("button", name="Masquer le commentaire").click()

    expect(dialog).to_have_count(0)
    expect(page.get_by_text("Ce commentaire a été masqué par la modération.")).to_be_visible()
    expect(page.get_by_text("Du calme.")).to_be_visible()
    own = tabs.open(f"{town.url}/inputs/{idea}", token=ana.token)
    expect(own.get_by_text("Son motif : Insulte")).to_be_visible()
    expect(own.get_by_role("button", name="Contester")).to_be_visible()


def test_who_runs_no_script_reads_a_conversation_page_by_page(town: Town, browser: Browser) -> None:
    idea = town.idea()
    said(town, idea, PAGE + 1)
    bare = browser.new_context(java_script_enabled=False, locale="fr-FR").new_page()
    bare.goto(f"{town.url}/inputs/{idea}")
    expect(bare.get_by_text(f"Remarque {PAGE}.")).to_be_visible()
    expect(bare.get_by_text(f"Remarque {PAGE + 1}.")).to_have_count(0)

    bare.get_by_role("link", name="Voir la suite (1 commentaire)").click()

    expect(bare).to_have_url(f"{town.url}/inputs/{idea}?page=2#comments")
    expect(bare.get_by_text(f"Remarque {PAGE + 1}.")).to_be_visible()
    bare.get_by_role("link", name="Plus récents").click()
    expect(bare.locator(".cv-comment").first).to_contain_text(f"Remarque {PAGE + 1}.")
    bare.context.close()
