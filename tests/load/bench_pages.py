"""How every page and state of the demo town does: Lighthouse's marks on a slow phone, and axe."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from civic.front.build import build
from tests.browser.addresses import CITIZEN, MAIN, ROUTES
from tests.browser.axe import after_a_moment
from tests.browser.chromium import chromium, flags
from tests.browser.states import STATES
from tests.browser.tabs import Tabs, darken, settle
from tests.browser.town import ADMIN, BOX, PROJECT, Resident, Town
from tests.load.lighthouse import CATEGORIES, Verdict, verdict
from tests.site import running

HEAD = (
    "Page", "Performance", "Accessibility", "Best practices", "SEO",
    "First paint", "Largest paint", "Blocked", "Moved", "Transferred", "axe",
)  # fmt: skip
NOT_MEASURED = ("–",) * 9
RUNS = {True: 3, False: 1}
MAP = f"/projects/{PROJECT}/{BOX}?view=map"
Row = tuple[str, ...]


def figures() -> Iterator[Row]:
    """Yield a row for each route: marks out of 100, measures, and how many barriers axe finds.

    Of pages that most people see it is the run in the middle of three, of others one run. States
    that open after a press are no page to Lighthouse: axe alone looks at them. What costs marks
    other than those of performance is said beside the table.
    """
    build(lambda _: None)
    with tempfile.TemporaryDirectory() as data, running(Path(data)) as site:
        town = Town(site)
        people = {
            "": Resident(""),
            CITIZEN: town.newcomer("Claire Regard"),
            ADMIN: town.enter(ADMIN),
        }
        paths = {route: seen.path(town, people[seen.who]) for route, seen in ROUTES.items()}
        yield from _routes(site.url, {**paths, "map": MAP}, people)
        yield from _states(town, people)
        town.close()


def _routes(origin: str, paths: dict[str, str], people: dict[str, Resident]) -> Iterator[Row]:
    for name, path in paths.items():
        person = people[ROUTES[name].who if name in ROUTES else ""]
        barriers = _barriers(origin + path, person)
        found = verdict(origin + path, RUNS[name in (*MAIN, "map")], person.token)
        for fault in found.faults:
            sys.stderr.write(f"{name}: {fault}\n")
        yield _row(name, found, barriers)


def _row(name: str, found: Verdict, barriers: int) -> Row:
    return (
        name,
        *(str(found.marks[category]) for category in CATEGORIES),
        f"{found.first_paint_s:.1f} s",
        f"{found.largest_paint_s:.1f} s",
        f"{found.blocked_ms:.0f} ms",
        f"{found.moved:.2f}",
        f"{found.transferred_kb:.0f} KB",
        str(barriers),
    )


def _states(town: Town, people: dict[str, Resident]) -> Iterator[Row]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=flags())
        for name, state in STATES.items():
            person = people[state.who]
            page = _opened(browser, town.url + state.path(town, person), person)
            state.reach(page)
            expect(page.locator(state.shows).locator("visible=true").first).to_be_visible()
            yield (name, *NOT_MEASURED, str(_found(page)))
            page.context.close()
        browser.close()


def _barriers(url: str, person: Resident) -> int:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=flags())
        found = _found(_opened(browser, url, person))
        browser.close()
    return found


def _opened(browser: Browser, url: str, person: Resident) -> Page:
    page = Tabs(browser).open(url, token=person.token)
    settle(page)
    return page


def _found(page: Page) -> int:
    """Return how many things axe finds wrong, in the light and in the dark, on a phone."""
    light = after_a_moment(page)
    darken(page)
    return len(light) + len(after_a_moment(page, only="color-contrast"))
