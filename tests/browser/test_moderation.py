"""Reporting, deciding, contesting: by keyboard, on a phone and on a desk."""

import re

from playwright.sync_api import Locator, Page, expect

from civic.services import comments, moderation, reports
from civic.words import Subject
from tests.browser.axe import after_a_moment
from tests.browser.entering import new_address, sign_in
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import ADMIN, Town

REPORTED = "/admin/moderation?tab=reported"


def line(page: Page, title: str) -> Locator:
    """Return the button of a line of the queue."""
    return page.get_by_role("row").get_by_role("button", name=title)


def panel(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Le texte ouvert")


def test_a_citizen_reports_a_comment_by_keyboard_and_changes_what_they_said(
    town: Town, tabs: Tabs
) -> None:
    ana, idea = town.newcomer("Ana Signale"), town.idea()
    town.do(town.newcomer("Ben Insulte"), comments.write, idea, "Vous êtes nuls.")
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ana.token, size=PHONE)
    keys, acts = Keys(page), page.get_by_role("button", name="Autres actions")
    report = page.locator(".cv-comment").get_by_role("button", name="Signaler")
    dialog = page.get_by_role("dialog", name="Signaler à l’équipe")

    keys.press(acts)
    keys.press(report)
    expect(dialog).to_be_visible()
    assert after_a_moment(page) == []
    keys.press(dialog.get_by_role("button", name="Envoyer le signalement"))
    expect(dialog.get_by_text("Choisissez une des réponses")).to_be_visible()
    keys.reach(dialog.get_by_label("Autre chose"), back=True)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_label("Insulte ou haine")).to_be_checked()
    keys.write(dialog.get_by_label("En dire plus"), "C’est blessant.")
    keys.press(dialog.get_by_role("button", name="Envoyer le signalement"))
    expect(dialog.get_by_text("Merci, l’équipe va regarder.")).to_be_visible()
    assert after_a_moment(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    keys.stand_on(acts)

    page.keyboard.press("Enter")
    keys.press(report)
    expect(dialog.get_by_text("Vous avez déjà signalé ceci")).to_be_visible()
    expect(dialog.get_by_label("Insulte ou haine")).to_be_checked()
    expect(dialog.get_by_label("En dire plus")).to_have_value("C’est blessant.")


def test_nobody_is_offered_to_report_their_own_words(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Écrit")
    idea = town.idea(ana)
    town.do(ana, comments.write, idea, "J’y tiens.")
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ana.token)
    expect(page.get_by_text("J’y tiens.")).to_be_visible()
    settle(page)

    expect(page.get_by_role("button", name="Signaler")).to_have_count(0)


def test_who_is_not_signed_in_comes_back_to_what_they_wanted_to_report(
    town: Town, tabs: Tabs
) -> None:
    idea = town.idea()
    page = tabs.open(f"{town.url}/inputs/{idea}")

    page.get_by_role("button", name="Signaler").click()
    expect(page).to_have_url(re.compile(r"/sign-in\?next="))
    sign_in(page, new_address(), "Ana Revient")

    expect(page.get_by_role("dialog", name="Signaler à l’équipe")).to_be_visible()


def test_the_team_works_through_its_queue_by_keyboard(town: Town, tabs: Tabs) -> None:
    rita, admin = town.newcomer("Rita Lit"), town.enter(ADMIN)
    titles = ("Matelas pas chers", "Un café au parc", "Des injures en titre")
    for title in titles:
        idea = town.idea(title=title)
        town.do(rita, reports.report, Subject.INPUT, idea, "spam", f"À propos : {title}")
    page = tabs.open(f"{town.url}{REPORTED}", token=admin.token, size=DESKTOP)
    keys = Keys(page)
    settle(page)

    keys.press(line(page, titles[0]))
    expect(panel(page)).to_be_focused()
    expect(panel(page)).to_contain_text(f"À propos : {titles[0]}")
    expect(panel(page)).to_contain_text("Rita Lit")
    assert after_a_moment(page) == []
    page.keyboard.press("ArrowDown")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(titles[1])
    page.keyboard.press("ArrowUp")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(titles[0])

    keys.press(panel(page).get_by_role("button", name="Laisser en place"))
    expect(page.get_by_text(f"« {titles[0]} » reste en place.")).to_be_visible()
    expect(line(page, titles[0])).to_have_count(0)
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(titles[1])
    keys.stand_on(panel(page))

    page.keyboard.press("ArrowDown")
    expect(panel(page).get_by_role("heading", level=2)).to_have_text(titles[2])
    keys.press(panel(page).get_by_text("Masquer ce texte"))
    keys.press(panel(page).get_by_role("button", name="Masquer", exact=True))
    expect(panel(page).get_by_text("Remplissez ce champ")).to_be_visible()
    keys.reach(panel(page).get_by_label("Pourquoi").first, back=True)
    page.keyboard.type("Injurieux")
    keys.press(panel(page).get_by_role("button", name="Masquer", exact=True))
    expect(page.get_by_text(f"« {titles[2]} » est masqué.")).to_be_visible()
    expect(line(page, titles[2])).to_have_count(0)

    page.get_by_role("button", name="Rétablir").press("Enter")
    expect(line(page, titles[2])).to_be_visible()


def test_the_number_in_the_rail_moves_with_what_citizens_report(town: Town, tabs: Tabs) -> None:
    admin, idea = town.enter(ADMIN), town.idea(title="À compter")
    page = tabs.open(f"{town.url}/admin", token=admin.token, size=DESKTOP)
    rail = page.get_by_role("navigation", name="Espace équipe").get_by_role(
        "link", name="Modération"
    )
    settle(page)
    before = int((re.findall(r"(\d+) points? à traiter", rail.inner_text()) or ["0"])[0])
    other = tabs.open(f"{town.url}/inputs/{idea}", token=town.newcomer("Rita Voit").token)

    other.get_by_role("button", name="Signaler").click()
    other.get_by_label("Contenu illégal").check()
    other.get_by_role("button", name="Envoyer le signalement").click()

    expect(rail).to_have_accessible_name(re.compile(rf"\b{before + 1} points? à traiter"))


def test_who_decides_second_reads_that_it_was_decided(town: Town, tabs: Tabs) -> None:
    admin, idea = town.enter(ADMIN), town.idea(title="Vu à deux")
    town.do(town.newcomer("Rita Dit"), reports.report, Subject.INPUT, idea, "spam")
    page = tabs.open(f"{town.url}{REPORTED}", token=admin.token)
    line(page, "Vu à deux").click()
    expect(panel(page)).to_be_visible()

    town.do(admin, moderation.keep, Subject.INPUT, idea)
    panel(page).get_by_role("button", name="Laisser en place").click()

    said = panel(page).get_by_role("alert")
    expect(said).to_have_text("Quelqu’un de l’équipe a déjà décidé.")
    expect(line(page, "Vu à deux")).to_have_count(0)
    assert after_a_moment(page) == []


def test_an_author_contests_by_keyboard_and_reads_the_answer(town: Town, tabs: Tabs) -> None:
    ana, admin = town.newcomer("Ana Conteste"), town.enter(ADMIN)
    idea = town.idea(ana, "Une statue")
    town.do(admin, moderation.hide, Subject.INPUT, idea, "Sans lien avec le projet")
    page = tabs.open(f"{town.url}/inputs/{idea}", token=ana.token, size=PHONE)
    keys, dialog = Keys(page), page.get_by_role("dialog", name="Contester")
    expect(page.get_by_text("Sans lien avec le projet")).to_be_visible()

    keys.press(page.get_by_role("button", name="Contester"))
    keys.press(dialog.get_by_role("button", name="Envoyer ma contestation"))
    expect(dialog.get_by_text("Remplissez ce champ")).to_be_visible()
    assert after_a_moment(page) == []
    keys.reach(dialog.get_by_label("Pourquoi l’équipe"), back=True)
    page.keyboard.type("Une statue embellit la rue.")
    keys.press(dialog.get_by_role("button", name="Envoyer ma contestation"))
    expect(page.get_by_text("Votre contestation est chez l’équipe")).to_be_visible()
    assert after_a_moment(page) == []

    desk = tabs.open(f"{town.url}/admin/moderation?tab=appeals", token=admin.token, size=PHONE)
    team = Keys(desk)
    team.press(line(desk, "Une statue"))
    expect(panel(desk)).to_contain_text("Une statue embellit la rue.")
    assert after_a_moment(desk) == []
    team.write(panel(desk).get_by_label("Votre réponse à l’auteur"), "Relu : hors du projet.")
    team.press(panel(desk).get_by_role("button", name="Décider et répondre"))
    expect(line(desk, "Une statue")).to_have_count(0)

    page.reload()
    expect(page.get_by_text("Sa réponse : Relu : hors du projet.")).to_be_visible()
    expect(page.get_by_role("button", name="Contester")).to_have_count(0)


def test_a_hidden_comment_is_contested_from_ones_own_page(town: Town, tabs: Tabs) -> None:
    ana, admin = town.newcomer("Ana Commente"), town.enter(ADMIN)
    comment = town.do(ana, comments.write, town.idea(), "Un mot de trop")
    town.do(admin, moderation.hide, Subject.COMMENT, comment, "Injurieux")
    page = tabs.open(f"{town.url}/me", token=ana.token, size=DESKTOP)

    page.get_by_role("button", name="Contester").click()
    page.get_by_label("Pourquoi l’équipe").fill("Ce n’était pas une insulte.")
    page.get_by_role("button", name="Envoyer ma contestation").click()
    expect(page.get_by_text("Votre contestation est chez l’équipe")).to_be_visible()

    page.reload()
    expect(page.get_by_text("Votre contestation est chez l’équipe")).to_be_visible()


def test_a_person_is_blocked_from_the_queue_and_reads_why(town: Town, tabs: Tabs) -> None:
    ana, admin = town.newcomer("Ana Insiste"), town.enter(ADMIN)
    idea = town.idea(ana, "Encore des injures")
    town.do(town.newcomer("Rita Note"), reports.report, Subject.INPUT, idea, "insult")
    page = tabs.open(f"{town.url}{REPORTED}", token=admin.token, size=DESKTOP)
    line(page, "Encore des injures").click()

    panel(page).get_by_text("Bloquer cette personne").first.click()
    expect(panel(page).get_by_label("Pendant")).to_have_value("90")
    panel(page).get_by_label("Pourquoi").last.fill("Injures répétées")
    panel(page).get_by_role("button", name="Bloquer cette personne").click()
    expect(panel(page).get_by_text("Cette personne est bloquée jusqu’au")).to_be_visible()
    assert after_a_moment(page) == []

    other = tabs.open(f"{town.url}/inputs/{town.idea()}", token=ana.token)
    expect(other.get_by_text("La raison : Injures répétées").first).to_be_visible()

    panel(page).get_by_role("button", name="Débloquer").click()
    expect(panel(page).get_by_text("Cette personne est bloquée jusqu’au")).to_be_hidden()
    assert town.do(ana, comments.write, idea, "Pardon")


def test_the_number_in_the_rail_never_makes_a_page_wider_than_a_phone(
    town: Town, tabs: Tabs
) -> None:
    town.do(town.newcomer("Rita Large"), reports.report, Subject.INPUT, town.idea(), "spam")
    page = tabs.open(f"{town.url}/admin/settings", token=town.enter(ADMIN).token, locale="ar")

    expect(page.locator(".cv-rail__number")).to_have_count(1)
    settle(page)

    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
