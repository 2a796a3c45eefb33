"""Without a network: a page of ours, what one wrote is there, and the way back."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.tabs import PHONE, STILL
from tests.browser.town import BOX, PROJECT, Town
from tests.site import Site, running

ASKED = "() => navigator.serviceWorker.ready.then(() => caches.match('/offline')).then(Boolean)"
TITLE = "Un banc à l’ombre devant l’école"
NEW = f"/projects/{PROJECT}/{BOX}/new?lat=49.9128&lng=3.0878"


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site that goes away and comes back."""
    with running(tmp_path_factory.mktemp("far")) as site:
        yield site


@pytest.fixture
def phone(browser: Browser, far: Site) -> Iterator[Page]:
    """Open the site on a phone that keeps the page for later, as somebody who is signed in."""
    town = Town(far)
    who = town.newcomer("Ana Voyage")
    town.close()
    look: dict[str, Any] = {"viewport": PHONE, "locale": "fr-FR", **STILL}
    context = browser.new_context(**look)
    context.add_cookies([{"name": "civic_session", "value": who.token, "url": far.url}])
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(far.url)
    page.wait_for_function(ASKED)
    yield page
    context.close()


def test_what_one_wrote_is_there_without_a_network_and_one_goes_on_after(
    phone: Page, far: Site
) -> None:
    phone.goto(far.url + NEW)
    phone.get_by_role("button", name="Continuer").click()
    phone.locator("#title").fill(TITLE)
    expect(phone.get_by_text("Brouillon conservé sur cet appareil")).to_be_visible()
    far.stop()

    phone.goto(f"{far.url}/projects")

    expect(phone.get_by_role("heading", level=1)).to_have_text("Pas de connexion")
    kept = phone.get_by_role("listitem")
    expect(kept).to_have_count(1)
    expect(kept.get_by_role("heading")).to_have_text(TITLE)
    assert violations(phone) == []
    kept.get_by_role("button", name="Copier le texte").press("Enter")
    expect(phone.get_by_role("status")).to_have_text("Texte copié.")
    assert phone.evaluate("() => navigator.clipboard.readText()") == TITLE

    far.restart()
    kept.get_by_role("link", name="Continuer où j’en étais").click()
    expect(phone.locator("#title")).to_have_value(TITLE)


def test_trying_again_leads_to_the_page_that_was_asked_for(phone: Page, far: Site) -> None:
    far.stop()
    phone.goto(f"{far.url}/projects")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Pas de connexion")
    expect(phone.get_by_role("heading", name="Ce que vous avez écrit est conservé")).to_be_hidden()

    far.restart()
    phone.get_by_role("button", name="Réessayer").click()

    expect(phone.get_by_role("heading", level=1)).to_have_text("Projets")


def test_a_page_that_is_not_there_is_still_not_there(phone: Page, far: Site) -> None:
    answer = phone.goto(f"{far.url}/nothing-here")

    assert answer is not None
    assert answer.status == 404
