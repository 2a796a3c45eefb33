"""What opens in a page after a press: each state by name, how one comes there, and as whom."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.addresses import CITIZEN, ROUTES
from tests.browser.town import ADMIN, BOX, PROJECT, Resident, Town

LIST = f"/projects/{PROJECT}/{BOX}?view=cards"
NEW = f"/projects/{PROJECT}/{BOX}/new"
GO_ON = "form button[type=submit].cv-button--primary"
Path = Callable[[Town, Resident], str]


@dataclass(frozen=True)
class State:
    """A state of a page: where, as whom, how it is reached and what then must be seen."""

    path: Path
    who: str
    reach: Callable[[Page], None]
    shows: str


def _at(path: str) -> Path:
    return lambda town, person: path


def _own(rest: str = "") -> Path:
    return lambda town, person: f"/inputs/{town.idea(person)}{rest}"


def _route(name: str, rest: str = "") -> Path:
    return lambda town, person: ROUTES[name].path(town, person) + rest


def _press(*selectors: str) -> Callable[[Page], None]:
    """Press one thing after another, each once it is there."""

    def reach(page: Page) -> None:
        for selector in selectors:
            page.locator(selector).locator("visible=true").first.click()

    return reach


def _unfold(page: Page) -> None:
    """Open everything that folds in the page itself."""
    expect(page.locator("main details").first).to_be_visible()
    page.evaluate("() => document.querySelectorAll('main details').forEach((o) => (o.open = true))")


def _to_the_link(page: Page) -> None:
    for step in ("what", "why"):
        page.locator(GO_ON).click()
        expect(page.locator(f"#step-{step}")).to_be_focused()
    page.locator(".cv-editor__tools button").locator("visible=true").last.click()


def _find_a_place(page: Page) -> None:
    page.locator(".cv-place__search input").fill("rue")


def _send_an_empty_title(page: Page) -> None:
    page.locator(GO_ON).click()
    page.locator("#title").fill("")
    page.locator(GO_ON).click()


def _enter_a_wrong_code(page: Page) -> None:
    page.locator("[name=email]").fill("wrong@example.org")
    page.locator("main form button[type=submit]").first.click()
    page.locator("[name=code]").fill("12")
    page.locator("main form button[type=submit]").first.click()


def _try_a_pale_colour(page: Page) -> None:
    page.locator("#brand").fill("#ffe066")


def _end_before_the_start(page: Page) -> None:
    _unfold(page)
    phase = page.locator("#phases details").first
    phase.locator("input[name=starts]").fill("2030-01-02T09:00")
    phase.locator("input[name=ends]").fill("2030-01-01T09:00")
    phase.locator("button[type=submit]").click()


def _open_and_unfold(page: Page) -> None:
    page.locator(".cv-table__open").first.click()
    expect(page.locator("aside.cv-panel")).to_be_focused()
    _unfold(page)


MENU = ".cv-header .cv-menu"
STATES: dict[str, State] = {
    "language menu": State(_at("/"), "", _press(f"{MENU} summary"), f"{MENU}[open]"),
    "account menu": State(
        _at("/"), CITIZEN, _press(f"{MENU}:last-of-type summary"), f"{MENU}[open] form[action*=out]"
    ),
    "filters": State(_at(LIST), "", _press(".cv-filters-button"), "#filters:popover-open"),
    "orders": State(_at(LIST), "", _press("main .cv-menu summary"), "main .cv-menu[open]"),
    "share": State(_own(), CITIZEN, _press("[data-opens=share]"), "dialog#share[open]"),
    "withdraw": State(_own(), CITIZEN, _press("[data-opens=withdraw]"), "dialog#withdraw[open]"),
    "report": State(
        _route("inputs/[input]"), CITIZEN, _press("main button:has(use[href*=flag])"),
        "dialog#report[open]",
    ),
    "answer": State(
        _route("inputs/[input]"), CITIZEN, _press(".cv-comment__foot button:nth-child(2)"),
        "[id^=answer-]",
    ),
    "comment's acts": State(
        _route("inputs/[input]"), CITIZEN, _press(".cv-comment__foot .cv-menu button"),
        ".cv-comment .cv-menu__list",
    ),
    "legend": State(
        _at(NEW), CITIZEN, _press(".cv-map__legend > button"), ".cv-map__legend input"
    ),
    "place missing": State(_at(NEW), CITIZEN, _press(GO_ON), "#place-error"),
    "places found": State(_at(NEW), CITIZEN, _find_a_place, "[role=listbox] [role=option]"),
    "title missing": State(_own("/edit"), CITIZEN, _send_an_empty_title, "#title-error"),
    "link": State(_own("/edit"), CITIZEN, _to_the_link, ".cv-editor__link"),
    "wrong code": State(_at("/sign-in"), "", _enter_a_wrong_code, "[role=alert]"),
    "team: what a project begins with": State(
        _at("/admin/projects/new"), ADMIN, _press("button.cv-door", GO_ON), "#title-error"
    ),
    "team: another language": State(
        _route("admin/projects/[project]"), ADMIN, _press("main .cv-segmented [lang=nl]"),
        "main .cv-segmented [lang=nl][aria-pressed=true]",
    ),
    "team: phases and activities": State(
        _route("admin/projects/[project]/activities"), ADMIN, _end_before_the_start,
        "[id$=ends-error]",
    ),
    "team: wrong layer": State(
        _route("admin/projects/[project]/layers", "?problem=team_layer.not_geojson"), ADMIN,
        lambda page: None, "[role=alert]",
    ),
    "team: nobody's address": State(
        _route("admin/projects/[project]/team"), ADMIN, _press(GO_ON), "#give-email-error"
    ),
    "team: contribution": State(
        _at("/admin/inputs"), ADMIN, _open_and_unfold, "aside.cv-panel details[open]"
    ),
    "team: moderation": State(
        _at("/admin/moderation"), ADMIN, _open_and_unfold, "aside.cv-panel details[open]"
    ),
    "team: new account": State(_at("/admin/people"), ADMIN, _unfold, "#add-name"),
    "team: pale colour": State(
        _at("/admin/settings/look"), ADMIN, _try_a_pale_colour, ".cv-swatch"
    ),
    "team: statuses": State(_at("/admin/settings/statuses"), ADMIN, _unfold, "#new-colour"),
    "team: keys": State(_at("/admin/settings/keys"), ADMIN, _unfold, "#key-name"),
    "team: webhooks": State(_at("/admin/settings/webhooks"), ADMIN, _unfold, "#hook-url"),
    "team: areas": State(_at("/admin/settings/areas"), ADMIN, _unfold, "#new-shape"),
    "team: folders": State(_at("/admin/folders"), ADMIN, _unfold, "main .cv-editor"),
}  # fmt: skip
