"""Lighthouse, fetched when it is first needed, and what it says of a page on a phone."""

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from civic.front.packages import install, node_environment
from civic.front.vendor import Vendored
from tests.browser.axe import TOOLS
from tests.browser.chromium import chromium, flags
from tests.browser.tabs import COOKIE, origin
from tests.site import free_port

LIGHTHOUSE = Vendored("lighthouse", "13.5.0", ())
FOLDER = TOOLS / "lighthouse"
PROGRAM = FOLDER / "node_modules" / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
WHOLE = 100
TRIES = 3


@dataclass(frozen=True)
class Verdict:
    """The marks of one page out of a hundred, what was measured, and what cost marks."""

    marks: Mapping[str, int]
    first_paint_s: float
    largest_paint_s: float
    blocked_ms: float
    moved: float
    transferred_kb: float
    faults: tuple[str, ...]


def verdict(url: str, runs: int, token: str = "") -> Verdict:
    """Return the run of which the performance is in the middle: one run is half chance.

    With a ``token`` the page is seen by the person whose visit it is.
    """
    install_once()
    look = partial(_seen_by, token) if token else _run
    found = sorted((look(url) for _ in range(runs)), key=lambda one: one.marks["performance"])
    return found[statistics.median_low(range(len(found)))]


def install_once() -> None:
    """Fetch the pinned Lighthouse, unless it is there."""
    described = PROGRAM / "package.json"
    if described.is_file() and json.loads(described.read_text())["version"] == LIGHTHOUSE.version:
        return
    install(FOLDER, (LIGHTHOUSE,))


def _seen_by(token: str, url: str) -> Verdict:
    """Run in a browser that has come in already: Lighthouse leaves its cookies alone."""
    port = free_port()
    with tempfile.TemporaryDirectory() as profile, sync_playwright() as driver:
        browser = driver.chromium.launch_persistent_context(
            profile,
            executable_path=chromium(),
            args=[*flags(), f"--remote-debugging-port={port}"],
        )
        browser.add_cookies([{"name": COOKIE, "value": token, "url": origin(url)}])
        found = _run(url, f"--port={port}")
        browser.close()
    return found


def _run(url: str, *where: str) -> Verdict:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        chrome = " ".join(["--headless=new", *flags()])
        command = ["node", str(PROGRAM / "cli" / "index.js"), url, "--quiet", "--output=json"]
        command += [f"--output-path={report}", *(where or [f"--chrome-flags={chrome}"])]
        command += [f"--only-categories={','.join(CATEGORIES)}", "--ignore-status-code"]
        environment = node_environment() | {"CHROME_PATH": _browser()}
        _run_again(command, environment)
        return read(json.loads(report.read_text()))


def _run_again(command: list[str], environment: Mapping[str, str]) -> None:
    """Run Lighthouse; it may fail twice, as now and then it asks itself to be run again."""
    for left in reversed(range(TRIES)):
        ran = subprocess.run(command, env=environment, check=not left, stdout=subprocess.DEVNULL)
        if not ran.returncode:
            return


def read(report: Mapping[str, Any]) -> Verdict:
    """Return what a report of Lighthouse says."""
    audits, categories = report["audits"], report["categories"]
    measured = {name: float(audits[audit]["numericValue"]) for name, audit in MEASURES.items()}
    faults = [
        f"{category}: {audits[each['id']]['title']}"
        for category in CATEGORIES[1:]
        for each in categories[category]["auditRefs"]
        if each["weight"] and audits[each["id"]]["score"] == 0
    ]
    return Verdict(
        marks={name: round(categories[name]["score"] * WHOLE) for name in CATEGORIES},
        first_paint_s=measured["first"] / 1000,
        largest_paint_s=measured["largest"] / 1000,
        blocked_ms=measured["blocked"],
        moved=measured["moved"],
        transferred_kb=measured["weight"] / 1000,
        faults=tuple(faults),
    )


MEASURES = {
    "first": "first-contentful-paint",
    "largest": "largest-contentful-paint",
    "blocked": "total-blocking-time",
    "moved": "cumulative-layout-shift",
    "weight": "total-byte-weight",
}


def _browser() -> str:
    """Return where Chromium is: Debian's, or the one that Playwright fetched."""
    if found := chromium():
        return found
    with sync_playwright() as driver:
        return os.fspath(driver.chromium.executable_path)
