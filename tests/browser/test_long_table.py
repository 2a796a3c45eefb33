"""The team's table with 20,000 contributions: few lines are there, and all are within reach."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlmodel import select

from civic.models import Activity, Input
from civic.rules.access import SYSTEM
from civic.services import project_end, project_reset, project_start
from civic.services.bringing_in import bring_in_inputs
from civic.services.project_start import Beginning
from civic.services.work import work
from tests.browser.axe import after_a_moment
from tests.browser.keys import Keys
from tests.browser.tabs import DESKTOP, PHONE, Tabs, settle
from tests.browser.town import ADMIN, Town

MANY = 20_000
TITLE = "Mille et une idées"
FEW = 130
SHEET = ".cv-long-wrap"
SHIFT = "(one) => [one.scrollHeight, one.scrollTop]"
SEEN = """(sheet) => {
    const under = sheet.querySelector("thead th").getBoundingClientRect().bottom - 1;
    const all = [...sheet.querySelectorAll("tr[data-id]")];
    return all.find((one) => one.getBoundingClientRect().top >= under)?.dataset.id;
}"""


@pytest.fixture(scope="module")
def crowded(town: Town) -> Iterator[str]:
    """Fill a project that only admins see; yield its table, and empty it in the end."""
    admin = town.enter(ADMIN)
    project = town.do(admin, project_start.create, Beginning("ideation", "ideas", TITLE))
    with work(town.house, SYSTEM) as job:
        box = job.session.exec(select(Activity).where(Activity.project_id == project)).one()
        latest = job.now - timedelta(days=2)
        rows = [
            Input(
                project_id=project,
                activity_id=box.id,
                author_name="Ana",
                title=f"Idée numéro {at}" + " et ce qu’elle dit plus longuement" * (at % 4),
                language="fr",
                created_at=latest - timedelta(minutes=at),
            )
            for at in range(1, MANY + 1)
        ]
        bring_in_inputs(job, rows, [], [])
    yield f"{town.url}/admin/inputs?project={project}"
    town.do(admin, project_reset.reset, project, TITLE)
    town.do(admin, project_end.delete_draft, project)


def opener(page: Page, number: int) -> Locator:
    return page.get_by_role("button", name=re.compile(rf"^Idée numéro {number}\b"))


def line(page: Page, number: int) -> Locator:
    return page.get_by_role("row").filter(has=opener(page, number))


def box(page: Page, number: int) -> Locator:
    return line(page, number).get_by_role("checkbox")


def lines(page: Page) -> Locator:
    return page.locator("tr[data-id]")


def opened(town: Town, tabs: Tabs, address: str, size: dict[str, int]) -> Page:
    page = tabs.open(address, token=town.enter(ADMIN).token, size=size)
    settle(page)
    return page


def test_few_lines_are_there_and_keys_reach_them_all(town: Town, tabs: Tabs, crowded: str) -> None:
    page = opened(town, tabs, crowded, DESKTOP)
    table = page.get_by_role("table", name="Contributions")
    expect(table).to_have_attribute("aria-rowcount", str(MANY + 1))
    expect(line(page, 1)).to_have_attribute("aria-rowindex", "2")
    keys = Keys(page)

    keys.reach(opener(page, 1))
    page.keyboard.press("End")
    keys.stand_on(opener(page, MANY))
    expect(line(page, MANY)).to_have_attribute("aria-rowindex", str(MANY + 1))
    assert lines(page).count() <= FEW
    assert after_a_moment(page) == []
    page.keyboard.press("ArrowUp")
    keys.stand_on(opener(page, MANY - 1))
    page.keyboard.press("PageUp")
    expect(opener(page, MANY - 1)).not_to_be_focused()
    expect(page.locator(":focus")).to_have_class("cv-table__open")
    page.keyboard.press("Home")
    keys.stand_on(opener(page, 1))
    assert lines(page).count() <= FEW

    expect(page.get_by_label("Page", exact=True)).to_have_value("1")
    page.get_by_role("button", name="Page suivante").click()
    expect(page.get_by_label("Page", exact=True)).to_have_value("2")
    expect(opener(page, 51)).to_be_in_viewport()
    page.get_by_label("Page", exact=True).fill("300")
    page.keyboard.press("Enter")
    expect(opener(page, 14_951)).to_be_in_viewport()
    expect(page.get_by_label("Page", exact=True)).to_have_value("300")


def test_what_is_picked_is_acted_on_out_of_sight_too(town: Town, tabs: Tabs, crowded: str) -> None:
    page = opened(town, tabs, crowded, DESKTOP)
    Keys(page).reach(opener(page, 1))
    page.keyboard.press("x")
    page.keyboard.press("End")
    expect(opener(page, MANY)).to_be_focused()
    expect(opener(page, 1)).to_have_count(0)
    page.keyboard.press("x")
    expect(page.get_by_role("status").filter(has_text="2 sélectionnées")).to_be_visible()
    page.keyboard.press("Home")
    expect(box(page, 1)).to_be_checked()
    expect(box(page, 2)).not_to_be_checked()

    page.get_by_role("button", name="Statut", exact=True).click()
    dialog = page.get_by_role("dialog", name="Donner un statut à 2 contributions")
    dialog.get_by_label("Statut").select_option(index=2)
    chosen = dialog.get_by_label("Statut").locator("option:checked").inner_text()
    dialog.get_by_role("button", name="Donner ce statut").click()
    expect(page.get_by_text("2 contributions modifiées.")).to_be_visible()
    expect(line(page, 1)).to_contain_text(chosen)
    expect(line(page, 2)).not_to_contain_text(chosen)
    opener(page, 1).focus()
    page.keyboard.press("End")
    expect(line(page, MANY)).to_contain_text(chosen)
    page.get_by_role("button", name="Rétablir").click()
    expect(line(page, MANY)).not_to_contain_text(chosen)

    page.get_by_role("button", name=re.compile("Sélectionner les 20.000")).click()
    expect(page.get_by_role("status").filter(has_text=re.compile("20.000"))).to_be_visible()
    expect(box(page, MANY)).to_be_checked()


def test_the_address_keeps_the_place_and_nothing_jumps(
    town: Town, tabs: Tabs, crowded: str
) -> None:
    page = opened(town, tabs, crowded, DESKTOP)
    sheet = page.locator(SHEET)
    sheet.evaluate("(one) => one.scrollIntoView()")
    sheet.evaluate("(one) => (one.scrollTop = 640_000)")
    before = sheet.evaluate(SHIFT)
    expect(page).to_have_url(re.compile(r"&from=\d{4,}$"))
    expect(lines(page).first).to_be_attached()
    assert sheet.evaluate(SHIFT) == before
    assert lines(page).count() <= FEW
    number = int(page.url.rpartition("=")[2])

    page.reload()
    settle(page)
    expect(opener(page, number)).to_be_attached()
    assert sheet.evaluate(SEEN) == line(page, number).get_attribute("data-id")

    page.locator(".cv-table__open[tabindex='0']").focus()
    page.keyboard.press("Home")
    expect(opener(page, 1)).to_be_focused()
    expect(page).not_to_have_url(re.compile("from="))
    page.keyboard.press("x")
    page.get_by_label("Page", exact=True).fill("200")
    page.keyboard.press("Enter")
    expect(opener(page, 9_951)).to_be_in_viewport()
    there = sheet.evaluate(SEEN)
    page.get_by_role("button", name="Masquer", exact=True).click()
    dialog = page.get_by_role("dialog", name="Masquer 1 contribution")
    dialog.get_by_label("Pourquoi").fill("Essai")
    dialog.get_by_role("button", name="Masquer").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", str(MANY))
    assert sheet.evaluate(SEEN) == there
    page.get_by_role("button", name="Rétablir").click()
    expect(page.get_by_role("table")).to_have_attribute("aria-rowcount", str(MANY + 1))
    assert sheet.evaluate(SEEN) == there


def test_the_focus_waits_for_a_line_that_is_away(town: Town, tabs: Tabs, crowded: str) -> None:
    page = opened(town, tabs, crowded, DESKTOP)
    sheet = page.locator(SHEET)
    Keys(page).reach(opener(page, 1))
    page.keyboard.press("ArrowDown")
    expect(opener(page, 2)).to_be_focused()

    sheet.evaluate("(one) => (one.scrollTop = 400_000)")
    expect(opener(page, 2)).to_have_count(0)
    expect(sheet).to_be_focused()
    sheet.evaluate("(one) => (one.scrollTop = 0)")
    expect(opener(page, 2)).to_be_focused()
    sheet.evaluate("(one) => (one.scrollTop = 400_000)")
    expect(sheet).to_be_focused()
    page.keyboard.press("ArrowDown")
    Keys(page).stand_on(opener(page, 3))

    page.keyboard.press("Tab")
    expect(page.locator(SHEET + " :focus")).to_have_count(0)


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_on_a_telephone_too_all_lines_are_within_reach(
    town: Town, tabs: Tabs, crowded: str, language: str
) -> None:
    page = tabs.open(
        f"{crowded}&from=12001", token=town.enter(ADMIN).token, size=PHONE, locale=language
    )
    settle(page)
    sheet = page.locator(SHEET)
    expect(opener(page, 12_001)).to_be_attached()
    heights = lines(page).evaluate_all(
        "(all) => [...new Set(all.map((one) => one.getBoundingClientRect().height))]"
    )
    assert len(heights) == 1
    assert lines(page).count() <= FEW
    assert after_a_moment(page) == []

    sheet.evaluate("(one) => (one.scrollTop = one.scrollHeight)")
    expect(opener(page, MANY)).to_be_attached()
    box(page, MANY).click()
    sheet.evaluate("(one) => (one.scrollTop = 0)")
    expect(opener(page, MANY)).to_have_count(0)
    expect(opener(page, 1)).to_be_attached()
    sheet.evaluate("(one) => (one.scrollTop = one.scrollHeight)")
    expect(box(page, MANY)).to_be_checked()
