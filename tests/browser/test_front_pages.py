"""The front door and a project's page: what is near, what others say, what came of it."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Browser, Page, expect

from civic.models import Comment
from civic.services import following, near
from tests import factories as make
from tests.browser.tabs import PHONE, Tabs, settle
from tests.browser.town import PROJECT, Resident, Town

EXACT: Any = {"latitude": 48.851_234_56, "longitude": 2.302_345_67}
COARSE = ("48.851", "2.302")


def an_area(town: Town, who: Resident) -> tuple[str, str]:
    """Return the first area of the town, and its name."""
    first = town.do(who, near.in_area).areas[0]
    return first.id, first.text


def bare(browser: Browser) -> Page:
    """Open an empty tab on a phone that runs no script."""
    size: Any = PHONE
    context = browser.new_context(locale="fr-FR", viewport=size, java_script_enabled=False)
    return context.new_page()


def near_rows(page: Page) -> int:
    return page.locator("#near-result .cv-rows__item").count()


def test_an_area_shows_what_is_said_there_and_who_follows_it_sees_it_next_time(
    town: Town, tabs: Tabs
) -> None:
    ana = town.newcomer("Ana Voisine")
    area_id, name = an_area(town, ana)
    page = tabs.open(town.url, token=ana.token)
    there = page.get_by_role("region", name="Près de chez vous")
    expect(page.locator("#near-result")).to_be_empty()

    there.get_by_role("link", name=name, exact=True).click()
    expect(page).to_have_url(f"{town.url}/?area={area_id}")
    expect(there.get_by_role("heading", name=name)).to_be_visible()
    assert near_rows(page) > 1
    there.get_by_role("button", name=f"Suivre {name}").click()
    expect(there.get_by_role("button", name=f"Vous suivez {name}")).to_be_visible()

    page.goto(town.url)
    expect(there.get_by_text("Affiché parce que vous suivez ce quartier.")).to_be_visible()
    expect(there.get_by_role("heading", name=name)).to_be_visible()


def test_a_place_is_searched_by_keyboard_and_the_nearest_stands_first(
    town: Town, tabs: Tabs
) -> None:
    _, name = an_area(town, town.newcomer())
    page = tabs.open(town.url)
    field = page.get_by_role("searchbox", name="Une rue, une place, un lieu")
    field.fill("Quelque part qui n’existe pas")
    field.press("Enter")
    expect(page.get_by_text("Aucun lieu ne porte ce nom ici")).to_be_visible()

    field.fill(name)
    field.press("Enter")
    page.locator("#near").get_by_role("button", name=name, exact=True).press("Enter")

    result = page.locator("#near-result")
    expect(result).to_be_focused()
    expect(result).to_contain_text(re.compile(r"À \d+ m|À [\d,]+ km"))


def test_the_device_is_asked_on_a_tap_and_says_no_more_than_it_must(
    town: Town, browser: Browser
) -> None:
    here: dict[str, Any] = {"viewport": PHONE, "geolocation": EXACT}
    context = browser.new_context(locale="fr-FR", permissions=["geolocation"], **here)
    page, sent = context.new_page(), list[str]()
    page.on("websocket", lambda socket: socket.on("framesent", lambda said: sent.append(str(said))))
    page.goto(town.url)
    settle(page)
    assert not any("look_around" in said for said in sent)

    page.get_by_role("button", name="Là où je suis").click()

    expect(page.locator("#near-result")).not_to_be_empty()
    told = "".join(sent)
    assert all(figure in told for figure in COARSE)
    assert not any(figure in told for figure in ("48.8512", "2.3023"))
    context.close()


def test_a_project_says_what_was_said_what_came_of_it_and_what_comes(
    town: Town, tabs: Tabs
) -> None:
    page = tabs.open(f"{town.url}/projects/{PROJECT}")

    steps = page.get_by_role("list", name="Les étapes").get_by_role("listitem")
    expect(steps.first).to_contain_text("En ce moment")
    expect(steps.nth(1)).to_contain_text("Ensuite")
    page.get_by_text("Ce qui se passe à chaque étape").click()
    expect(page.locator(".cv-steps")).to_contain_text("Vous pourrez commenter")
    expect(page.get_by_text(re.compile(r"\d+ contributions de \d+ personnes"))).to_be_visible()
    expect(page.locator("#said")).to_contain_text("La plus soutenue")
    expect(page.locator("#said")).to_contain_text("Réponse officielle")
    expect(page.locator("#next")).to_contain_text("Étude par les services")

    page.locator("#results").get_by_role("link", name="Retenue", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?status=\w+"))
    settle(page)
    expect(page.locator(".cv-tag", has_text="Retenue").first).to_be_visible()


def test_who_runs_no_script_finds_the_same_on_both_pages(town: Town, browser: Browser) -> None:
    area_id, name = an_area(town, town.newcomer())
    page = bare(browser)
    page.goto(town.url)
    expect(page.get_by_text("ont reçu une réponse officielle")).to_be_visible()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page).to_have_url(f"{town.url}/?area={area_id}#near")
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.locator("#near")).to_be_in_viewport()

    page.goto(f"{town.url}/projects/{PROJECT}")
    for words in ("La plus soutenue", "Ce que deviennent les contributions", "Et ensuite"):
        expect(page.get_by_text(words).first).to_be_visible()
    page.context.close()


def test_a_link_to_a_comment_leads_to_its_page_without_scripts(
    town: Town, browser: Browser
) -> None:
    idea, now = town.idea(), datetime.now(UTC)
    rows = [
        Comment(input_id=idea, body=f"Le {at}e mot", created_at=now + timedelta(seconds=at))
        for at in range(22)
    ]
    make.keep(town.house, *rows)
    said = [row.id for row in rows]
    page = bare(browser)

    page.goto(f"{town.url}/inputs/{idea}?comment={said[-1]}#comment-{said[-1]}")

    expect(page.locator(f"#comment-{said[-1]}")).to_be_in_viewport()
    expect(page.locator(f"#comment-{said[0]}")).to_have_count(0)
    page.context.close()


def test_a_person_keeps_the_list_of_what_they_gave_to_themselves(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Discrète")
    idea = town.idea(ana, "Un banc discret")
    person_id = town.author(idea)
    page = tabs.open(f"{town.url}/me", token=ana.token)
    box = page.get_by_role("checkbox", name="Ne pas montrer sur ma page")
    box.focus()
    box.press("Space")
    page.get_by_role("button", name="Enregistrer mon profil").press("Enter")
    expect(page.get_by_text("Profil enregistré")).to_be_visible()

    page.goto(f"{town.url}/people/{person_id}")
    expect(page.get_by_text("Cette liste n’est visible que de vous")).to_be_visible()
    expect(page.get_by_role("link", name="Un banc discret")).to_be_visible()
    other = tabs.open(f"{town.url}/people/{person_id}")
    expect(other.get_by_text("garde pour elle la liste")).to_be_visible()
    expect(other.get_by_text("Un banc discret")).to_have_count(0)

    page.goto(f"{town.url}/me")
    expect(box).to_be_checked()


def test_drafts_of_this_device_stand_on_ones_own_page(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Brouillonne")
    page = tabs.open(f"{town.url}/me", token=ana.token)
    drafts = page.get_by_role("region", name="Mes brouillons")
    expect(drafts.get_by_text("Aucun brouillon sur cet appareil")).to_be_visible()
    idea = town.idea()
    page.goto(f"{town.url}/inputs/{idea}")
    page.get_by_role("textbox").first.fill("Un commentaire à finir plus tard")
    expect(page.get_by_text("Brouillon conservé")).to_be_visible()

    page.goto(f"{town.url}/me")
    expect(drafts).to_contain_text("Un commentaire à finir plus tard")
    drafts.get_by_role("button", name="Supprimer ce brouillon").press("Enter")
    expect(drafts.get_by_role("button", name="Le remettre")).to_be_focused()
    page.keyboard.press("Enter")
    expect(drafts.get_by_role("button", name="Supprimer ce brouillon")).to_be_focused()
    drafts.get_by_role("link", name="Continuer").click()

    expect(page).to_have_url(f"{town.url}/inputs/{idea}")
    expect(page.get_by_role("textbox").first).to_have_value("Un commentaire à finir plus tard")


def test_what_one_follows_is_left_on_ones_own_page(town: Town, tabs: Tabs) -> None:
    ana = town.newcomer("Ana Suiveuse")
    town.do(ana, following.follow, "project", town.project(), on=True)
    page = tabs.open(f"{town.url}/me", token=ana.token)
    followed = page.get_by_role("region", name="Ce que vous suivez")

    followed.get_by_role("button", name="Ne plus suivre").click()

    expect(followed.get_by_role("button")).to_have_count(0)
    assert town.do(ana, following.mine).things == []


def test_the_head_of_a_phone_stays_low_for_who_is_signed_in(town: Town, tabs: Tabs) -> None:
    page = tabs.open(town.url, token=town.newcomer("Tina Tête").token)
    expect(page.get_by_role("banner").get_by_role("link", name="Notifications")).to_be_visible()

    low = "(head) => head.getBoundingClientRect().height < 72"  # two lines of the name

    assert page.get_by_role("banner").evaluate(low)
