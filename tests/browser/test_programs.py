"""What an admin does for other programs: a key and a webhook, each shown once, by keyboard too."""

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from civic.services.database import open_engine
from civic.services.work import House
from tests.adapters.receiver import Receiver, receiving
from tests.browser.tabs import DESKTOP, Tabs
from tests.browser.town import Town
from tests.factories import a_person, a_project, an_activity, an_idea
from tests.site import running

CHIEF = "ada@example.test"


@pytest.fixture(scope="module")
def young_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Run a platform of its own, on which webhooks may go to this machine."""
    data = tmp_path_factory.mktemp("programs")
    given = {"CIVIC_DEMO": "true", "CIVIC_WEBHOOKS_ANYWHERE": "true"}
    with running(data, "--empty", **given) as site:
        house = House(open_engine(f"sqlite:///{site.data / 'civic.db'}"))
        a_person(house, "Ada Chef", email=CHIEF, is_admin=True)
        an_idea(house, an_activity(house, a_project(house)), "Un banc")
        house.engine.dispose()
        town = Town(site)
        yield town
        town.close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


def opened(town: Town, tabs: Tabs, tab: str) -> Page:
    token = town.enter(CHIEF).token
    return tabs.open(f"{town.url}/admin/settings/{tab}", token=token, size=DESKTOP)


def test_a_key_is_made_used_and_revoked(young_town: Town, tabs: Tabs) -> None:
    page = opened(young_town, tabs, "keys")
    form = _unfold(page, "Créer une clé")
    form.get_by_role("button", name="Créer une clé").click()
    expect(form.get_by_text("Remplissez ce champ.")).to_be_visible()
    form.get_by_label("À quoi sert-elle ?").fill("Site de la ville")
    form.get_by_label("Lire tout ce que vous voyez").check()
    form.get_by_role("button", name="Créer une clé").click()
    field = page.get_by_label("Voici votre clé")
    expect(field).to_be_visible()
    key = field.input_value()
    assert _asked(young_town, key) == 200
    page.get_by_role("button", name="C’est fait").click()
    expect(field).to_have_count(0)
    page.reload()
    row = page.get_by_role("listitem").filter(has_text="Site de la ville").first
    expect(row.get_by_text("Valable")).to_be_visible()
    expect(page.get_by_text(key)).to_have_count(0)

    row.locator("summary", has_text="Révoquer").click()
    row.get_by_role("button", name="Révoquer cette clé").click()
    expect(row.get_by_text("Révoquée")).to_be_visible()
    assert _asked(young_town, key) == 401


@pytest.mark.parametrize("tab", ["keys", "webhooks"])
def test_the_documentation_is_a_link_away(young_town: Town, tabs: Tabs, tab: str) -> None:
    page = opened(young_town, tabs, tab)
    page.get_by_role("link", name="Documentation de l’API").click()

    expect(page).to_have_url(f"{young_town.url}/api/v1/docs")
    expect(page.get_by_role("heading", level=1)).to_contain_text("API")


def test_a_key_is_made_with_the_keyboard_alone(young_town: Town, tabs: Tabs) -> None:
    page = opened(young_town, tabs, "keys")
    summary = page.locator("main details > summary").last
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#key-name")).to_be_focused()
    page.keyboard.type("Clavier")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Voici votre clé")).to_be_visible()


def test_a_webhook_is_added_tried_out_and_replayed(
    young_town: Town, tabs: Tabs, receiver: Receiver
) -> None:
    page = opened(young_town, tabs, "webhooks")
    form = _unfold(page, "Ajouter un webhook")
    form.get_by_role("button", name="Ajouter un webhook").click()
    expect(form.get_by_text("Remplissez ce champ.")).to_be_visible()
    form.get_by_label("Adresse").fill(f"http://127.0.0.1:{receiver.port}/in")
    form.get_by_role("button", name="Ajouter un webhook").click()
    expect(form.get_by_text("Choisissez au moins un événement.")).to_be_visible()
    form.get_by_label("Nouveau statut").check()
    form.get_by_role("button", name="Ajouter un webhook").click()
    expect(page.get_by_label("Voici le secret des signatures")).to_have_value(re.compile("^whsec_"))
    page.get_by_role("button", name="C’est fait").click()

    hook = page.locator(".cv-panel")
    hook.get_by_role("button", name="Envoyer un essai").click()
    hook.locator("summary", has_text="Derniers envois").click()
    line = hook.get_by_role("listitem").filter(has_text="Essai")
    _until_it_says(hook, line, "Reçu")
    expect(line.get_by_text("thanks")).to_be_visible()
    line.get_by_role("button", name="Renvoyer").click()
    for _ in range(60):
        if len(receiver.came) > 1:
            break
        page.wait_for_timeout(250)
    assert [headers["Civic-Event"] for _, headers, _ in receiver.came] == ["test", "test"]

    hook.get_by_role("button", name="Arrêter").click()
    expect(hook.get_by_text("Arrêté", exact=True)).to_be_visible()
    hook.locator("summary", has_text="Retirer").click()
    hook.get_by_role("button", name="Retirer ce webhook").click()
    expect(page.get_by_text("Aucun webhook pour l’instant")).to_be_visible()


def _until_it_says(hook: Locator, line: Locator, words: str) -> None:
    """Look again, as a person does, until a message has come as far as that."""
    for _ in range(40):
        if line.get_by_text(words).count():
            return
        hook.get_by_role("button", name="Actualiser").click()
        line.page.wait_for_timeout(250)
    expect(line.get_by_text(words)).to_be_visible()


def _asked(town: Town, key: str) -> int:
    headers = {"authorization": f"Bearer {key}"}
    return httpx.get(f"{town.url}/api/v1/me", headers=headers).status_code


def _unfold(page: Page, title: str) -> Locator:
    fold = page.locator("details").filter(has=page.locator("summary", has_text=title))
    fold.locator("summary").click()
    return fold
