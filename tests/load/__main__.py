"""Measures what ``figures()`` of every ``bench_…`` module gives, and prints it with the machine."""

import os
import platform
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tests.load.readme import README, with_part

HERE = Path(__file__).parent
BIG = 1000
USUAL = ("What", "Measured")
WRITE = "--write"


def main(arguments: list[str]) -> int:
    """Print tables of the figures whose module is named, or of all; with --write, keep them."""
    names = [word for word in arguments if word != WRITE]
    measured = 0
    for bench in benches(names):
        name = bench.__name__.rsplit(".bench_", 1)[-1]
        told: list[str] = []
        for line in table(bench, name):
            told.append(line)
            say(line)
            measured += line.startswith("| ") and line != header(bench)
        if WRITE in arguments:
            README.write_text(with_part(README.read_text(), f"figures:{name}", "\n".join(told)))
    return 0 if measured else 1


def table(bench: ModuleType, name: str) -> Iterator[str]:
    """Yield the lines of one table, each as soon as it is measured."""
    yield f"**{(bench.__doc__ or name).splitlines()[0].rstrip('.')}**"
    yield ""
    yield f"`script/bench {name}` on {machine()}, {datetime.now(UTC):%-d %B %Y}"
    yield ""
    yield header(bench)
    yield "|---|" + "---:|" * (header(bench).count("|") - 2)
    for what, *measured in bench.figures():
        yield f"| {what} | {cells(measured)} |"


def header(bench: ModuleType) -> str:
    """Return the head of a table: a bench may have ``HEAD`` of its own."""
    return f"| {' | '.join(getattr(bench, 'HEAD', USUAL))} |"


def cells(measured: Sequence[float | str]) -> str:
    """Return a row: a value with its unit, or ready words for columns of a bench's own."""
    match measured:
        case [float() | int() as value, str() as unit]:
            return f"{value:,.3g} {unit}" if value < BIG else f"{value:,.0f} {unit}"
        case words:
            return " | ".join(map(str, words))


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
