"""What all tables have in common: a header, rows under it, and limits."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import itemgetter

from civic.errors import Invalid
from civic.rules.importing import Row, RowError

MAX_BYTES = 50_000_000
MAX_COLUMNS = 500
MAX_ROWS = 200_000
MAX_FIELD = 131_072
"""The longest cell, in characters; a longer one is most often a quote nobody closed."""

MAX_TEXT = 200_000_000
"""How many characters all cells of a file may hold; a workbook can repeat one without end."""

_MAX_BLANK = 1_100_000
_MAX_HEADER = 300
_FIRST_ROWS, _FEW_ROWS, _MOST_ROWS = 50, 3, 0.8
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

Record = tuple[int, Sequence[str]] | RowError
"""A row as read: its number and cells, or why it could not be."""


def columns_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the columns: each once, an empty one by its letter.

    Raises:
        Invalid: if these cells cannot be the header of a table.
    """
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names or any(len(n) > _MAX_HEADER or "\0" in n for n in names):
        raise Invalid("file", "team_import.not_a_table")
    for position, name in enumerate(names):
        if _HALF_CHARACTER.search(name):
            raise Invalid("file", "team_import.broken_text", row="1", column=letter_of(position))
    if len(names) > MAX_COLUMNS:
        figures = {"columns": str(len(names)), "most": str(MAX_COLUMNS)}
        raise Invalid("file", "team_import.too_many_columns", **figures)
    found: dict[str, None] = {}
    for position, name in enumerate(names):
        unique, copy = name or f"({letter_of(position)})", 2
        while unique in found:
            unique, copy = f"{name or letter_of(position)} ({copy})", copy + 1
        found[unique] = None
    return tuple(found)


def rows_under(columns: tuple[str, ...], records: Iterable[Record]) -> Iterator[Row | RowError]:
    """Yield the rows under a header, those that are not blank; name those that do not fit.

    Some platforms leave out the empty cells at the end of each row. A row may be as short
    as most of the first rows are; any other short row is named, since a line break that
    nobody quoted makes two short rows of one.

    Raises:
        Invalid: once there are more rows than a file may have.
    """
    records = iter(records)
    first = list(islice(records, _FIRST_ROWS))
    least = _usual_width(first, len(columns))
    filled = length = 0
    for number, record in enumerate(chain(first, records)):
        cells = () if isinstance(record, RowError) else record[1]
        is_blank = not isinstance(record, RowError) and not any(c.strip() for c in cells)
        length += sum(map(len, cells))
        filled += not is_blank
        if filled > MAX_ROWS or number > _MAX_BLANK:
            raise Invalid("file", "team_import.too_many_rows", most=str(MAX_ROWS))
        if length > MAX_TEXT:
            raise Invalid("file", "team_import.unpacks_too_big", most=str(MAX_TEXT // 1_000_000))
        if isinstance(record, RowError):
            yield record
        elif not is_blank:
            yield _row(*record, columns, least)


def letter_of(position: int) -> str:
    """Return the letters a spreadsheet puts above the column at ``position``, from 0."""
    letters = ""
    while position >= 0:
        position, letter = divmod(position, 26)
        letters = chr(ord("A") + letter) + letters
        position -= 1
    return letters


def _usual_width(first: Sequence[Record], most: int) -> int:
    widths = Counter(min(len(r[1]), most) for r in first if not isinstance(r, RowError) and r[1])
    width, rows = max(widths.items(), key=itemgetter(1), default=(most, 0))
    return width if rows >= max(_FEW_ROWS, widths.total() * _MOST_ROWS) else most


def _row(number: int, cells: Sequence[str], columns: tuple[str, ...], least: int) -> Row | RowError:
    if len(cells) == least < len(columns):
        cells = [*cells, *([""] * (len(columns) - least))]
    if len(cells) < len(columns) or any(cell.strip() for cell in cells[len(columns) :]):
        figures = (("cells", str(len(cells))), ("columns", str(len(columns))))
        return RowError(number, "", "team_import.ragged_row", figures)
    for column, cell in zip(columns, cells, strict=False):
        if len(cell) > MAX_FIELD:
            return RowError(
                number, column, "team_import.cell_too_long", (("most", str(MAX_FIELD)),)
            )
        if "\0" in cell:
            return RowError(number, column, "team_import.control_character")
        if not cell.isascii() and _HALF_CHARACTER.search(cell):
            return RowError(number, column, "team_import.broken_text")
    return Row(number, dict(zip(columns, cells, strict=False)))
