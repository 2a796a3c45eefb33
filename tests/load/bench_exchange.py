"""How fast inputs come into a platform from a file, and out of it into one."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter, process_time

from sqlmodel import SQLModel

from civic.adapters.sheets import write_csv, write_xlsx
from civic.rules.access import SYSTEM
from civic.rules.exporting import COLUMNS, ExportedInput, rows_of
from civic.services import exporting, import_trial, importing
from civic.services.database import open_engine
from civic.services.exporting import Format, Order
from civic.services.importing import File
from civic.services.work import House, perform
from tests import factories as make
from tests.postgres import own_postgres

ROWS = 20_000
WRITERS: dict[str, Callable[..., Iterator[bytes]]] = {"CSV": write_csv, "XLSX": write_xlsx}
Measured = tuple[str, float, str]


def figures() -> Iterator[Measured]:
    """Yield what was measured: its name, its value, its unit."""
    files = [
        (name, File(b"".join(write(COLUMNS, rows_of(_inputs(number), UTC))), f"a.{name.lower()}"))
        for number, (name, write) in enumerate(WRITERS.items())
    ]
    with tempfile.TemporaryDirectory() as folder, own_postgres() as postgres:
        yield from _on(f"sqlite:///{Path(folder) / 'civic.db'}", "SQLite", files)
        if postgres:
            yield from _on(postgres, "PostgreSQL", files)


def _on(url: str, engine: str, files: list[tuple[str, File]]) -> Iterator[Measured]:
    with _platform(url) as house:
        box = make.an_idea_box(house)
        for name, file in files:
            for what, value, unit in _brought_in(house, box, file, name):
                yield f"{what} on {engine}", value, unit
        for kind in Format:
            start = perf_counter()
            for _ in exporting.export(house, SYSTEM, Order(box), kind)[1]:
                pass
            took = perf_counter() - start
            yield f"export {2 * ROWS:,} inputs as {kind.value} on {engine}", took, "s"


def _brought_in(house: House, box: str, file: File, name: str) -> Iterator[Measured]:
    start = perf_counter()
    perform(house, SYSTEM, import_trial.try_out, box, file)
    yield f"try out {ROWS:,} inputs from {name}", perf_counter() - start, "s"
    start, spent = perf_counter(), process_time()
    added = importing.import_inputs(house, SYSTEM, box, file).added
    if added != ROWS:
        raise RuntimeError(f"{added} rows")
    yield f"import {ROWS:,} inputs from {name}", perf_counter() - start, "s"
    yield f"work of importing {ROWS:,} inputs from {name}", process_time() - spent, "s of one core"


@contextmanager
def _platform(url: str) -> Iterator[House]:
    engine = open_engine(url)
    SQLModel.metadata.create_all(engine)
    try:
        yield House(engine)
    finally:
        SQLModel.metadata.drop_all(engine)
        engine.dispose()


def _inputs(series: int) -> Iterator[ExportedInput]:
    at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    body = "<p>Planter des arbres à l'école, « pour l'été » ; c'est simple.</p>\n" * 8
    for number in range(ROWS):
        yield ExportedInput(
            f"{series:02}{number:030x}", f"Idée n° {number} =cmd()", body, ("arbres", "école"),
            "Vue", "Ana", at, 48.8 + number / 1e6, 2.3, "1 rue du Port", 4, 1, 2, "fr",
        )  # fmt: skip


if __name__ == "__main__":
    for what, value, unit in figures():
        print(f"{what}: {value:.2f} {unit}")  # noqa: T201  a figure is printed
