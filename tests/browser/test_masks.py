"""Writing without one's name: asked for by keyboard on a phone, and shown to nobody."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from civic.rules.access import SYSTEM
from civic.services import activity_editor
from civic.services.work import work
from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.tabs import PHONE, Tabs, settle
from tests.browser.town import ADMIN, PROJECT, Town


@dataclass(frozen=True)
class Box:
    """A box in which people may write without their name."""

    id: str
    address: str


@pytest.fixture(scope="module")
def box(town: Town) -> Box:
    admin = town.enter(ADMIN)
    made = town.do(admin, activity_editor.add_activity, town.project(), "ideation", "ideas")
    settings = {"anonymous": True, "pictures": "hidden", "place": "hidden", "tags": "hidden"}
    title = {"fr": "Sans nom", "en": "Without a name"}
    town.do(admin, activity_editor.save_activity, made.id, title, settings)
    with work(town.house, SYSTEM, reading=True) as job:
        slug = job.visit(made.id).row.slug
    return Box(made.id, f"{town.url}/projects/{PROJECT}/{slug}")


def test_somebody_contributes_and_comments_without_their_name(
    town: Town, tabs: Tabs, box: Box
) -> None:
    ana = town.newcomer("Ana Discrète")
    page = tabs.open(f"{box.address}/new", token=ana.token, size=PHONE)
    keys = Keys(page)
    keys.write(page.locator("#title"), "Un banc sans mon nom")
    for step in ("why", "check"):
        keys.press(page.get_by_role("button", name="Continuer"))
        expect(page.locator(f"#step-{step}")).to_be_visible()
    masked = page.get_by_label("Sans mon nom")
    keys.press(masked, "Space")
    expect(masked).to_be_checked()
    assert after_a_moment(page) == []
    keys.press(page.get_by_role("button", name="Publier ma contribution"))
    expect(page).to_have_url(re.compile(r"\?sent="))
    page.get_by_role("link", name="Voir ma contribution").click()
    expect(page.get_by_role("heading", name="Un banc sans mon nom")).to_be_visible()
    expect(page.locator("main")).to_contain_text("(pseudonyme)")
    expect(page.locator("main")).not_to_contain_text("Ana Discrète")

    page.reload()
    settle(page)
    page.get_by_label("Sans mon nom").check()
    page.get_by_label("Votre commentaire").fill("Je précise en passant.")
    page.get_by_role("button", name="Envoyer mon commentaire").click()
    said = page.locator(".cv-comment", has_text="Je précise en passant.")
    expect(said).to_contain_text("(pseudonyme)")
    expect(page.get_by_label("Sans mon nom")).to_be_checked()
    assert after_a_moment(page) == []

    address = page.url
    other = tabs.open(address, token=town.enter(ADMIN).token, size=PHONE)
    expect(other.locator("main")).to_contain_text("(pseudonyme)")
    expect(other.locator("body")).not_to_contain_text("Ana Discrète")

    page.goto(f"{town.url}/me")
    expect(page.locator("main")).to_contain_text("sans votre nom, sous le pseudonyme")


def test_a_draft_without_a_name_comes_back_without_it(town: Town, tabs: Tabs, box: Box) -> None:
    page = tabs.open(f"{box.address}/new", token=town.newcomer("Ben Discret").token)
    page.locator("#title").fill("Un brouillon sans nom")
    for step in ("why", "check"):
        page.get_by_role("button", name="Continuer").click()
        expect(page.locator(f"#step-{step}")).to_be_visible()
    page.get_by_label("Sans mon nom").check()
    expect(page.get_by_text("Brouillon conservé sur cet appareil")).to_be_visible()
    page.wait_for_function("() => JSON.stringify(localStorage).includes('masked')")

    page.reload()
    settle(page)
    expect(page.get_by_label("Sans mon nom")).to_be_checked()
