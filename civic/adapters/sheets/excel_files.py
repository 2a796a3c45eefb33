"""Tables in workbooks, opened only once their real size and content are known."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from typing import Protocol, cast
from xml.etree.ElementTree import ParseError

from civic.adapters.sheets.tables import Record
from civic.errors import Invalid

MAX_UNPACKED = 200_000_000
"""How many bytes a workbook may hold once unpacked."""

_MAX_PARTS = 2_000
_MAX_MARKS = 12_000_000
_CHUNK = 1_000_000
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
# A damaged or forged workbook makes the library fail in any of these ways.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    SyntaxError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    OSError,
)


class _Worksheet(Protocol):
    """A worksheet read as a stream, which the library's types tell from others too strictly."""

    sheet_state: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[object, ...]]: ...


def records_of(data: bytes) -> Iterator[Record]:
    """Yield the rows of the first sheet that shows any, with their numbers.

    A formula reads as the value it had when the workbook was saved, else as its own text.

    Raises:
        Invalid: if it is no workbook, unpacks to too much, or is broken.
    """
    from openpyxl.utils.exceptions import InvalidFileException  # 0.2 s, for few

    has_formulas = _inspect(data)
    try:
        values = _first_sheet(data, values=True)
        texts = _first_sheet(data, values=False) if has_formulas else None
        yield from _rows(values, texts)
    except (*_BROKEN, InvalidFileException) as error:
        raise Invalid("file", "team_import.broken_workbook") from error


def _inspect(data: bytes) -> bool:
    """Refuse what is dangerous to open; say whether there are formulas."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if not any(part.filename.startswith("xl/") for part in parts):
                raise Invalid("file", "team_import.wrong_type")
            unpacked = sum(part.file_size for part in parts)
            if unpacked > MAX_UNPACKED or len(parts) > _MAX_PARTS:
                raise Invalid("file", "team_import.unpacks_too_big", most=_megabytes(MAX_UNPACKED))
            found = [_look(package, part) for part in parts]
            if sum(marks for marks, _ in found) > _MAX_MARKS:
                raise Invalid("file", "team_import.too_many_cells")
            return any(has_formulas for _, has_formulas in found)
    except _BROKEN as error:
        raise Invalid("file", "team_import.broken_workbook") from error


def _look(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, bool]:
    """Refuse a document type, with which a small text can grow without end.

    Returns how many marks of markup there are, and whether one is a formula.
    """
    marks, formulas, tail = 0, False, b""
    with package.open(part) as content:
        while chunk := content.read(_CHUNK):
            seen = tail + chunk
            if any(doctype in seen for doctype in _DOCTYPES):
                raise Invalid("file", "team_import.broken_workbook")
            marks += chunk.count(b"<")
            formulas = formulas or b"<f>" in seen or b"<f " in seen or b"<f/" in seen
            tail = seen[-20:]
    return marks, formulas


def _first_sheet(data: bytes, *, values: bool) -> _Worksheet:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
    sheets = cast("list[_Worksheet]", book.worksheets)
    for sheet in [s for s in sheets if s.sheet_state == "visible"] or sheets:
        sheet.reset_dimensions()  # a file may claim a million columns; count those it has
        if any(_text(cell) for row in sheet.iter_rows(values_only=True) for cell in row):
            return sheet
    raise Invalid("file", "team_import.empty")


def _rows(values: _Worksheet, texts: _Worksheet | None) -> Iterator[Record]:
    formulas = texts.iter_rows(values_only=True) if texts is not None else iter(())
    width = 0
    for number, row in enumerate(values.iter_rows(values_only=True), start=1):
        cells = [_text(value) for value in row]
        for position, formula in enumerate(next(formulas, ())):
            if position < len(cells) and not cells[position]:
                cells[position] = _text(formula)
        while cells and not cells[-1]:
            cells.pop()
        width = width or len(cells)
        yield number, cells + [""] * (width - len(cells))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime | date | time):
        with suppress(ValueError):
            return value.isoformat()
    return str(getattr(value, "text", value))


def _megabytes(size: int) -> str:
    return str(size // 1_000_000)
