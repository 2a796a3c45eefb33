"""What a person waits for in front of a screen, measured in Chromium."""

import statistics
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.chromium import chromium, flags

Figure = tuple[str, float, str]
PHONE = ViewportSize(width=390, height=844)
PRESSES = 30
WAITS_MS = 30_000
WEIGHTS = """() => {
  const sums = {js: 0, css: 0};
  for (const entry of performance.getEntriesByType("resource")) {
    const kind = new URL(entry.name).pathname.split(".").pop();
    if (kind in sums) sums[kind] += entry.encodedBodySize;
  }
  return sums;
}"""
WATCH_PINS = """() => {
  new MutationObserver((_, watch) => {
    if (document.querySelector(".leaflet-marker-icon")) {
      requestAnimationFrame(() => { window.drawnAt = performance.now(); });
      watch.disconnect();
    }
  }).observe(document, {childList: true, subtree: true});
}"""
DRAWN = """() => window.drawnAt
  - performance.getEntriesByType("resource").find((one) => one.name.includes("/pins")).startTime"""
PRESS = """(button) => new Promise((done) => {
  const count = button.querySelector(".cv-reaction__count");
  const begun = performance.now();
  new MutationObserver((_, watch) => {
    watch.disconnect();
    done(performance.now() - begun);
  }).observe(count, {childList: true, characterData: true, subtree: true});
  button.click();
})"""


def on_screen(url: str, list_path: str, ids: list[str]) -> Iterator[Figure]:
    """Yield what the browser measured: weights, the map, a thumb."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=flags())
        pages = {
            "home": "/",
            "project": list_path.rsplit("/", 1)[0],
            "list page": list_path,
            "input page": f"/inputs/{ids[0]}",
            "map": f"{list_path}?view=map",
        }
        for name, path in pages.items():
            sums = _weights(_page(browser, url), url + path)
            yield f"first load of {name}, JavaScript", sums["js"] / 1000, "KB gz"
            yield f"first load of {name}, CSS", sums["css"] / 1000, "KB gz"
        yield "all pins of the map, from asking to drawn", _map(browser, url + pages["map"]), "ms"
        yield "thumb, from click to the new count, p50", _thumb(browser, url, ids), "ms"
        browser.close()


def _page(browser: Browser, url: str, token: str = "") -> Page:
    context = browser.new_context(viewport=PHONE, locale="fr-FR")
    if token:
        context.add_cookies([{"name": "civic_session", "value": token, "url": url}])
    return context.new_page()


def _weights(page: Page, url: str) -> dict[str, float]:
    page.goto(url, wait_until="networkidle")
    sums: dict[str, float] = page.evaluate(WEIGHTS)
    page.context.close()
    return sums


def _map(browser: Browser, url: str) -> float:
    times = []
    for _ in range(3):
        page = _page(browser, url)
        page.add_init_script(f"({WATCH_PINS})()")
        page.goto(url)
        page.wait_for_function("() => window.drawnAt", timeout=WAITS_MS)
        times.append(float(page.evaluate(DRAWN)))
        page.context.close()
    return statistics.median(times)


def _thumb(browser: Browser, url: str, ids: list[str]) -> float:
    """Press the thumb of an idea of somebody else, again and again."""
    for input_id in ids:
        page = _page(browser, url, "token-3")
        page.goto(f"{url}/inputs/{input_id}")
        button = page.locator("main .cv-reaction[aria-pressed]").first
        button.wait_for(timeout=WAITS_MS)
        if button.is_enabled():
            handle: Any = button.element_handle()
            times = [float(page.evaluate(PRESS, handle)) for _ in range(PRESSES)]
            page.context.close()
            return statistics.median(times)
        page.context.close()
    raise LookupError("every idea is one's own")
