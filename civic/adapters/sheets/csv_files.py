"""Tables written as text: the delimiter found, the records one by one."""

import csv
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from civic.adapters.sheets.tables import MAX_FIELD, Record
from civic.errors import Invalid
from civic.rules.importing import RowError

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64_000
_SAMPLE_RECORDS = 50
_HEAD = 4_000
_MAX_RECORD = 4_000_000
_MAX_CONTROLS = 0.3


def without_hint(text: str) -> tuple[str, str | None]:
    """Return the text without the “sep=” line some spreadsheets put first, and what it says."""
    line, _, rest = text[:20].lstrip("\ufeff").partition("\n")
    hint = line.rstrip("\r")
    if hint.lower().startswith("sep=") and is_delimiter(hint[4:]):
        return text[text.index("\n") + 1 :] if rest else "", hint[-1]
    return text.removeprefix("\ufeff"), None


def is_delimiter(text: str) -> bool:
    """Say whether ``text`` can stand between two cells."""
    return len(text) == 1 and text not in "\"'\r\n\0 " and not text.isalnum()


def refuse_other_text(text: str) -> None:
    """Refuse what is text, or nearly, but no table.

    Raises:
        Invalid: if it is empty, a page, a data structure, or not text at all.
    """
    head = text[:_HEAD]
    if not text.strip(" \t\r\n\v\f,;|\0"):
        raise Invalid("file", "team_import.empty")
    controls = sum(c < " " and c not in "\t\r\n\v\f" for c in head)
    start = head.lstrip()[:15].casefold()
    if controls > len(head) * _MAX_CONTROLS or start.startswith(
        ("<!doctype", "<html", "<?xml", "<svg", "{", "[", "%pdf", "{\\rtf")
    ):
        raise Invalid("file", "team_import.not_a_table")


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts the beginning of ``text`` into the most even table."""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text[:_SAMPLE], delimiter))


def records(text: str, delimiter: str) -> Iterator[Record]:
    """Yield the records with their numbers; name one whose quotes do not match.

    Where a cell is too long nothing after it can be told apart, so reading ends there.
    """
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        lines.taken = 0
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "limit" in str(error):
                most = (("most", str(MAX_FIELD)),)
                yield RowError(number, "", "team_import.cell_too_long", most)
                return
            yield RowError(number, "", "team_import.quotes")


class _Lines:
    """The lines of a text, given to one record only up to a limit."""

    def __init__(self, text: str) -> None:
        self._lines = StringIO(text, newline="")
        self.taken = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.taken += len(line)
        if self.taken > _MAX_RECORD:
            raise csv.Error("record larger than record limit")
        return line


def _evenness(sample: str, delimiter: str) -> float:
    reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
    widths: list[int] = []
    try:
        widths.extend(len(cells) for cells in islice(reader, _SAMPLE_RECORDS) if cells)
    except csv.Error:
        return 0
    if not widths:
        return 0
    even = sum(width == widths[0] for width in widths) / len(widths)
    return even * (widths[0] - 1)
