"""What a widget weighs on somebody else's page, and how many are served."""

import re
import statistics
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

import httpx
from playwright.sync_api import Browser, sync_playwright

from civic.front.build import build
from tests.browser.chromium import chromium, flags
from tests.browser.town import Town
from tests.site import running

Figure = tuple[str, float, str]
KILO, MILLI = 1000, 1000
AT_ONCE, LOOKS = 8, 400
OPEN = re.compile("Open the map")


def figures() -> Iterator[Figure]:
    """Yield what a browser transfers for each kind, and how fast the server answers."""
    build(lambda _: None)
    with tempfile.TemporaryDirectory() as data, running(Path(data)) as site:
        town = Town(site)
        box, idea = town.activity(), town.discussed()
        town.close()
        of_box = f"{site.url}/widget/list?activity={box}&lang=en"
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=chromium(), args=flags())
            yield "list of 5, all that is fetched", _weight(browser, of_box), "kB"
            yield "list of 20", _weight(browser, f"{of_box}&items=20"), "kB"
            pictured = f"{of_box}&items=20&order=popular&pictures=1"
            yield (
                "list of 20 that may show pictures, and have none",
                _weight(browser, pictured),
                "kB",
            )
            single = f"{site.url}/widget/input?input={idea}&lang=en"
            yield "one contribution", _weight(browser, single), "kB"
            of_map = of_box.replace("/list", "/map")
            yield "map, before it is asked for", _weight(browser, of_map), "kB"
            yield "map, once it is open", _weight(browser, of_map, taps=True), "kB"
            browser.close()
        fits = httpx.get(f"{site.url}/widget/v1.js").content
        yield "the script that fits the height", len(fits) / KILO, "kB"
        yield from _served(of_box)


def _weight(browser: Browser, url: str, *, taps: bool = False) -> float:
    """Return what comes over the wire, headers and pictures included, in kB."""
    page = browser.new_context(viewport={"width": 390, "height": 4000}).new_page()
    came: list[float] = []
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    if taps:
        page.get_by_role("button", name=OPEN).click()
        page.locator(".leaflet-marker-icon").first.wait_for()
        page.wait_for_load_state("networkidle")
    page.context.close()
    return sum(came) / KILO


def _served(url: str) -> Iterator[Figure]:
    with httpx.Client() as client, ThreadPoolExecutor(AT_ONCE) as crowd:
        mark = client.get(url).headers["etag"]

        def look(headers: dict[str, str]) -> float:
            begun = perf_counter()
            client.get(url, headers=headers)
            return perf_counter() - begun

        for name, headers in (("answered anew", {}), ("unchanged", {"if-none-match": mark})):
            begun = perf_counter()
            took = list(crowd.map(look, [headers] * LOOKS))
            each = LOOKS / (perf_counter() - begun)
            yield f"list, {name}, {AT_ONCE} at once", each, "/s"
            p95 = statistics.quantiles(took, n=100)[94]
            yield f"list, {name}, p95", p95 * MILLI, "ms"
