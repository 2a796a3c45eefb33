"""Scenarios as people meet them: compared, graded, amended; written, and read once counted."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from civic.models import Activity, BallotOption, Input, Project, Vote
from civic.rules.access import SYSTEM
from civic.services import ballots, bringing_in, counting, sealing, vote_results
from civic.services.ballot_files import Counted
from civic.services.work import Work, perform
from civic.tally import published
from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.names import unclear
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import ADMIN, FILATURE, SCENARIOS, Resident, Town

BASE = f"/projects/{FILATURE}/{SCENARIOS}"
COUNTS = "Votre bulletin compte"
GARDEN, SQUARE, CRAFTS = "La cour jardin", "La cour place", "La cour des ateliers"
TAKEN = "Reprendre dans la version présente"
NAMES = ("Un banc", "Un étang", "Une balançoire")
PICTURE = Path(__file__).parents[2] / "docs/images/idea.webp"
TOUCH: dict[str, Any] = {"has_touch": True, "is_mobile": True}


def vote(town: Town, tabs: Tabs, who: Resident, **look: Any) -> Page:
    """Open the vote and wait until the ballot is there."""
    page = tabs.open(f"{town.url}{BASE}/vote", token=who.token, **look)
    expect(bar(page)).to_be_visible()
    return page


def bar(page: Page) -> Any:
    """Return what is always in sight of the ballot."""
    return page.get_by_role("region", name="Votre bulletin")


def grades(page: Any, title: str) -> Any:
    """Return the grades that can be given to a scenario."""
    return page.get_by_role("radiogroup", name=f"Mention pour {title}")


def test_a_thumb_grades_each_scenario_and_the_ballot_counts_at_once(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Mention")
    page = vote(town, tabs, ana, **TOUCH)
    expect(bar(page)).to_contain_text("Ne compte pas encore")

    grades(page, GARDEN).get_by_text("Très bien").tap()
    expect(bar(page)).to_contain_text(COUNTS)
    grades(page, SQUARE).get_by_text("Passable").tap()
    expect(bar(page)).to_contain_text(COUNTS)
    page.reload()

    expect(grades(page, GARDEN).get_by_role("radio", name="Très bien")).to_be_checked()
    page.get_by_role("button", name="Bulletin (2)").tap()
    mine = page.get_by_role("dialog", name="Votre bulletin")
    expect(mine).to_contain_text("Passable")
    kept = town.do(ana, ballots.mine, town.activity(SCENARIOS, FILATURE))
    assert sorted(kept.marks.values()) == [3, 5]
    expect(mine).to_contain_text(kept.receipt)


def test_the_keyboard_alone_compares_three_by_their_facts_and_grades_there(
    town: Town, tabs: Tabs
) -> None:
    page = vote(town, tabs, town.newcomer("Ana Compare"), size=DESKTOP)
    keys = Keys(page)

    for title in (GARDEN, SQUARE, CRAFTS):
        keys.press(page.get_by_role("button", name=f"Comparer : {title}"))
    keys.press(page.get_by_role("button", name="Voir côte à côte"))

    side = page.get_by_role("dialog", name="Comparer")
    expect(side.get_by_role("term").filter(has_text="Arbres")).to_have_count(3)
    expect(side).to_contain_text("620")
    best = grades(side, CRAFTS).get_by_role("radio", name="Excellent")
    best.focus()
    page.keyboard.press("Space")
    expect(bar(page)).to_contain_text(COUNTS)
    settle(page)
    assert after_a_moment(page) == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_everybody_can_use_the_pages_of_scenarios(
    town: Town, tabs: Tabs, size: dict[str, int]
) -> None:
    ana = town.newcomer("Ana Regarde")
    for path in (BASE, f"{BASE}/vote", f"/inputs/{town.scenario()}/amendments"):
        page = tabs.open(f"{town.url}{path}", token=ana.token, size=size)
        settle(page)
        assert after_a_moment(page) == []
        assert unclear(page) == []


def test_an_amendment_is_proposed_refused_with_a_reason_and_read_by_all(
    town: Town, tabs: Tabs
) -> None:
    address = made(town, "essai-amender")
    page = amending(town, tabs, address)

    page.locator("#text").fill("Une fontaine au milieu.")
    page.get_by_role("button", name="Proposer cet amendement").click()
    expect(page.locator("#text")).to_have_value("Une fontaine au milieu.")
    page.locator("#reason").fill("Les enfants ont chaud.")
    page.get_by_role("button", name="Proposer cet amendement").click()
    expect(page.get_by_role("listitem").filter(has_text="Une fontaine")).to_be_visible()
    expect(page.locator("#text")).to_have_value("")

    desk = tabs.open(page.url, token=town.enter(ADMIN).token)
    settle(desk)
    line = desk.get_by_role("listitem").filter(has_text="Une fontaine")
    line.get_by_text("Décider", exact=True).click()
    line.get_by_label("Votre réponse").fill("La nappe est trop basse.")
    line.get_by_role("button", name="Décider et informer").click()

    expect(line).to_contain_text("Non repris")
    expect(page.get_by_text("La nappe est trop basse.")).to_be_visible()


def test_an_amendment_is_taken_into_a_version_with_a_picture(town: Town, tabs: Tabs) -> None:
    address = made(town, "essai-reprendre")
    page = amending(town, tabs, address)
    page.locator("#text").fill("Une fontaine au milieu.")
    page.locator("#reason").fill("Les enfants ont chaud.")
    page.get_by_role("button", name="Proposer cet amendement").click()
    expect(page.get_by_role("listitem").filter(has_text="Une fontaine")).to_be_visible()

    desk = tabs.open(page.url, token=town.enter(ADMIN).token)
    line = desk.get_by_role("listitem").filter(has_text="Une fontaine")
    line.get_by_text("Décider", exact=True).click()
    expect(line.get_by_role("option", name=TAKEN)).to_have_count(0)
    line.get_by_role("link", name="Modifier le scénario").click()
    desk.get_by_role("button", name="Continuer").click()
    desk.locator("[contenteditable=true]").fill("Ici, avec une fontaine.")
    desk.get_by_role("button", name="Continuer").click()
    desk.locator("input[type=file]").first.set_input_files(PICTURE)
    desk.get_by_label("Description de l’image 1").fill("Un banc près d’une fontaine")
    desk.get_by_role("button", name="Continuer").click()
    desk.get_by_role("button", name="Enregistrer les changements").click()
    expect(desk.get_by_role("article").get_by_text("Ici, avec une fontaine.")).to_be_visible()

    desk.goto(page.url)
    line.get_by_text("Décider", exact=True).click()
    line.get_by_role("combobox", name="Décider").select_option(label=TAKEN)
    line.get_by_role("button", name="Décider et informer").click()

    expect(page.get_by_text("Repris dans la version du")).to_be_visible()
    page.goto(f"{town.url}{address}/vote")
    expect(page.get_by_role("img", name="Un banc près d’une fontaine")).to_be_visible()


def test_the_team_writes_a_scenario_and_finds_it_among_what_can_be_chosen(
    town: Town, tabs: Tabs
) -> None:
    address = made(town, "essai-ecrire", counted="schulze")
    page = tabs.open(f"{town.url}{address}/new", token=town.enter(ADMIN).token, size=DESKTOP)
    settle(page)
    page.locator("#title").fill("Un verger dans la cour")
    page.get_by_role("button", name="Continuer").click()
    page.locator("[contenteditable=true]").fill("Douze pommiers, et de l’herbe.")
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Continuer").click()
    page.get_by_role("button", name="Publier ma contribution").click()

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{town.url}{address}/vote")
    expect(page.get_by_role("link", name="Un verger dans la cour")).to_be_visible()


def test_a_result_says_who_is_chosen_and_how(town: Town, tabs: Tabs) -> None:
    address = made(town, "essai-compte", is_counted=True, counted="instant-runoff")
    page = tabs.open(f"{town.url}{address}/results", size=DESKTOP)
    settle(page)

    expect(page.get_by_text("« Un étang » est retenu")).to_be_visible()
    expect(page.get_by_role("table", name="Voix à chaque tour")).to_contain_text("3")
    expect(page.get_by_text("Chacun contre chaque autre (Schulze)")).to_be_visible()
    assert after_a_moment(page) == []


def amending(town: Town, tabs: Tabs, address: str) -> Page:
    """Open the page on which somebody proposes to change a scenario."""
    page = tabs.open(f"{town.url}{address}", token=town.newcomer("Ana Propose").token)
    settle(page)
    page.get_by_role("link", name="Un banc").click()
    page.get_by_role("link", name="Proposer un amendement à ce scénario").click()
    return page


def made(town: Town, slug: str, *, is_counted: bool = False, **settings: str) -> str:
    """Open a vote on three scenarios, in no list, counted if asked for; return its address."""

    def make(work: Work) -> None:
        project = Project(
            slug=slug, title={"fr": slug}, status="published", is_listed=False, created_at=work.now
        )
        activity = Activity(
            project_id=project.id,
            slug="choix",
            method="scenarios",
            title={"fr": "Le choix"},
            settings=settings,
        )
        bringing_in.bring_in(work, [project])
        bringing_in.bring_in(work, [activity])
        named = [
            Input(project_id=project.id, activity_id=activity.id, title=title, language="fr",
                  body="<p>Ici.</p>", author_name="Ana", created_at=work.now)
            for title in NAMES
        ]  # fmt: skip
        bringing_in.bring_in_inputs(work, named, [], [])
        options = [BallotOption(input_id=one.id, activity_id=activity.id) for one in named]
        bringing_in.bring_in(work, options)
        if is_counted:
            _count(work, activity.id, [one.id for one in named])

    perform(town.house, SYSTEM, make)
    return f"/projects/{slug}/choix"


def _count(work: Work, activity_id: str, ids: list[str]) -> None:
    """Let five people have voted, and publish what comes out."""
    bench, pond, swing = ids
    cast = [{swing: 1}, {swing: 1}, {pond: 1}, {pond: 1}, {bench: 1, pond: 2}]
    opened = work.visit(activity_id)
    rules = opened.method.ballot(opened.settings)
    assert rules is not None
    vote_ = Vote(activity_id=activity_id, rules=ballots.kept_rules(opened, rules),
                 began_at=work.now, sealed_at=work.now, ballots=len(cast))  # fmt: skip
    bringing_in.bring_in(work, [vote_])
    drawn = [Counted(f"AAAA-BBBB-CCCC-DDD{at}", marks) for at, marks in enumerate(cast)]
    document = published.document(sealing.write(work, opened, vote_, drawn))
    counting.keep(work, activity_id, document)
    work.session.flush()
    vote_results.publish(work, activity_id)
