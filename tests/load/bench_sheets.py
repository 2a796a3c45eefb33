"""How fast tables come in and go out."""

from collections.abc import Iterator
from datetime import UTC, datetime
from time import perf_counter

from civic.adapters.sheets import read, write_csv, write_geojson, write_xlsx
from civic.rules.exporting import COLUMNS, ExportedInput, rows_of
from civic.rules.importing import Context, ImportedInput, parse
from civic.rules.layouts import recognise

ROWS = 20_000


def figures() -> list[tuple[str, float, str]]:
    """Return what was measured: its name, its value, its unit."""
    found: list[tuple[str, float, str]] = []
    for name, write in (("CSV", write_csv), ("XLSX", write_xlsx)):
        start = perf_counter()
        data = b"".join(write(COLUMNS, rows_of(_inputs(), UTC)))
        found.append((f"write {ROWS} inputs as {name}", perf_counter() - start, "s"))
        start = perf_counter()
        _take_in(data)
        found.append((f"read and check {ROWS} inputs from {name}", perf_counter() - start, "s"))
    start = perf_counter()
    for _ in write_geojson(COLUMNS, rows_of(_inputs(), UTC)):
        pass
    found.append((f"write {ROWS} inputs as GeoJSON", perf_counter() - start, "s"))
    return found


def _inputs() -> Iterator[ExportedInput]:
    at = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    body = "<p>Planter des arbres à l'école, « pour l'été » ; c'est simple.</p>\n" * 8
    for number in range(ROWS):
        yield ExportedInput(
            f"{number:032x}", f"Idée n° {number} =cmd()", body, ("arbres", "école"), "Vue",
            "Ana", at, 48.8 + number / 1e6, 2.3, "1 rue du Port", 4, 1, 2, "fr",
        )  # fmt: skip


def _take_in(data: bytes) -> None:
    sheet = read(data, "export")
    layout = recognise(sheet.columns)
    taken = list(parse(sheet.rows, layout, Context())) if layout else []
    if sum(isinstance(one, ImportedInput) for one in taken) != ROWS:
        raise RuntimeError("rows were lost")


if __name__ == "__main__":
    for name, value, unit in figures():
        print(f"{name}: {value:.2f} {unit}")  # noqa: T201  a figure is printed
