"""What must be filled in is marked before anything is sent, for eyes and for ears."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from civic.i18n import say
from tests.browser.addresses import CITIZEN, ROUTES
from tests.browser.forms import Empty
from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import ADMIN, Resident, Town
from tests.site import running

WORD = say("frame.required", "fr")
UNFOLD = "() => document.querySelectorAll('main details').forEach((one) => (one.open = true))"


def _as_it_is(page: Page) -> None:
    """Leave a page as it came."""


def _press(*selectors: str) -> Callable[[Page], None]:
    def reach(page: Page) -> None:
        for selector in selectors:
            page.locator(selector).locator("visible=true").first.click()

    return reach


def _panel(page: Page) -> None:
    page.locator(".cv-table__open").first.click()
    expect(page.locator("aside.cv-panel")).to_be_focused()


def _to_a_link(page: Page) -> None:
    page.evaluate(UNFOLD)
    page.get_by_role("button", name=say("team_pages.kind.link", "fr")).first.click()


def _name_a_filter(page: Page) -> None:
    page.get_by_role("button", name=say("team_filters.save", "fr")).click()
    expect(page.locator("dialog[open]")).to_be_visible()


def _with_several(icon: str) -> Callable[[Page], None]:
    """Pick two contributions, and open what is done with them."""

    def reach(page: Page) -> None:
        for row in (0, 1):
            page.locator("tbody input[type=checkbox]").nth(row).check()
        picked = say("team_bulk.picked", "fr", count=2)
        expect(page.locator(".cv-bulk").get_by_role("status")).to_have_text(picked)
        page.locator(f".cv-bulk button:has(use[href*='#{icon}'])").first.click()
        expect(page.locator("dialog[open]")).to_be_visible()

    return reach


@dataclass(frozen=True)
class Place:
    """Where forms are: a route, what is pressed there first, and what its address asks."""

    route: str
    reach: Callable[[Page], None] = _as_it_is
    query: Callable[[Town], str] = lambda town: ""
    who: str = ""


PLACES = {
    **{route: Place(route) for route in ROUTES if route not in ("404", "setup")},
    "contribution, opened": Place("admin/inputs", _panel),
    "moderation, opened": Place("admin/moderation", _panel),
    "a project begun": Place("admin/projects/new", _press("button.cv-door")),
    **{
        f"several: {icon}": Place("admin/inputs", _with_several(icon))
        for icon in ("circle-check", "eye-off", "arrow-right", "merge")
    },
    "a question": Place(
        "admin/projects/[project]/activities/[activity]/form", _press("#add ~ * .cv-chip")
    ),
    "a link in the menu": Place("admin/settings/ways", _to_a_link),
    "a copy": Place("admin/projects/new", query=lambda town: f"?from={town.project()}"),
    "a filter": Place("admin/inputs", _name_a_filter, lambda town: "?text=banc"),
    "reporting": Place("inputs/[input]", _press("main button:has(use[href*=flag])"), who=CITIZEN),
}


@pytest.fixture(scope="module")
def own_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Run a town of which nothing is left as it was."""
    with running(tmp_path_factory.mktemp("forms")) as site:
        town = Town(site)
        yield town
        town.close()


@pytest.fixture(scope="module")
def people(own_town: Town) -> dict[str, Resident]:
    """Let in those who send forms."""
    claire = own_town.newcomer("Claire Regard")
    return {"": Resident(""), CITIZEN: claire, ADMIN: own_town.enter(ADMIN)}


@pytest.mark.parametrize("name", PLACES)
def test_what_is_refused_when_empty_was_marked(
    name: str, own_town: Town, tabs: Tabs, people: dict[str, Resident]
) -> None:
    place = PLACES[name]
    seen = ROUTES[place.route]
    tabs.pardon("40", "429", "422")
    person = people[place.who or seen.who]
    url = own_town.url + seen.path(own_town, person) + place.query(own_town)
    page = tabs.open(f"{own_town.url}/robots.txt", token=person.token, size=DESKTOP)

    def reach() -> None:
        page.evaluate("() => sessionStorage.clear()")  # begin anew: nothing is open still
        page.goto(url)
        settle(page)
        place.reach(page)
        settle(page)
        page.evaluate(UNFOLD)

    assert Empty(page, WORD).unmarked(reach) == []
