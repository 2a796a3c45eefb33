"""The organiser has the domain looked at: what is there, what is missing, what is different."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from civic.services import reach
from tests.adapters.answering import Names, answering
from tests.browser.axe import violations
from tests.browser.tabs import PHONE, Tabs, settle
from tests.browser.town import ADMIN, Town
from tests.site import running

ADDRESS, SENDER = "https://avis.ville-ambremont.fr", "avis@ville-ambremont.fr"


@pytest.fixture(scope="module")
def names() -> Iterator[Names]:
    with answering() as found:
        found.said = {
            ("avis.ville-ambremont.fr", "A"): ["8.8.8.8"],
            ("ville-ambremont.fr", "TXT"): ["v=spf1 include:courrier.net -all"],
        }
        yield found


@pytest.fixture(scope="module")
def town(names: Names, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Run a site whose domain says what the test lets it."""
    folder = tmp_path_factory.mktemp("domain")
    with running(folder, CIVIC_NAME_SERVER=f"127.0.0.1:{names.port}") as site:
        opened = Town(site)
        yield opened
        opened.close()


def settings(town: Town, tabs: Tabs) -> Page:
    admin = town.enter(ADMIN)
    town.do(admin, reach.save_reach, {"address": ADDRESS, "sender": SENDER})
    page = tabs.open(f"{town.url}/admin/settings/reach", token=admin.token, size=PHONE)
    settle(page)
    return page


def test_each_line_says_what_is_there_once_one_asks_by_keyboard(town: Town, tabs: Tabs) -> None:
    page = settings(town, tabs)
    page.get_by_role("button", name="Vérifier maintenant").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Vérifié. Un changement peut mettre")).to_be_visible()

    group = {name: page.get_by_role("group", name=name) for name in ("SPF", "DKIM", "DMARC")}
    expect(page.get_by_role("group", name="Adresse du site")).to_contain_text("8.8.8.8")
    expect(group["SPF"]).to_contain_text("Différent")
    expect(group["SPF"]).to_contain_text("v=spf1 include:courrier.net -all")
    expect(group["DKIM"]).to_contain_text("Donnez le nom de la clé DKIM")
    expect(group["DMARC"]).to_contain_text("Absent")
    assert violations(page) == []


def test_the_name_of_a_key_is_kept_and_then_looked_for(
    town: Town, tabs: Tabs, names: Names
) -> None:
    names.said[("k1._domainkey.ville-ambremont.fr", "TXT")] = ["v=DKIM1; k=rsa; p=MIIB"]
    page = settings(town, tabs)
    page.get_by_label("Nom de la clé DKIM").fill("k1._domainkey.ville-ambremont.fr")
    page.get_by_label("Nom de la clé DKIM").press("Enter")
    expect(page.get_by_role("group", name="DKIM")).to_contain_text("k1._domainkey.ville")

    page.get_by_role("button", name="Vérifier maintenant").click()
    expect(page.get_by_role("group", name="DKIM")).to_contain_text("Trouvé")
