"""Somebody's file in, a table out; what it is shows in its content, not in its name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from civic.adapters.sheets import csv_files, excel_files
from civic.adapters.sheets.encodings import decode
from civic.adapters.sheets.tables import MAX_BYTES, Record, columns_of, rows_under
from civic.errors import Invalid
from civic.rules.exporting import restore
from civic.rules.importing import Row, RowError
from civic.rules.layouts import OWN_ID

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!",
           b"PK\x05\x06", b"RIFF", b"MZ", b"\x7fELF", b"SQLite format 3")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table in a file: its columns, its rows to be read once, and how it was written.

    ``encoding`` and ``delimiter`` are empty for a workbook.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row | RowError]
    encoding: str
    delimiter: str


def read(
    source: bytes | Path,
    filename: str,
    *,
    delimiter: str | None = None,
    encoding: str | None = None,
) -> Sheet:
    """Return the table in ``source``; delimiter and encoding are found unless given.

    Rows that cannot be read come as ``RowError`` among the others. What is wrong with the
    whole file is said at once or, for what only reading on can show, while rows are drawn.

    Raises:
        Invalid: if there is no table in it, or more than a table may be.
    """
    data = _content(source, filename)
    if data.startswith(_OLD_OFFICE):
        raise Invalid("file", "team_import.old_workbook", name=filename)
    if data.startswith(_OTHERS):
        raise Invalid("file", "team_import.wrong_type", name=filename)
    if data.startswith(_ZIP):
        return _sheet(excel_files.records_of(data), "", "")
    if delimiter and not csv_files.is_delimiter(delimiter):
        raise Invalid("delimiter", "team_import.bad_delimiter")
    text, encoding = decode(data, encoding)
    text, hint = csv_files.without_hint(text)
    csv_files.refuse_other_text(text)
    delimiter = delimiter or hint or csv_files.delimiter_of(text)
    return _sheet(csv_files.records(text, delimiter), encoding, delimiter)


def _content(source: bytes | Path, filename: str) -> bytes:
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > MAX_BYTES:
        figures = {"name": filename, "most": str(MAX_BYTES // 1_000_000)}
        raise Invalid("file", "team_import.file_too_big", **figures)
    return source if isinstance(source, bytes) else source.read_bytes()


def _sheet(records: Iterator[Record], encoding: str, delimiter: str) -> Sheet:
    for record in records:
        if isinstance(record, RowError):
            raise Invalid("file", record.key, row=str(record.row), **dict(record.figures))
        if any(cell.strip() for cell in record[1]):
            columns = columns_of(record[1])
            rows = rows_under(columns, records)
            if OWN_ID in columns and delimiter:
                rows = map(_restored, rows)
            return Sheet(columns, rows, encoding, delimiter)
    raise Invalid("file", "team_import.empty")


def _restored(row: Row | RowError) -> Row | RowError:
    """Take off the apostrophes that our own export put before live cells."""
    if isinstance(row, RowError):
        return row
    return Row(row.number, {column: restore(cell) for column, cell in row.cells.items()})
