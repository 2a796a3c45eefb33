"""The team before and during a vote: it assesses, settles, tries out, follows, and closes."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from civic.services import splitting
from civic.services.splitting import Part
from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.polling import Polling, polling
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.test_manager import line, panel
from tests.browser.town import ADMIN, Town

WHY = "Le réseau d’eau passe à côté."


@pytest.fixture
def poll(town: Town) -> Polling:
    """Open a vote that nobody has voted in."""
    return polling(town)


def desk(poll: Polling, tabs: Tabs, size: dict[str, int] = DESKTOP) -> Page:
    page = tabs.open(poll.address, token=poll.town.enter(ADMIN).token, size=size)
    expect(page.get_by_role("heading", name="Ce qu’on peut choisir")).to_be_visible()
    settle(page)
    return page


def order(page: Page) -> list[str]:
    return page.locator("#options-list a").all_inner_texts()


def test_a_contribution_is_costed_by_keyboard_offered_and_read_by_everybody(
    town: Town, tabs: Tabs, poll: Polling
) -> None:
    admin = town.enter(ADMIN)
    town.do(admin, splitting.split, poll.extra, Part("Seconde fontaine", "", "Deux idées en une"))
    address = f"{town.url}/admin/inputs?activity={poll.activity}&verdict=open&open={poll.extra}"
    page = tabs.open(address, token=admin.token, size=DESKTOP)
    keys = Keys(page)
    settle(page)
    form = panel(page)

    expect(form.get_by_text(re.compile("^Étude pour le vote"))).to_be_visible()
    form.get_by_label("Avis", exact=True).select_option("offered")
    keys.press(form.get_by_role("button", name="Enregistrer l’avis"))
    expect(form.get_by_text("Indiquez un coût supérieur à zéro.")).to_be_visible()
    assert after_a_moment(page) == []
    keys.write(form.get_by_label("Coût"), "2500")
    keys.write(form.locator("#option-reason"), WHY)
    keys.press(form.get_by_role("button", name="Enregistrer l’avis"))

    expect(form.get_by_text("1 avis rendu")).to_be_visible()
    expect(line(page, "Fontaine à eau")).to_have_count(0)
    keys.press(form.get_by_role("button", name="Contribution suivante"))
    expect(form.get_by_role("heading", name="Seconde fontaine")).to_be_visible()
    reader = tabs.open(f"{town.url}/inputs/{poll.extra}")
    found = reader.get_by_role("region", name="Étude par l’équipe")
    expect(found.get_by_text("Proposé au vote")).to_be_visible()
    expect(found.get_by_text(WHY)).to_be_visible()
    assert after_a_moment(reader) == []


def test_a_contribution_that_says_two_things_is_split(
    town: Town, tabs: Tabs, poll: Polling
) -> None:
    address = f"{town.url}/admin/inputs?activity={poll.activity}&open={poll.extra}"
    page = tabs.open(address, token=town.enter(ADMIN).token, size=PHONE)
    settle(page)
    form = panel(page)
    form.get_by_text("Séparer une partie").click()
    form.get_by_role("button", name="Séparer", exact=True).click()
    expect(form.get_by_label("Titre de la partie")).to_have_attribute("aria-invalid", "true")
    assert after_a_moment(page) == []
    form.get_by_label("Titre de la partie").fill("Un second point d’eau")
    form.get_by_role("button", name="Séparer", exact=True).click()

    expect(form.get_by_role("heading", name="Un second point d’eau")).to_be_visible()
    expect(form.get_by_role("button", name="Fontaine à eau")).to_be_visible()
    reader = tabs.open(f"{town.url}/inputs/{poll.extra}")
    reader.get_by_text("Une partie est devenue une contribution à part").click()
    reader.get_by_role("link", name="Un second point d’eau").click()
    expect(reader.get_by_text(re.compile("^Séparée d’une autre contribution"))).to_be_visible()
    expect(reader.get_by_role("link", name="Fontaine à eau")).to_be_visible()
    assert after_a_moment(reader) == []


def test_many_are_refused_for_a_reason_and_it_is_undone(
    town: Town, tabs: Tabs, poll: Polling
) -> None:
    address = f"{town.url}/admin/inputs?activity={poll.activity}"
    page = tabs.open(address, token=town.enter(ADMIN).token, size=PHONE)
    page.get_by_role("button", name="Sélectionner cette page").click()
    page.get_by_role("button", name="Avis pour le vote").click()
    asked = page.get_by_role("dialog", name="Avis sur 4 contributions")
    asked.get_by_label(re.compile("^Avis")).select_option("offered")
    asked.get_by_role("button", name="Donner cet avis").click()
    expect(asked.get_by_text(re.compile("1 contribution n’a pas encore de coût"))).to_be_visible()
    asked.get_by_label(re.compile("^Avis")).select_option("refused")
    asked.get_by_label("Pourquoi").fill(WHY)
    assert after_a_moment(page) == []
    asked.get_by_role("button", name="Donner cet avis").click()

    expect(page.get_by_text("4 contributions modifiées.")).to_be_visible()
    expect(page.get_by_role("cell", name="non réalisable")).to_have_count(4)
    page.get_by_role("button", name="Rétablir").click()
    expect(page.get_by_role("cell", name="proposé au vote")).to_have_count(3)


def test_a_vote_is_settled_by_keyboard_and_tried_out(tabs: Tabs, poll: Polling) -> None:
    page = desk(poll, tabs)
    keys = Keys(page)
    expect(page.get_by_role("heading", name="Le vote est en cours.")).to_be_visible()
    assert after_a_moment(page) == []

    keys.write(page.get_by_label("Pour tous ensemble"), "100")
    keys.press(page.get_by_role("region", name="Argent à répartir").get_by_role(
        "button", name="Enregistrer"
    ))  # fmt: skip
    expect(page.get_by_role("heading", name=re.compile("reste 1 point"))).to_be_visible()
    keys.press(page.get_by_role("link", name="Régler ce point"))
    expect(page.locator("#envelopes")).to_be_in_viewport()
    before = order(page)
    keys.press(page.get_by_role("group", name=before[0]).get_by_role("button", name="Descendre"))
    expect(page.get_by_text("Déplacé à la place 2 sur 3.")).to_be_visible()
    assert order(page) == [before[1], before[0], before[2]]

    keys.press(page.get_by_role("button", name="Essayer", exact=True))
    table = page.get_by_role("table", name=re.compile("100"))
    expect(table.get_by_role("columnheader", name="Parts égales")).to_be_visible()
    expect(table.get_by_role("row")).to_have_count(5)
    assert after_a_moment(page) == []


def test_an_open_vote_is_followed_and_its_end_put_off_in_public(
    town: Town, tabs: Tabs, poll: Polling
) -> None:
    poll.cast(town.newcomer(), "Banc public")
    page = desk(poll, tabs, PHONE)
    expect(page.get_by_role("heading", name="Participation", exact=True)).to_be_visible()
    expect(page.get_by_label("Pour tous ensemble")).to_be_disabled()
    poll.send(town.newcomer(), "Mare du parc")
    people = page.locator("#participation .cv-figure__number").first
    expect(people).to_have_text("2")
    assert after_a_moment(page) == []

    page.get_by_role("button", name="Reporter la fin").click()
    asked = page.get_by_role("dialog", name="Reporter la fin")
    later = datetime.now(UTC) + timedelta(days=5)
    asked.get_by_label("Nouvelle fin").fill(f"{later:%Y-%m-%dT%H:%M}")
    asked.get_by_role("button", name="Reporter la fin").click()
    expect(asked.get_by_label("Pourquoi")).to_have_attribute("aria-invalid", "true")
    assert after_a_moment(page) == []
    asked.get_by_label("Pourquoi").fill("Panne de deux jours")
    asked.get_by_role("button", name="Reporter la fin").click()

    expect(asked).to_be_hidden()
    expect(page.locator("#ending").get_by_text("Panne de deux jours")).to_be_visible()


def test_paper_is_entered_ballot_by_ballot_mended_and_done(tabs: Tabs, poll: Polling) -> None:
    page = desk(poll, tabs, PHONE)
    paper = page.get_by_role("region", name="Bulletins sur papier")
    paper.get_by_role("button", name="Voter aussi sur papier").click()
    one = paper.get_by_role("group", name="Saisir un bulletin")
    one.get_by_label("Numéro du lot").fill("Urne 1")
    paper.get_by_role("button", name="Saisir ce bulletin").click()
    expect(paper.get_by_role("alert")).to_be_visible()
    paper.get_by_role("checkbox", name="Banc public").check()
    paper.get_by_role("button", name="Saisir ce bulletin").click()
    expect(paper.get_by_role("cell", name=re.compile("^Banc public"))).to_be_visible()
    expect(one.get_by_label("Numéro du lot")).to_have_value("Urne 1")
    expect(one.get_by_label("Numéro du lot")).to_be_focused()
    assert after_a_moment(page) == []
    paper.get_by_role("checkbox", name="Balançoire").check()
    paper.get_by_role("button", name="Saisir ce bulletin").click()
    paper.get_by_role("group", name=re.compile("Balançoire")).get_by_role(
        "button", name="Retirer"
    ).click()
    expect(paper.get_by_text("Retiré", exact=True)).to_be_visible()

    paper.get_by_role("button", name="Tout est saisi").click()
    asked = page.get_by_role("dialog", name="Tout est saisi")
    expect(asked.get_by_text(re.compile("^1 bulletin sur papier"))).to_be_visible()
    assert after_a_moment(page) == []
    asked.get_by_role("button", name="Tout est saisi").click()
    expect(paper.get_by_text("Tous les bulletins sur papier sont saisis.")).to_be_visible()
    expect(paper.get_by_role("button", name="Saisir ce bulletin")).to_have_count(0)


def test_a_vote_that_is_over_is_checked_published_and_followed_up(
    town: Town, tabs: Tabs, poll: Polling
) -> None:
    poll.cast(town.newcomer(), "Banc public", "Balançoire")
    page = desk(poll, tabs, PHONE)
    page.get_by_role("button", name="Clore maintenant").click()
    asked = page.get_by_role("dialog", name="Clore maintenant")
    asked.get_by_label("Pourquoi").fill("Tout le monde a voté.")
    asked.get_by_role("button", name="Clore maintenant").click()
    expect(page.get_by_role("heading", name="Le résultat est prêt")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("link", name="Relire le résultat")).to_be_visible()
    assert after_a_moment(page) == []

    page.get_by_role("button", name="Publier le résultat").click()
    asked = page.get_by_role("dialog", name="Publier le résultat")
    asked.get_by_role("button", name="Publier le résultat").click()
    expect(page.get_by_role("heading", name="Le résultat est publié.")).to_be_visible()
    followed = page.get_by_role("group", name="Banc public")
    followed.get_by_text("Banc public").first.click()
    followed.get_by_label("Avancement, en %").fill("40")
    followed.get_by_role("form", name="Avancement").get_by_role("button").click()
    expect(followed.get_by_text("Enregistré")).to_be_visible()
    assert after_a_moment(page) == []

    reader = tabs.open(f"{town.url}/inputs/{poll.options['Banc public']}")
    expect(reader.get_by_text(re.compile("40"))).to_be_visible()
