"""A result is read, checked and recounted by anybody, on a phone, by keyboard, without scripts."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.addresses import RESULT
from tests.browser.axe import violations
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import Town


def test_one_reads_what_is_funded_and_why_the_rest_is_not(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}{RESULT}/results")
    settle(page)

    expect(page.get_by_role("heading", level=1)).to_contain_text("Résultats")
    expect(page.get_by_role("heading", name="Pourquoi pas le mien")).to_be_visible()
    pool = page.get_by_role("listitem").filter(has_text="Un bassin d’été près du stade")
    expect(pool).to_contain_text("il manquait")
    page.get_by_role("link", name="Une cour d’école à l’ombre").first.click()
    expect(page.get_by_role("heading", name="Où en est ce projet")).to_be_visible()
    expect(page.get_by_text("Réalisé à 60 %")).to_be_visible()


def test_one_reads_how_far_a_funded_project_is_and_on_its_page_why_another_is_not(
    town: Town, tabs: Tabs
) -> None:
    page = tabs.open(f"{town.url}{RESULT}/results")
    settle(page)

    yard = page.get_by_role("listitem").filter(has_text="Une cour d’école à l’ombre").first
    expect(yard).to_contain_text("dépensés sur")
    yard.locator("summary", has_text="Étapes").click()
    expect(yard.get_by_text("Plantations")).to_be_visible()

    page.get_by_role("link", name="Un bassin d’été près du stade").click()
    expect(page.get_by_role("heading", name="Pas financé par le vote")).to_be_visible()
    expect(page.get_by_text("il manquait")).to_be_visible()
    page.get_by_role("link", name="Voir les résultats du vote").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Résultats")


def test_the_map_shows_what_is_funded_and_nothing_else(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}{RESULT}/results", size=DESKTOP)
    drawn = page.get_by_role("region", name="Où sont les projets financés")
    won = page.locator(".cv-won__item h3").all_inner_texts()
    for title in won:
        expect(drawn.get_by_role("button", name=title)).to_have_count(1)
    expect(drawn.locator(".cv-pin button")).to_have_count(len(won))

    drawn.get_by_role("button", name=won[0]).press("Enter")
    drawn.get_by_role("link", name=won[0]).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(won[0])


def test_what_one_downloads_gives_the_published_result_again(
    town: Town, tabs: Tabs, tmp_path: Path
) -> None:
    page = tabs.open(f"{town.url}{RESULT}/recount", size=DESKTOP)
    settle(page)

    with page.expect_download() as ballots:
        page.get_by_role("button", name="Télécharger les bulletins").click()
    with page.expect_download() as document:
        page.get_by_role("button", name="Résultat en JSON").click()

    file, result = tmp_path / "ballots.pb", tmp_path / "result.json"
    ballots.value.save_as(file)
    document.value.save_as(result)
    command = [sys.executable, "-m", "civic", "recount", str(file), "--json"]
    again = subprocess.run(command, capture_output=True, check=True).stdout
    assert again == result.read_bytes()
    assert json.loads(again)["format"] == "civic-result/1"
    expect(page.get_by_text(hashlib.sha256(again).hexdigest())).to_be_visible()


def test_the_site_counts_again_before_ones_eyes(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}{RESULT}/recount")
    settle(page)

    Keys(page).press(page.get_by_role("button", name="Recompter maintenant"))

    same = page.get_by_role("status").filter(has_text="Le même résultat, octet pour octet")
    expect(same).to_be_visible(timeout=30_000)
    result = page.request.get(f"{town.url}{_document(page)}").body()
    expect(same).to_contain_text(hashlib.sha256(result).hexdigest())
    assert violations(page) == []


def _document(page: Page) -> str:
    return page.get_by_role("button", name="Résultat en JSON").get_attribute("formaction") or ""


def test_a_receipt_finds_its_ballot_by_keyboard_and_a_wrong_one_none(
    town: Town, tabs: Tabs
) -> None:
    page = tabs.open(f"{town.url}{RESULT}/receipt", size=DESKTOP)
    settle(page)
    keys, field = Keys(page), page.get_by_label("Votre reçu")

    keys.write(field, "AAAA-BBBB-CCCC-DDDD")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ce reçu n’est pas parmi les bulletins comptés")).to_be_visible()

    field.fill(_receipt(page.request.get(_file(town, page)).text()))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Votre bulletin est compté")).to_be_visible()
    expect(page.get_by_text("Racine de l’arbre")).to_be_hidden()


def _file(town: Town, page: Page) -> str:
    """Return the address of the ballots, as programs find it."""
    _, _, project, activity = RESULT.split("/")
    asked = f"{town.url}/api/v1/activities/{town.activity(activity, project)}/ballot-files"
    return str(page.request.get(asked).json()["data"][0]["url"])


def _receipt(file: str) -> str:
    return file.partition("\nVOTES\n")[2].splitlines()[1].split(";")[0]


@pytest.mark.parametrize("word", ["results", "recount", "receipt"])
@pytest.mark.parametrize(
    "look",
    [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"locale": "ar"}],
    ids=["light", "dark", "Arabic"],
)
def test_axe_finds_nothing(town: Town, tabs: Tabs, word: str, look: dict[str, Any]) -> None:
    page = tabs.open(f"{town.url}{RESULT}/{word}", size=PHONE, **look)
    settle(page)

    assert violations(page) == []


def test_who_runs_no_script_reads_the_result(town: Town, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False, locale="fr-FR").new_page()
    page.goto(f"{town.url}{RESULT}/results")

    expect(page.get_by_role("heading", name="Pourquoi pas le mien")).to_be_visible()
    expect(page.get_by_text("Un bassin d’été près du stade")).to_be_visible()
    page.context.close()
