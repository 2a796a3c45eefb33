"""How fast inputs come into a platform from a file, and out of it into one."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

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

ROWS = 20_000
ENOUGH = 60.0
WRITERS: dict[str, Callable[..., Iterator[bytes]]] = {"CSV": write_csv, "XLSX": write_xlsx}


def figures() -> Iterator[tuple[str, float, str]]:
    """Yield what was measured: its name, its value, its unit."""
    with _platform() as house:
        box = make.an_idea_box(house)
        for number, (name, write) in enumerate(WRITERS.items()):
            rows = rows_of(_inputs(number), UTC)
            file = File(b"".join(write(COLUMNS, rows)), f"inputs.{name.lower()}")
            yield from _brought_in(house, box, file, name)
        for kind in Format:
            start = perf_counter()
            for _ in exporting.export(house, SYSTEM, Order(box), kind)[1]:
                pass
            took = perf_counter() - start
            yield f"export {2 * ROWS} inputs as {kind.value}", took, "s"


def _brought_in(house: House, box: str, file: File, name: str) -> Iterator[tuple[str, float, str]]:
    start = perf_counter()
    perform(house, SYSTEM, import_trial.try_out, box, file)
    yield f"try out {ROWS} inputs from {name}", perf_counter() - start, "s"
    start = perf_counter()
    added = importing.import_inputs(house, SYSTEM, box, file).added
    took = perf_counter() - start
    if added != ROWS or took > ENOUGH:
        raise RuntimeError(f"{added} rows in {took:.0f} s")
    yield f"import {ROWS} inputs from {name}", took, "s"
    yield f"import from {name}", ROWS / took, "inputs/s"


@contextmanager
def _platform() -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'civic.db'}")
        SQLModel.metadata.create_all(engine)
        yield House(engine)
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
