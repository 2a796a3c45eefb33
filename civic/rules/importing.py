"""Rows of somebody's file in; inputs, or the reasons why not, out."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from itertools import islice
from urllib.parse import urlsplit

from civic.errors import Invalid
from civic.rules.cells import (
    Bounds,
    count_of,
    date_of,
    html_of,
    is_yes,
    line_of,
    point_of,
    split_point,
    tags_of,
)
from civic.rules.layouts import Layout, language_in, without_language

_NAME_MOST = 80
_NO = frozenset({"0", "false", "no", "non", "nee", "nein"})
_NOT_SHOWN = frozenset({"draft", "trashed", "trashed_not_visible", "unpublished", "withdrawn"})
_ADDRESS_MOST = 200


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file: its number as a spreadsheet shows it, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RowError:
    """A row that cannot be imported: where it is, and the sentence that says why."""

    row: int
    column: str
    key: str
    figures: tuple[tuple[str, str], ...] = ()

    @property
    def all_figures(self) -> dict[str, str]:
        """All that the sentence needs: the row, the column, and what is wrong there."""
        return {"row": str(self.row), "column": self.column, **dict(self.figures)}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is no input by right: a vote, a comment, something withdrawn there."""

    row: int
    key: str


@dataclass(frozen=True, slots=True)
class ImportedPlace:
    """Where an input is: a point, an address, or both."""

    lat: float | None
    lng: float | None
    address: str


@dataclass(frozen=True, slots=True)
class ImportedInput:
    """An input as a file tells it; ``body_html`` is not sanitised yet."""

    row: int
    external_id: str
    title: str
    body_html: str
    tags: tuple[str, ...]
    place: ImportedPlace | None
    author_name: str
    status: str
    created_at: datetime | None
    up: int
    down: int
    comments_count: int
    language: str
    url: str
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a row needs to know of the platform; ``bounds`` tells swapped places."""

    zone: tzinfo = UTC
    languages: tuple[str, ...] = ("fr",)
    title_max: int = 140
    body_max: int = 50_000
    bounds: Bounds | None = None
    now: datetime | None = None


Parsed = ImportedInput | RowError | LeftOut


def parse(rows: Iterable[Row | RowError], layout: Layout, context: Context) -> Iterator[Parsed]:
    """Yield what each row says; the second row with an identifier is an error."""
    first: dict[str, int] = {}
    alike: Counter[str] = Counter()
    for row in rows:
        if isinstance(row, RowError):
            yield row
            continue
        parsed = parse_row(row.number, row.cells, layout, context)
        if isinstance(parsed, ImportedInput) and parsed.external_id:
            parsed = _once(parsed, first, layout)
        elif isinstance(parsed, ImportedInput):
            key = _content_of(parsed)
            parsed, alike[key] = replace(parsed, occurrence=alike[key]), alike[key] + 1
        yield parsed


def parse_row(number: int, cells: Mapping[str, str], layout: Layout, context: Context) -> Parsed:
    """Say what one row holds: an input, a mistake to name, or something else by right."""
    if layout.kind_column and not _is_input(cells, layout):
        return LeftOut(number, "team_import.left_out.other_kind")
    if _is_withdrawn(cells, layout):
        return LeftOut(number, "team_import.left_out.withdrawn")
    try:
        return _input(number, _Cells(cells, layout, context), context)
    except Invalid as error:
        column = next(iter(layout.columns.get(error.field, ())), "")
        return RowError(number, column, error.key, tuple(error.figures.items()))


def identity(source: str, found: ImportedInput) -> str:
    """Return the key under which an input is imported once from ``source``, however often.

    It is that of its identifier there; without one that of its content, and of the how
    manieth of that content it is in its file.
    """
    host = urlsplit(found.url).netloc if found.url.startswith("http") else ""
    what = found.external_id or f"{_content_of(found)}#{found.occurrence}"
    kind = "id" if found.external_id else "content"
    return _digest(source, host, kind, what)


class _Cells:
    """The cells of one row, by our fields."""

    def __init__(self, cells: Mapping[str, str], layout: Layout, context: Context) -> None:
        self._cells = cells
        self._layout = layout
        self._languages = context.languages

    def first(self, field: str) -> tuple[str, str]:
        """Return the text and the language of the first filled column of a field."""
        columns = self._layout.columns.get(field, ())
        for column in sorted(columns, key=self._rank) if len(columns) > 1 else columns:
            if text := self._cells.get(column, "").strip():
                return text, language_in(column)
        return "", ""

    def text(self, field: str) -> str:
        """Return the first filled cell of a field."""
        return self.first(field)[0]

    def tags(self) -> tuple[str, ...]:
        """Return the categories, each whole, and the tags, each once."""
        categories = [line_of(text) for text in self._texts("category")]
        separators = self._layout.tag_separators
        split = [tag for text in self._texts("tags") for tag in tags_of(text, separators)]
        return tuple(dict.fromkeys([*categories, *split]))

    def _texts(self, field: str) -> Iterator[str]:
        """Yield what each column of a field says, of translations one only."""
        stems: dict[str, list[str]] = {}
        for column in self._layout.columns.get(field, ()):
            stems.setdefault(without_language(column), []).append(column)
        for columns in stems.values():
            texts = (self._cells.get(c, "").strip() for c in sorted(columns, key=self._rank))
            yield from islice(filter(None, texts), 1)

    def _rank(self, column: str) -> int:
        code = language_in(column)
        return self._languages.index(code) if code in self._languages else len(self._languages)


def _input(number: int, cells: _Cells, context: Context) -> ImportedInput:
    title, language = _title(cells, context.title_max)
    return ImportedInput(
        row=number,
        external_id=line_of(cells.text("external_id")),
        title=title,
        body_html=_body(cells, context.body_max),
        tags=cells.tags(),
        place=_place(cells, context.bounds),
        author_name=line_of(cells.text("author_name"), _NAME_MOST),
        status=line_of(cells.text("status")),
        created_at=date_of(cells.text("created_at"), "created_at", context.zone, context.now),
        up=count_of(cells.text("up"), "up"),
        down=count_of(cells.text("down"), "down"),
        comments_count=count_of(cells.text("comments_count"), "comments_count"),
        language=language or context.languages[0],
        url=line_of(cells.text("url")),
    )


def _title(cells: _Cells, most: int) -> tuple[str, str]:
    text, language = cells.first("title")
    title = line_of(text)
    if not title:
        raise Invalid("title", "team_import.title_missing")
    if len(title) > most:
        raise Invalid("title", "team_import.title_too_long", length=str(len(title)), most=str(most))
    code = re.match(r"([a-z]{2})(?![a-z])", cells.text("language").lower())
    return title, code.group(1) if code else language


def _body(cells: _Cells, most: int) -> str:
    parts = dict.fromkeys(html_of(cells.text(field)) for field in ("summary", "body"))
    body = "".join(part for part in parts if part)
    if len(body) > most:
        raise Invalid("body", "team_import.body_too_long", length=str(len(body)), most=str(most))
    return body


def _place(cells: _Cells, bounds: Bounds | None) -> ImportedPlace | None:
    lat, lng = cells.text("lat"), cells.text("lng")
    if not lat and not lng:
        lat, lng = split_point(cells.text("point"))
    point = point_of(lat, lng, bounds)
    address = line_of(cells.text("address"), _ADDRESS_MOST)
    if point is None:
        return ImportedPlace(None, None, address) if address else None
    return ImportedPlace(*point, address)


def _is_input(cells: Mapping[str, str], layout: Layout) -> bool:
    return cells.get(layout.kind_column, "").strip().casefold() in layout.kinds


def _is_withdrawn(cells: Mapping[str, str], layout: Layout) -> bool:
    for column in layout.withdrawn_columns:
        said = cells.get(column, "").strip().casefold()
        is_date = said[:4].isdigit() or said[2:3] == "/"
        if is_yes(said) or is_date or said in _NOT_SHOWN:
            return True
    return any(cells.get(c, "").strip().casefold() in _NO for c in layout.published_columns)


def _once(found: ImportedInput, first: dict[str, int], layout: Layout) -> ImportedInput | RowError:
    row = first.setdefault(found.external_id, found.row)
    if row == found.row:
        return found
    column = layout.columns["external_id"][0]
    figures = (("id", found.external_id[:60]), ("first", str(row)))
    return RowError(found.row, column, "team_import.duplicate_id", figures)


def _content_of(found: ImportedInput) -> str:
    place = found.place or ImportedPlace(None, None, "")
    at = found.created_at.isoformat() if found.created_at else ""
    where = f"{place.lat} {place.lng} {place.address}"
    return _digest(found.title, found.body_html, found.author_name, at, where)


def _digest(*parts: str) -> str:
    whole = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()
