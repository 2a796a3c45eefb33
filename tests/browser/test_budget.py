"""A participatory budget, walked wholly: from its preset to a receipt that finds its ballot."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Locator, Page, expect

from civic.services import publishing
from tests.browser.axe import after_a_moment
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.test_manager import panel
from tests.browser.town import ADMIN, Town

NAME = "Un budget pour les rives"
BENCH, POND = "Un banc au bord de l’eau", "Une mare aux grenouilles"
COSTS = {BENCH: "3000", POND: "5000"}
ENVELOPE, OVER = "6000", "Le vote est clos"


def test_a_budget_goes_from_its_preset_to_a_receipt(town: Town, tabs: Tabs) -> None:
    team = tabs.open(f"{town.url}/admin", token=town.enter(ADMIN).token, size=DESKTOP)
    address = _prepare(team)
    desk = team.url.rpartition("/")[0]
    town.do(town.enter(ADMIN), publishing.unlist, desk.rpartition("/")[2])
    ana = tabs.open(address, token=town.newcomer("Ana Rivière").token, size=PHONE)

    _move(team, "Dépôt des projets", -1, 5)
    for title in COSTS:
        _propose(ana, address, title)
    _move(team, "Dépôt des projets", -9, -5)
    _move(team, "Analyse et chiffrage", -5, 5)
    for title, cost in COSTS.items():
        _assess(team, title, cost)
        team.goto(desk)
    _move(team, "Analyse et chiffrage", -5, -1)
    _move(team, "Vote", -1, 5)
    receipt = _vote(ana, address)
    waiting = tabs.open(ana.url.removesuffix("/vote") + "/results")
    expect(waiting.get_by_text("Pas encore de résultat")).to_be_visible()
    _close_and_publish(team, ana)
    expect(waiting.locator(".cv-won__item")).to_have_count(1)
    _read_the_result(ana, address)
    _find_the_ballot(ana, receipt)


def _prepare(team: Page) -> str:
    """Begin from the preset, say how much there is, and publish; return the public address."""
    team.get_by_role("link", name="Commencer un projet").click()
    team.get_by_role("button", name=re.compile("^Budget participatif")).first.click()
    team.get_by_label("Titre du projet").fill(NAME)
    team.get_by_label("La question que vous posez").fill("Que faire des rives ?")
    team.get_by_role("button", name="Créer le brouillon").click()
    expect(team.get_by_role("heading", level=1)).to_have_text(NAME)
    _tab(team, "Publier")
    expect(team.get_by_role("button", name="Publier le projet")).to_be_disabled()
    team.get_by_role("link", name="Indiquez l’enveloppe à répartir.").click()
    team.get_by_label("Enveloppe à répartir").fill(ENVELOPE)
    _save(team.locator("#activities details").first)
    _tab(team, "Publier")
    team.get_by_role("button", name="Publier le projet").click()
    expect(team.get_by_text("Le projet est public.")).to_be_visible()
    seen = team.get_by_role("link", name="Voir la page").get_attribute("href")
    return team.url.partition("/admin")[0] + str(seen)


def _propose(ana: Page, address: str, title: str) -> None:
    """Hand a project in, as anybody does."""
    ana.goto(f"{address}/budget-participatif")
    ana.get_by_role("link", name="Proposer un projet").first.click()
    ana.get_by_role("textbox", name="Titre", exact=True).fill(title)
    for step in ("why", "where", "more", "check"):
        ana.get_by_role("button", name="Continuer").click()
        expect(ana.locator(f"#step-{step}")).to_be_focused()
    ana.get_by_role("button", name="Publier ma contribution").click()
    expect(ana.get_by_role("link", name="Voir ma contribution")).to_be_visible()


def _move(team: Page, phase: str, *days: int) -> None:
    """Let a phase begin and end so many days from now."""
    _tab(team, "Phases et activités")
    form = team.locator("#phases details").filter(has_text=phase).first
    if form.get_attribute("open") is None:
        form.locator("summary").first.click()
    for label, each in zip(("Début", "Fin"), days, strict=True):
        day = datetime.now(UTC) + timedelta(days=each)
        form.get_by_label(label).fill(f"{day:%Y-%m-%d}T09:00")
    _save(form)


def _assess(team: Page, title: str, cost: str) -> None:
    """Say what a project costs, and offer it to the vote."""
    _desk(team)
    team.get_by_role("link", name="Étudier les contributions").click()
    team.get_by_role("button", name=title).first.click()
    form = panel(team)
    expect(form.get_by_role("heading", name=title)).to_be_visible()
    form.get_by_text("Étude pour le vote : à l’étude").click()
    form.get_by_label("Avis", exact=True).select_option("offered")
    form.get_by_label("Coût").fill(cost)
    form.get_by_role("button", name="Enregistrer l’avis").click()
    expect(form.get_by_text("1 avis rendu")).to_be_visible()


def _vote(ana: Page, address: str) -> str:
    """Choose one project; return the code of the receipt."""
    ana.goto(address)
    ana.get_by_role("link", name="Voter", exact=True).first.click()
    ana.get_by_role("button", name=f"Choisir : {BENCH}").click()
    mine = ana.get_by_role("region", name="Votre bulletin")
    expect(mine).to_contain_text(re.compile(r"Reste 3.000"))
    expect(mine.locator(".cv-vote__stand")).to_contain_text("Votre bulletin compte")
    ana.get_by_role("button", name=f"Choisir : {POND}").click()
    expect(ana.get_by_role("alert")).to_contain_text("de plus que")
    ana.get_by_role("button", name="Bulletin (1)").click()
    return ana.locator(".cv-vote__code").inner_text()


def _close_and_publish(team: Page, ana: Page) -> None:
    """Close the vote, wait until it is sealed and counted, publish; who looks on sees both."""
    _desk(team)
    for act in ("Clore maintenant", "Publier le résultat"):
        team.get_by_role("button", name=act).first.click(timeout=60_000)
        asked = team.get_by_role("dialog", name=act)
        if act == "Clore maintenant":
            expect(ana.get_by_text(OVER, exact=True)).to_have_count(0)
            asked.get_by_label("Pourquoi").fill("Tout le monde a voté.")
        asked.get_by_role("button", name=act).click()
        expect(asked).to_be_hidden()
        expect(ana.get_by_text(OVER, exact=True)).to_be_visible()
    expect(ana.get_by_text("Voir le résultat")).to_be_visible()
    expect(team.get_by_role("heading", name="Le résultat est publié.")).to_be_visible()


def _read_the_result(ana: Page, address: str) -> None:
    """See from the project what is funded."""
    ana.goto(address)
    ana.get_by_role("link", name="Voir le résultat").first.click()
    won = ana.locator(".cv-won__item")
    expect(won).to_have_count(1)
    expect(won).to_contain_text(BENCH)
    settle(ana)
    assert after_a_moment(ana) == []


def _find_the_ballot(ana: Page, receipt: str) -> None:
    """Find one's ballot among those counted, by the code that was kept."""
    ana.get_by_role("link", name="Retrouver mon bulletin").click()
    ana.get_by_label("Votre reçu").fill(receipt)
    ana.keyboard.press("Enter")
    expect(ana.get_by_text("Votre bulletin est compté")).to_be_visible()
    expect(ana.get_by_role("main")).to_contain_text(BENCH)


def _desk(team: Page) -> None:
    team.get_by_role("link", name="Vote · Budget participatif").click()
    expect(team.get_by_role("heading", name="Ce qu’on peut choisir")).to_be_visible()


def _tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Parties du projet").get_by_role("link", name=name).click()


def _save(form: Locator) -> None:
    form.get_by_role("button", name="Enregistrer").first.click()
    expect(form.get_by_text("Enregistré", exact=True).first).to_be_visible()
