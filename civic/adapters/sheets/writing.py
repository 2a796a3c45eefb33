"""Rows in, the bytes of a file out, chunk by chunk."""

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from tempfile import TemporaryFile
from typing import IO

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # ships no types

from civic.errors import Invalid
from civic.rules.exporting import Cell, neutralise

_CHUNK = 65_536
_MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767


def write_csv(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, delimiter: str = ","
) -> Iterator[bytes]:
    """Yield a CSV file in UTF-8 with its mark; no cell of it runs as a formula."""
    page = StringIO(newline="")
    writer = csv.writer(page, delimiter=delimiter, quoting=csv.QUOTE_NONNUMERIC)
    page.write("\ufeff")
    writer.writerow([_safe(column) for column in columns])
    for row in rows:
        writer.writerow([_safe(cell) for cell in row])
        if page.tell() >= _CHUNK:
            yield _taken(page)
    yield _taken(page)


def write_xlsx(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, name: str = ""
) -> Iterator[bytes]:
    """Yield a workbook of one sheet; every text is a text, never a formula or a link.

    A text longer than a workbook can hold is cut and ends with an ellipsis.

    Raises:
        Invalid: if there are more rows than a workbook can hold.
    """
    with TemporaryFile() as file:
        _fill(file, columns, rows, name)
        file.seek(0)
        while chunk := file.read(_CHUNK):
            yield chunk


def write_geojson(
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    lat: str = "lat",
    lng: str = "lng",
) -> Iterator[bytes]:
    """Yield a GeoJSON collection: a point per row, or no geometry where it has no place."""
    page = StringIO()
    page.write('{"type":"FeatureCollection","features":[')
    separator = "\n"
    for row in rows:
        cells = {c: _finite(cell) for c, cell in zip(columns, row, strict=True)}
        page.write(separator + json.dumps(_feature(cells, lat, lng), ensure_ascii=False))
        separator = ",\n"
        if page.tell() >= _CHUNK:
            yield _taken(page)
    page.write("\n]}\n")
    yield _taken(page)


def _fill(
    file: IO[bytes], columns: Sequence[str], rows: Iterable[Sequence[Cell]], name: str
) -> None:
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(file, {"constant_memory": True, **plain}) as book:
        sheet = book.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", name)[:31].strip() or None)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, [_shown(column) for column in columns])
        for number, row in enumerate(rows, start=1):
            if number > _MOST_ROWS:
                raise Invalid("file", "team_export.too_many_rows", most=str(_MOST_ROWS))
            sheet.write_row(number, 0, [_shown(cell) for cell in row])


def _shown(cell: Cell) -> Cell:
    cell = _finite(cell)
    if isinstance(cell, str) and len(cell) > _LONGEST_CELL:
        return cell[: _LONGEST_CELL - 1] + "…"
    return cell


def _safe(cell: Cell) -> Cell:
    cell = _finite(cell)
    return neutralise(cell) if isinstance(cell, str) else cell


def _finite(cell: Cell) -> Cell:
    """Return the cell as a file can hold it: no endless number, no half a character."""
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode("utf-8")
    return cell


def _feature(cells: dict[str, Cell], lat: str, lng: str) -> dict[str, object]:
    north, east = cells.pop(lat), cells.pop(lng)
    has_place = north is not None and east is not None
    point = {"type": "Point", "coordinates": [east, north]} if has_place else None
    return {"type": "Feature", "geometry": point, "properties": cells}


def _taken(page: StringIO) -> bytes:
    written = page.getvalue().encode("utf-8")
    page.seek(0)
    page.truncate()
    return written
