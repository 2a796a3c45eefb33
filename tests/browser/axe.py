"""axe-core, fetched when it is first needed, and what it finds on a page."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from civic.front.packages import place_vendored
from civic.front.vendor import Vendored

AXE = Vendored("axe-core", "4.14.1", (("axe.min.js", "axe/"),))
PATIENCE, PAUSE_MS = 5, 400
TOOLS = Path(__file__).parents[2] / "build" / "tools"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, *, only: str = "") -> list[str]:
    """Return what axe finds wrong on a page as it is now, each with where; ``only`` one rule."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_source())
    run: dict[str, Any] = {"type": "tag", "values": TAGS}
    if only:
        run = {"type": "rule", "values": [only]}
    found = page.evaluate("(run) => axe.run(document, {runOnly: run})", run)
    return [
        f"{wrong['id']}: {node['target'][0]} {node['html'][:160]} {node.get('failureSummary', '')}"
        for wrong in found["violations"]
        for node in wrong["nodes"]
    ]


def after_a_moment(page: Page, *, only: str = "") -> list[str]:
    """Return what is still wrong once colours and places have had the time to change."""
    for _ in range(PATIENCE):
        if not (found := violations(page, only=only)):
            return []
        page.wait_for_timeout(PAUSE_MS)
    return found


@cache
def _source() -> str:
    """Return the script, without the shape that would make of it a function to call."""
    place_vendored(TOOLS / "web", TOOLS / "files", lambda _: None, (AXE,))
    return f"(() => {{ {(TOOLS / 'files' / 'axe' / 'axe.min.js').read_text()} }})()"
