"""Signing in as people do it, and doing afterwards what they were about to do."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from civic import settings as deployment
from civic.services.database import open_engine
from civic.services.house import house_from
from civic.services.sign_in import code_of as code_in
from civic.services.work import House
from tests.browser.entering import shown_code, sign_in
from tests.factories import a_project, an_activity, an_idea
from tests.site import Site, running

FIRST = "Entrer"


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site on trial, which shows its codes."""
    with running(tmp_path_factory.mktemp("trial"), "--empty", CIVIC_DEMO="true") as site:
        yield site


@pytest.fixture(scope="module")
def idea(trial: Site) -> str:
    """Add an idea to which anybody may react and answer; return its id."""
    house = House(open_engine(f"sqlite:///{trial.data / 'civic.db'}"))
    idea_id = an_idea(house, an_activity(house, a_project(house)), "Un banc")
    house.engine.dispose()
    return idea_id


def code_of(trial: Site, page: Page) -> str:
    """Return the code on its way to a browser that runs no script, and so cannot be shown it."""
    house = house_from(deployment.read(trial.environment))
    ask = next(one["value"] for one in page.context.cookies() if one["name"] == "civic_ask")
    code = code_in(house, ask)
    house.engine.dispose()
    return code


def test_a_person_signs_in_by_keyboard_alone(page: Page, trial: Site) -> None:
    page.goto(f"{trial.url}/sign-in?next=/me")
    page.get_by_label("Adresse e-mail").focus()
    page.keyboard.type("keys@example.test")
    page.keyboard.press("Enter")
    code = shown_code(page)
    expect(page.get_by_label("Code à six chiffres")).to_be_focused()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    page.get_by_label("Nom affiché").focus()
    page.keyboard.type("Ana")
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{trial.url}/me")
    expect(page.get_by_label("Nom affiché")).to_have_value("Ana")


def test_signing_in_works_without_scripts(page: Page, trial: Site) -> None:
    browser = page.context.browser
    assert browser is not None
    bare = browser.new_context(locale="fr-FR", java_script_enabled=False).new_page()
    bare.goto(f"{trial.url}/sign-in")

    bare.get_by_label("Adresse e-mail").fill("bare@example.test")
    bare.get_by_role("button", name="Recevoir mon code").click()

    expect(bare).to_have_url(f"{trial.url}/sign-in/code")
    expect(bare.get_by_label("Code à six chiffres")).to_be_visible()
    bare.context.close()


def test_a_newcomer_gets_in_and_takes_a_name_without_scripts(page: Page, trial: Site) -> None:
    browser = page.context.browser
    assert browser is not None
    bare = browser.new_context(locale="fr-FR", java_script_enabled=False).new_page()
    bare.goto(f"{trial.url}/sign-in?next=/projects")
    bare.get_by_label("Adresse e-mail").fill("sans@incomplet")
    bare.get_by_role("button", name="Recevoir mon code").click()
    expect(bare.get_by_role("alert")).to_contain_text("semble incomplète")
    expect(bare.get_by_label("Adresse e-mail")).to_have_value("sans@incomplet")

    bare.get_by_label("Adresse e-mail").fill("sans@example.test")
    bare.get_by_role("button", name="Recevoir mon code").click()
    bare.get_by_label("Code à six chiffres").fill(code_of(trial, bare))
    bare.get_by_role("button", name=FIRST, exact=True).click()
    bare.get_by_label("Nom affiché").fill("É")
    bare.get_by_role("button", name="Continuer avec ce nom").click()
    expect(bare.get_by_role("alert")).to_contain_text("au moins 2 caractères")
    expect(bare.get_by_label("Nom affiché")).to_have_value("É")
    bare.get_by_label("Nom affiché").fill("Éa")
    bare.get_by_role("button", name="Continuer avec ce nom").click()

    expect(bare).to_have_url(f"{trial.url}/projects")
    bare.context.close()


def test_a_wrong_code_says_so_and_keeps_the_person_on_their_way(page: Page, trial: Site) -> None:
    page.goto(f"{trial.url}/sign-in?next=/me")
    page.get_by_label("Adresse e-mail").fill("wrong@example.test")
    page.get_by_role("button", name="Recevoir mon code").click()
    shown_code(page)
    page.get_by_label("Code à six chiffres").fill("12")
    page.get_by_role("button", name=FIRST, exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("Il reste 4 essais")
    expect(page.locator("input[name=next]").first).to_have_value("/me")


def test_another_way_of_signing_in_leads_to_the_same_place(page: Page, trial: Site) -> None:
    page.goto(f"{trial.url}/sign-in?next=/projects?status=open%26area=x%23near")
    expect(page.get_by_text("vous revenez où vous étiez")).to_be_visible()

    page.get_by_role("link", name="J’ai un mot de passe").click()

    where = page.locator("input[name=next]").first
    expect(where).to_have_value("/projects?status=open&area=x#near")


def test_a_page_of_ones_own_asks_who_it_is(page: Page, trial: Site) -> None:
    page.goto(f"{trial.url}/me")

    expect(page).to_have_url(f"{trial.url}/sign-in?next=%2Fme")


def test_a_reaction_pressed_before_signing_in_is_done_after(
    page: Page, trial: Site, idea: str
) -> None:
    page.goto(f"{trial.url}/inputs/{idea}")
    up = page.locator(".cv-reaction").first
    expect(up.locator(".cv-reaction__count")).to_have_text("0")
    up.click()
    sign_in(page, "react@example.test", "Ana")

    expect(page).to_have_url(f"{trial.url}/inputs/{idea}#react")
    expect(up.locator(".cv-reaction__count")).to_have_text("1")
    expect(up).to_have_attribute("aria-pressed", "true")


def test_a_comment_written_before_signing_in_is_sent_after(
    page: Page, trial: Site, idea: str
) -> None:
    page.goto(f"{trial.url}/inputs/{idea}")
    field = page.locator("textarea[name=comment]").first
    field.fill("J’y vais souvent, à pied.")
    page.locator("form", has=field).get_by_role("button").last.click()
    sign_in(page, "comment@example.test", "Ana")

    expect(page.locator(".cv-comment", has_text="J’y vais souvent, à pied.")).to_be_visible()


def test_a_name_is_asked_before_the_first_comment_and_the_comment_is_sent(
    page: Page, trial: Site, idea: str
) -> None:
    page.goto(f"{trial.url}/inputs/{idea}")
    field = page.locator("textarea[name=comment]").first
    field.fill("À l’ombre, s’il vous plaît.")
    page.locator("form", has=field).get_by_role("button").last.click()
    page.get_by_label("Adresse e-mail").fill("later@example.test")
    page.get_by_role("button", name="Recevoir mon code").click()
    page.get_by_label("Code à six chiffres").fill(shown_code(page))
    page.get_by_role("button", name=FIRST, exact=True).click()
    with page.expect_navigation(url=re.compile(f"/inputs/{idea}")):  # the same question comes again
        page.get_by_role("link", name="Plus tard").click()
    page.get_by_label("Nom affiché").fill("Ana")
    page.get_by_role("button", name="Continuer avec ce nom").click()

    expect(page.locator(".cv-comment", has_text="À l’ombre")).to_be_visible()


def test_a_link_pressed_before_the_page_is_alive_keeps_where_one_was_going(
    page: Page, trial: Site, idea: str
) -> None:
    page.route_web_socket("**/_event/**", lambda nothing_comes: None)
    page.goto(f"{trial.url}/welcome?next=/inputs/{idea}%23comments")
    page.get_by_role("link", name="Plus tard").click()

    expect(page).to_have_url(f"{trial.url}/inputs/{idea}#comments")


def test_a_language_chosen_stays(page: Page, trial: Site) -> None:
    page.goto(f"{trial.url}/sign-in")
    page.get_by_title("Langue").click()
    page.get_by_role("button", name="Nederlands").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden")
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_signing_out_ends_here(page: Page, trial: Site) -> None:
    page.goto(f"{trial.url}/sign-in?next=/me")
    sign_in(page, "out@example.test", "Ana")
    page.get_by_title("Mon compte").click()
    page.get_by_role("button", name="Se déconnecter").click()

    expect(page.get_by_role("link", name="Se connecter")).to_be_visible()
    page.goto(f"{trial.url}/me")
    expect(page).to_have_url(f"{trial.url}/sign-in?next=%2Fme")


def test_the_log_names_no_code_no_cookie_and_no_address(page: Page, trial: Site) -> None:
    page.goto(f"{trial.url}/sign-in")
    page.get_by_label("Adresse e-mail").fill("quiet@example.test")
    page.get_by_role("button", name="Recevoir mon code").click()
    code = shown_code(page)
    page.get_by_label("Code à six chiffres").fill(code)
    page.get_by_role("button", name=FIRST, exact=True).click()
    expect(page.get_by_label("Nom affiché")).to_be_visible()

    said = trial.said()
    tokens = [c["value"] for c in page.context.cookies() if c["name"] == "civic_session"]
    assert tokens
    assert not [secret for secret in [code, "quiet@", *tokens] if secret in said]


def test_the_first_admin_opens_an_empty_platform(page: Page, tmp_path: Path) -> None:
    with running(tmp_path, "--empty") as site:
        key = site.said().split("set-up key ", 1)[1].split()[0]
        page.goto(f"{site.url}/setup")
        page.get_by_label("Clé de mise en route").fill(key)
        page.get_by_label("Nom de la plateforme").fill("Bourg-les-Bains")
        page.get_by_label("Votre nom").fill("Ada")
        page.get_by_label("Adresse e-mail").fill("ada@example.test")
        page.get_by_role("button", name="Ouvrir la plateforme").click()

        expect(page.locator(".cv-brand__name").first).to_have_text("Bourg-les-Bains")
        page.get_by_title("Mon compte").click()
        expect(page.get_by_role("link", name="Espace équipe")).to_be_visible()
