"""Inputs out as the rows of a table that a spreadsheet cannot be tricked with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from civic.rules.layouts import OWN_ID

Cell = str | int | float | None
"""What a table cell may hold once flattened."""

COLUMNS = (
    OWN_ID,
    "title",
    "body",
    "tags",
    "status",
    "author_name",
    "created_at",
    "lat",
    "lng",
    "address",
    "up",
    "down",
    "comments_count",
    "language",
    "url",
)
"""The columns of an export of inputs, in order."""

_LIVE = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


@dataclass(frozen=True, slots=True)
class ExportedInput:
    """An input as an export shows it: what this reader may see, texts as they were written."""

    id: str
    title: str
    body: str
    tags: tuple[str, ...] = ()
    status: str = ""
    author_name: str = ""
    created_at: datetime | None = None
    lat: float | None = None
    lng: float | None = None
    address: str = ""
    up: int = 0
    down: int = 0
    comments_count: int = 0
    language: str = ""
    url: str = ""
    merged_into: str = ""
    updates: str = ""
    answers: Mapping[str, Cell] = field(default_factory=dict)
    """What was answered to the questions of the form, each a column of its own."""


def headers(texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the header row; ``texts`` gives each column's name under its key.

    The keys are ``team_export.column.`` and the column; the identifier keeps its own name in
    every language, so that an import knows our files again.
    """
    return tuple(c if c == OWN_ID else texts[header_key(c)] for c in COLUMNS)


def header_key(column: str) -> str:
    """Return the key of the text that heads ``column``."""
    return f"team_export.column.{column}"


def rows_of(found: Iterable[ExportedInput], zone: tzinfo) -> Iterator[tuple[Cell, ...]]:
    """Yield a row per input, in the order of ``COLUMNS``, its date in ``zone``."""
    for one in found:
        yield (
            one.id,
            one.title,
            one.body,
            "; ".join(one.tags),
            one.status,
            one.author_name,
            one.created_at.astimezone(zone).isoformat(timespec="seconds") if one.created_at else "",
            one.lat,
            one.lng,
            one.address,
            one.up,
            one.down,
            one.comments_count,
            one.language,
            one.url,
        )


def apart(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return names of columns of which none is another's, nor among those ``taken``."""
    known, found = set(taken), []
    for name in names:
        number, free = 1, name
        while free in known:
            number += 1
            free = f"{name} ({number})"
        known.add(free)
        found.append(free)
    return found


def delimiter_for(language: str) -> str:
    """Return the delimiter that spreadsheets set to ``language`` open without asking."""
    return "," if language in {"en", "ar"} else ";"


def neutralise(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{text}" if _LIVE.match(text) else text


def restore(text: str) -> str:
    """Take off again what ``neutralise`` put before a text."""
    return text[1:] if text.startswith("'") and _LIVE.match(text) else text
