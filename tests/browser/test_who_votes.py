"""What people say of themselves: asked where it is needed, counted, and shown of no few."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from civic.rules.access import SYSTEM
from civic.services import ballots, demographics, register
from civic.services.work import perform
from tests.browser.addresses import RESULT
from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.names import unclear
from tests.browser.polling import Polling, polling
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import ADMIN, Town


def bar(page: Page) -> Any:
    """Return what is always in sight of the ballot."""
    return page.get_by_role("region", name="Votre bulletin")


def about(page: Page) -> Any:
    """Return where one says on one's account what figures need."""
    return page.get_by_role("region", name="Votre âge et votre quartier")


def desk(poll: Polling, tabs: Tabs, size: dict[str, int] = DESKTOP) -> Page:
    page = tabs.open(poll.address, token=poll.town.enter(ADMIN).token, size=size)
    expect(page.get_by_role("heading", name="Qui peut voter")).to_be_visible()
    settle(page)
    return page


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_one_says_it_by_keyboard_and_takes_it_back(
    town: Town, tabs: Tabs, size: dict[str, int]
) -> None:
    ana = town.newcomer("Ana Dit")
    page = tabs.open(f"{town.url}/me#about", token=ana.token, size=size)
    form, keys = about(page), Keys(page)
    keys.write(form.get_by_label("Année de naissance"), "198")
    page.keyboard.press("Enter")
    expect(form.get_by_text(re.compile("^Écrivez une année entre"))).to_be_visible()
    expect(form.get_by_label("Année de naissance")).to_have_value("198")
    page.keyboard.type("0")
    form.get_by_label("Où vous habitez").select_option(label="Fontenelle")
    keys.press(form.get_by_role("button", name="Enregistrer ces informations"))
    expect(form.get_by_text("Informations enregistrées")).to_be_visible()
    assert after_a_moment(page) == []
    assert unclear(page) == []

    page.reload()
    expect(about(page).get_by_label("Année de naissance")).to_have_value("1980")
    about(page).get_by_label("Année de naissance").fill("")
    about(page).get_by_label("Où vous habitez").select_option("")
    about(page).get_by_role("button", name="Enregistrer ces informations").click()
    expect(about(page).get_by_text("Informations enregistrées")).to_be_visible()
    assert town.do(ana, demographics.mine).birth_year == ""


def test_a_ballot_waits_until_one_has_said_ones_year_and_then_counts(
    town: Town, tabs: Tabs
) -> None:
    poll = polling(town, {"ballot": "approval", "least_age": 16})
    ana = town.newcomer("Ana Seize")
    page = tabs.open(f"{town.url}{poll.base}/vote", token=ana.token, size=PHONE)
    expect(
        page.get_by_text("Pour les personnes qui ont 16 ans cette année, ou plus.")
    ).to_be_visible()
    expect(bar(page)).to_contain_text("indiquez dans votre compte votre année de naissance")
    page.get_by_role("button", name="Choisir : Banc public").click()
    assert after_a_moment(page) == []

    bar(page).get_by_role("link", name="L’indiquer dans mon compte").click()
    about(page).get_by_label("Année de naissance").fill("1980")
    about(page).get_by_role("button", name="Enregistrer ces informations").click()

    expect(page).to_have_url(f"{town.url}{poll.base}/vote")
    expect(bar(page).locator(".cv-vote__stand")).to_contain_text("Votre bulletin compte")
    assert len(town.do(ana, ballots.mine, poll.activity).marks) == 1


def test_who_is_too_young_or_lives_elsewhere_is_told_so(town: Town, tabs: Tabs) -> None:
    here, there = list(town.areas())[:2]
    ana = town.newcomer("Ana Ailleurs")
    town.do(ana, demographics.say, {"birth_year": "1980", "area": there})
    poll = polling(town, {"ballot": "approval", "home_areas": [here]})
    page = tabs.open(f"{town.url}{poll.base}/vote", token=ana.token, size=PHONE)
    expect(bar(page)).to_contain_text("Selon votre compte, vous habitez ailleurs.")
    expect(page.get_by_role("button", name="Choisir : Banc public")).to_have_count(0)
    assert after_a_moment(page) == []


def test_the_district_of_the_account_is_taken_and_not_asked_again(town: Town, tabs: Tabs) -> None:
    names = town.areas()
    own, name = next(iter(names.items()))
    ana = town.newcomer("Ana Chez Elle")
    town.do(ana, demographics.say, {"area": own})
    poll = polling(town, {"ballot": "approval", "other_districts": 0}, districts=list(names)[:3])
    page = tabs.open(f"{town.url}{poll.base}/vote", token=ana.token, size=PHONE)
    expect(page.locator(".cv-vote__district")).to_contain_text(name)
    page.get_by_role("button", name="Choisir : Mare du parc").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_role("button", name="Choisir : Banc public").click()
    expect(bar(page).locator(".cv-vote__stand")).to_contain_text("Votre bulletin compte")
    assert town.do(ana, ballots.mine, poll.activity).district == own


def test_the_team_limits_a_vote_by_keyboard_and_people_read_it(town: Town, tabs: Tabs) -> None:
    poll = polling(town)
    page = desk(poll, tabs)
    keys, form = Keys(page), page.get_by_role("region", name="Qui peut voter")
    keys.write(form.get_by_label("À partir de quel âge"), "0")
    page.keyboard.press("Enter")
    expect(form.get_by_text(re.compile("^Donnez un nombre entre"))).to_be_visible()
    form.get_by_label("À partir de quel âge").fill("18")
    form.get_by_label("Fontenelle").check()
    form.get_by_role("button", name="Enregistrer").click()
    expect(form.get_by_role("status")).to_be_visible()
    assert after_a_moment(page) == []

    reader = tabs.open(f"{town.url}{poll.base}/vote")
    expect(reader.get_by_text("Pour les personnes qui habitent ici : Fontenelle.")).to_be_visible()


def test_the_team_sees_who_takes_part_in_fives(town: Town, tabs: Tabs) -> None:
    poll, born = polling(town), ("1980",) * 14 + ("1950",) * 8
    for at, year in enumerate(born):
        person = town.newcomer(f"Ana {at}")
        town.do(person, demographics.say, {"birth_year": year})
        poll.cast(person, "Banc public")
    perform(town.house, SYSTEM, register.enter, poll.activity)

    page = desk(poll, tabs)

    ages = page.get_by_role("group", name="Qui participe, par âge", exact=True)
    expect(ages.locator(".cv-bar")).to_have_count(2)
    expect(ages.locator(".cv-bar").first).to_contain_text("10")
    ages.get_by_text("Voir le tableau").click()
    expect(ages.get_by_role("row", name=re.compile("Moins de 18 ans"))).to_contain_text(
        "moins de 5"
    )
    settle(page)
    assert after_a_moment(page) == []
    assert unclear(page) == []


def test_the_result_says_who_took_part(town: Town, tabs: Tabs) -> None:
    page = tabs.open(f"{town.url}{RESULT}/results", size=PHONE)
    taking = page.get_by_role("group", name="Qui participe, par quartier", exact=True)
    expect(taking).to_contain_text("Fontenelle")
    expect(page.get_by_text(re.compile("419 personnes participaient"))).to_be_visible()
    assert after_a_moment(page) == []
