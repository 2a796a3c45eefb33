"""On a screen in Arabic, what was written in French or Dutch says so, and nothing else does."""

import pytest

from civic.i18n import catalogue
from tests.browser.addresses import ROUTES
from tests.browser.tabs import DESKTOP, Tabs, settle
from tests.browser.town import ADMIN, BOX, PROJECT, Resident, Town

PAGES = (
    "index",
    "folders/[folder]",
    "projects/[project]",
    "projects/[project]/[activity]",
    "inputs/[input]",
    "people/[person]",
)
READ = """() => {
    const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (words.nextNode()) {
        const { data, parentElement } = words.currentNode;
        if (parentElement.closest("script, style, noscript")) continue;
        const text = data.replace(/\\s+/g, " ").trim();
        if (text) found.push([text, parentElement.closest("[lang]").lang]);
    }
    return found;
}"""


@pytest.fixture(scope="module")
def written(town: Town) -> dict[str, set[str]]:
    """Return what was written in the town, and the words of the interface."""
    words = town.written()
    for text in catalogue("ar").values():
        words.setdefault(text, set()).add("ar")
    return words


def paths(town: Town) -> dict[str, str]:
    """Return the pages to read, and the list of the ideas in its other form."""
    found = {route: ROUTES[route].path(town, Resident("")) for route in PAGES}
    return {**found, "list": f"/projects/{PROJECT}/{BOX}?view=list"}


@pytest.mark.parametrize("name", [*PAGES, "list"])
def test_what_people_wrote_says_its_language(
    name: str, town: Town, tabs: Tabs, written: dict[str, set[str]]
) -> None:
    page = tabs.open(town.url + paths(town)[name], locale="ar", size=DESKTOP)
    settle(page)
    heard = [(text, lang) for text, lang in page.evaluate(READ) if text in written]

    assert [(text, lang) for text, lang in heard if lang not in written[text]] == []
    assert {lang for _, lang in heard} >= {"ar", "fr"}


def test_the_legend_of_a_map_says_the_language_of_its_layers(
    town: Town, tabs: Tabs, written: dict[str, set[str]]
) -> None:
    address = f"{town.url}/projects/{PROJECT}/{BOX}?view=map"
    page = tabs.open(address, locale="ar", size=DESKTOP)
    page.locator(".cv-map__legend > button").click()
    names = [
        (label.inner_text().strip(), label.get_attribute("lang"))
        for label in page.locator(".cv-map__legend label > [lang]").all()
    ]

    assert len(names) == page.locator(".cv-map__legend label").count() > 0
    assert [(name, lang) for name, lang in names if lang not in written[name]] == []


def test_the_team_hears_each_text_in_its_language(
    town: Town, tabs: Tabs, written: dict[str, set[str]]
) -> None:
    address = f"{town.url}/admin/inputs?open={town.discussed()}"
    page = tabs.open(address, token=town.enter(ADMIN).token, locale="ar", size=DESKTOP)
    settle(page)
    for unfolds in page.locator("aside.cv-panel details").all():
        unfolds.evaluate("(part) => { part.open = true }")
    heard = [(text, lang) for text, lang in page.evaluate(READ) if text in written]

    assert [(text, lang) for text, lang in heard if lang not in written[text]] == []
    assert {lang for _, lang in heard} >= {"ar", "fr"}
