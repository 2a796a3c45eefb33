"""What the shell promises, seen from a browser."""

import gzip
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect
from websockets.sync.client import connect

from tests.browser.addresses import ROUTES
from tests.browser.town import Resident, Town
from tests.site import Site, running

LIST = "projects/[project]/[activity]"


def test_a_page_opens_without_a_word_in_the_console(page: Page, empty_site: Site) -> None:
    words: list[str] = []
    page.on("console", lambda message: words.append(message.text))
    page.on("pageerror", lambda error: words.append(str(error)))

    page.goto(empty_site.url)
    page.wait_for_load_state("networkidle")

    assert words == []


def test_the_first_paint_is_in_the_language_of_the_browser(
    browser: Browser, empty_site: Site
) -> None:
    context = browser.new_context(locale="ar", java_script_enabled=False)
    page = context.new_page()

    page.goto(empty_site.url)

    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    context.close()


def test_an_unknown_address_shows_the_platform_and_the_way_home(
    page: Page, empty_site: Site
) -> None:
    answer = page.goto(f"{empty_site.url}/nothing-here")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page n’existe pas")
    expect(page.get_by_role("banner")).to_be_visible()
    expect(page.get_by_role("contentinfo")).to_be_visible()
    page.get_by_role("link", name="Aller à l’accueil").click()
    expect(page).to_have_url(f"{empty_site.url}/")


def test_who_gets_no_connection_because_of_a_crowd_reads_why(page: Page, tmp_path: Path) -> None:
    with (
        running(tmp_path, "--empty", CIVIC_CONNECTIONS_PER_ADDRESS="4") as site,
        ExitStack() as crowd,
    ):
        door = f"ws://localhost:{site.port}/_event/?EIO=4&transport=websocket&token=crowd"
        for _ in range(4):
            crowd.enter_context(connect(door))

        page.goto(site.url)

        expect(page.get_by_text("Trop de pages sont ouvertes depuis votre réseau")).to_be_visible()
        crowd.close()
        expect(page.get_by_text("Trop de pages sont ouvertes")).to_be_hidden()


def test_a_script_that_was_slipped_into_a_page_does_not_run(page: Page, empty_site: Site) -> None:
    page.goto(empty_site.url)

    ran = page.evaluate(
        """() => {
            const image = document.createElement("div");
            image.innerHTML = '<img src="x:" onerror="window.stolen = true">';
            const script = document.createElement("script");
            script.textContent = "window.stolen = true";
            document.body.append(image, script);
            return new Promise((done) => setTimeout(() => done(window.stolen === true), 300));
        }"""
    )

    assert ran is False


def test_the_site_asks_nobody_else_for_anything(page: Page, empty_site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(empty_site.url)
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if not url.startswith((empty_site.url, "data:", "blob:"))] == []


@pytest.mark.parametrize("route", ["index", "projects/[project]", LIST, "inputs/[input]"])
def test_a_first_load_is_light(route: str, page: Page, town: Town) -> None:
    weight = {"script": 0, "stylesheet": 0}
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))

    page.goto(town.url + ROUTES[route].path(town, Resident("")))
    page.wait_for_load_state("networkidle")

    for answer in answers:
        if answer.request.resource_type in weight:
            weight[answer.request.resource_type] += len(gzip.compress(answer.body()))
    assert weight["script"] <= 170_000
    assert weight["stylesheet"] <= 20_000
