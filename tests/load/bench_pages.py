"""How pages of the demo town do on a slow phone: Lighthouse's marks, and what axe finds."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from civic.front.build import build
from tests.browser.axe import violations
from tests.browser.chromium import chromium, flags
from tests.browser.tabs import Tabs, settle
from tests.browser.town import BOX, PROJECT, Town
from tests.load.lighthouse import CATEGORIES, verdict
from tests.site import running

HEAD = (
    "Page", "Performance", "Accessibility", "Best practices", "SEO",
    "First paint", "Largest paint", "Blocked", "Moved", "Transferred", "axe",
)  # fmt: skip
RUNS = 3


def figures() -> Iterator[tuple[str, ...]]:
    """Yield a row for each page: marks out of 100 and measures of the run in the middle of three.

    What costs marks other than those of performance is said beside the table.
    """
    build(lambda _: None)
    with tempfile.TemporaryDirectory() as data, running(Path(data)) as site:
        town = Town(site)
        pages = paths(town)
        town.close()
        barriers = {name: _barriers(site.url + path) for name, path in pages.items()}
        for name, path in pages.items():
            found = verdict(site.url + path, RUNS)
            for fault in found.faults:
                sys.stderr.write(f"{name}: {fault}\n")
            yield (
                name,
                *(str(found.marks[category]) for category in CATEGORIES),
                f"{found.first_paint_s:.1f} s",
                f"{found.largest_paint_s:.1f} s",
                f"{found.blocked_ms:.0f} ms",
                f"{found.moved:.2f}",
                f"{found.transferred_kb:.0f} KB",
                str(barriers[name]),
            )


def paths(town: Town) -> dict[str, str]:
    """Return the addresses of the pages that most people see."""
    box = f"/projects/{PROJECT}/{BOX}"
    return {
        "home": "/",
        "project": f"/projects/{PROJECT}",
        "list": f"{box}?view=cards",
        "input": f"/inputs/{town.discussed()}",
        "map": f"{box}?view=map",
    }


def _barriers(url: str) -> int:
    """Return how many things axe finds wrong, in the light and on a phone."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=flags())
        page = Tabs(browser).open(url)
        settle(page)
        found = len(violations(page))
        browser.close()
    return found
