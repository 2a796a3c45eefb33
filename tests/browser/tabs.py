"""Tabs as people open them, and what a browser complains of meanwhile."""

import re
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
)

PHONE = {"width": 390, "height": 844}
STILL = {"reduced_motion": "reduce"}
DESKTOP = {"width": 1280, "height": 800}
COOKIE = "civic_session"
BAD = 400
LEFT = re.compile("/_event/.*WebSocket is closed before the connection is established")
"""What the browser says of a page that is left while its events connect: nobody misses them."""
LED_ON = "Execution context was destroyed"
"""What Playwright says when a page was left while it was looked at."""
PATIENCE_MS = 15_000  # two cores may be busy with other tests
SETTLED = """(patience) => new Promise((done, fail) => {
    setTimeout(() => fail(new Error("the page does not settle")), patience);
    const quiet = 250;
    const waits = () =>
        !document.querySelector("h1") || document.querySelector(".cv-skeleton, civic-first");
    let timer;
    const again = () => {
        clearTimeout(timer);
        timer = setTimeout(() => (waits() ? again() : (watch.disconnect(), done())), quiet);
    };
    const watch = new MutationObserver(again);
    watch.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    again();
})"""


class Tabs:
    """The tabs of one test; each is somebody's own browser unless it shares a context."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._pardoned: list[str] = []
        self.complaints: list[str] = []

    def open(
        self, url: str, *, token: str = "", size: dict[str, int] | None = None, **look: Any
    ) -> Page:
        """Open an address on a phone, in French, as the person of ``token`` or nobody."""
        settings: dict[str, Any] = {"locale": "fr-FR", "viewport": size or PHONE, **STILL, **look}
        context = self._browser.new_context(**settings)
        self._contexts.append(context)
        if token:
            context.add_cookies([{"name": COOKIE, "value": token, "url": origin(url)}])
        return self.beside(context, url)

    def beside(self, context: BrowserContext, url: str) -> Page:
        """Open one more tab in the browser of another."""
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        self._listen(page, url)
        page.goto(url)
        page.wait_for_selector("civic-first", state="detached")  # the app has come
        return page

    def pardon(self, *parts: str) -> None:
        """Expect complaints that hold one of these words: the test brings them about itself."""
        self._pardoned.extend(parts)

    def close(self) -> list[str]:
        """Close every tab; return what was complained of and not expected."""
        for context in self._contexts:
            context.close()
        return [
            said for said in self.complaints if not any(part in said for part in self._pardoned)
        ]

    def _listen(self, page: Page, url: str) -> None:
        home = origin(url)
        ours = (home, home.replace("http", "ws"), "data:", "blob:")
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error} ({page.url})"))
        page.on("requestfailed", self._failed)
        page.on("request", lambda request: self._asked(request, ours))
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not LEFT.search(message.text):
            self.complaints.append(f"console: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure not in ("net::ERR_ABORTED", None):
            self.complaints.append(f"failed: {request.url} {request.failure}")

    def _asked(self, request: Request, ours: tuple[str, ...]) -> None:
        if not request.url.startswith(ours):
            self.complaints.append(f"foreign: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= BAD:
            self.complaints.append(f"status {response.status}: {response.url}")


def origin(url: str) -> str:
    """Return the site that an address belongs to."""
    return "/".join(url.split("/")[:3])


REPAINTED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
    () => Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(done)
)))"""


def darken(page: Page) -> None:
    """Let the evening come, and wait until the page has changed its colours."""
    page.emulate_media(color_scheme="dark")
    page.evaluate(REPAINTED)


def settle(page: Page) -> None:
    """Wait until a page shows its content and has stopped moving; one that leads on is followed."""
    try:
        page.evaluate(SETTLED, PATIENCE_MS)
    except Error as fault:
        if LED_ON not in fault.message:
            raise
        page.wait_for_load_state()
        page.evaluate(SETTLED, PATIENCE_MS)
    page.wait_for_load_state("networkidle")
