"""What browser tests stand on: the real site, Chromium, and ears that hear every complaint."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import chromium, flags
from tests.browser.tabs import PATIENCE_MS, Tabs
from tests.browser.town import Town
from tests.site import Site, running

expect.set_options(PATIENCE_MS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium once for all tests of a module.

    While it runs, this thread has an event loop: tests of coroutines live in other modules.
    """
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium(), args=flags())
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run a site that holds nothing yet."""
    with running(tmp_path_factory.mktemp("empty"), "--empty") as site:
        yield site


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run the demo town, once for all tests: each adds its own people and leaves others alone."""
    with running(tmp_path_factory.mktemp("demo")) as site:
        yield site


@pytest.fixture(scope="session")
def town(demo_site: Site) -> Iterator[Town]:
    """Open the demo town from behind, beside its server."""
    opened = Town(demo_site)
    yield opened
    opened.close()


@pytest.fixture
def tabs(browser: Browser) -> Iterator[Tabs]:
    """Open tabs that all must stay quiet: no error, no warning, nothing foreign, nothing lost."""
    opened = Tabs(browser)
    yield opened
    complaints = opened.close()
    assert complaints == []


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of a phone's size, with nothing remembered."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR")
    yield context.new_page()
    context.close()
