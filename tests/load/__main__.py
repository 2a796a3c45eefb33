"""Measures what ``figures()`` of every ``bench_…`` module gives, and prints it with the machine."""

import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
BIG = 1000


def main(names: list[str]) -> int:
    """Print a table of the figures whose module is named, or of all."""
    say(f"{machine()}, {datetime.now(UTC):%-d %B %Y}\n")
    say("| What | Measured |\n|---|---|")
    measured = 0
    for bench in benches(names):
        for what, value, unit in bench.figures():
            say(
                f"| {what} | {value:,.3g} {unit} |"
                if value < BIG
                else f"| {what} | {value:,.0f} {unit} |"
            )
            measured += 1
    return 0 if measured else 1


def benches(names: list[str]) -> Iterator[ModuleType]:
    """Import and yield the modules that measure something."""
    for path in sorted(HERE.glob("bench_*.py")):
        if names and path.stem.removeprefix("bench_") not in names:
            continue
        yield import_module(f"tests.load.{path.stem}")


def machine() -> str:
    """Say what the figures were measured on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {system}"


def say(text: str) -> None:
    """Write one line of the table as soon as it is known."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
