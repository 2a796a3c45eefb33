"""Runs every test on this machine: finds or fetches a browser and PostgreSQL first."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from tests.browser.chromium import CannotFetch, chromium
from tests.postgres import own_postgres

ROOT = Path(__file__).parents[1]


def main(arguments: list[str]) -> int:
    """Run pytest with all it needs; return its verdict, and failure when nothing ran."""
    try:
        say(f"Browser: {chromium(fetch=True) or 'the one that Playwright fetched'}")
        return _run(arguments)
    except CannotFetch as fault:
        say(str(fault))
        return 1


def _run(arguments: list[str]) -> int:
    with own_postgres(fetch=True) as address, tempfile.TemporaryDirectory() as folder:
        say("PostgreSQL: " + ("at hand" if address else "none, so SQLite alone is tested"))
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments]
        environment = os.environ | ({"CIVIC_TEST_POSTGRES_URL": address} if address else {})
        verdict = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        ran = tests_in(report)
    say(f"{ran} tests ran.")
    return verdict or (0 if ran else 1)


def tests_in(report: Path) -> int:
    """Return how many tests really ran, by the report of pytest."""
    if not report.is_file():
        return 0
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    return sum(int(suite.get("tests", 0)) - int(suite.get("skipped", 0)) for suite in suites)


def say(text: str) -> None:
    """Write a line that is not the tests' own."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
