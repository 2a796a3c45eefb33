"""What browser tests stand on: the real site, and Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import chromium, flags
from tests.site import Site, running


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


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of a phone's size, with nothing remembered."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR")
    yield context.new_page()
    context.close()
