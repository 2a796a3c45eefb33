"""Forms: what a question may ask, and how what was answered is read, whoever asks it."""

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import isfinite
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from civic.errors import Invalid
from civic.rules import editing, form_files, places, texts
from civic.rules.form_files import SentFile

SHORT_MOST = 300
LONG_MOST = 5_000
LINK_MOST = 500
NUMBER_MOST = 10**12
OPTIONS_MOST = 50
QUESTIONS_MOST = 60
EARLIEST, LATEST = 1800, 2200
FIELD = "question-"
LINK_WRONG = "widgets.editor.link_wrong"
"""What the editor of texts says of an address that is none, said of answers too."""
_GAPS = re.compile(r"[\s'’_]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


class Kind(StrEnum):
    """What a line of a form is: a question of some kind, or the beginning of a page."""

    SHORT = "short"
    LONG = "long"
    NUMBER = "number"
    BUDGET = "budget"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    PLACE = "place"
    LINK = "link"
    PICTURES = "pictures"
    FILES = "files"
    PAGE = "page"


class Need(StrEnum):
    """Whether a question is asked, and must be answered."""

    OPTIONAL = "optional"
    REQUIRED = "required"
    HIDDEN = "hidden"


class Readers(StrEnum):
    """Who reads what is answered to a question."""

    ALL = "all"
    TEAM = "team"


PICKED = frozenset({Kind.CHOICE, Kind.CHOICES})
"""The kinds that offer answers to choose from."""
WRITTEN = (Kind.SHORT, Kind.LONG)
"""The kinds that are answered in words, by which an input is found."""
COUNTED = frozenset({Kind.NUMBER, Kind.BUDGET})
SENT = frozenset({Kind.PICTURES, Kind.FILES})
"""The kinds that are answered with what was sent before, by its id."""
MEASURED = COUNTED | SENT | {Kind.SHORT, Kind.LONG, Kind.CHOICES}
"""The kinds that may have limits: of a number, of letters, of choices, of files."""
Answer = str | int | float | list[str] | dict[str, float | str] | list[SentFile]
"""What is kept of an answer: its type follows from the kind of its question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as far as answers are held against it; no limit is ``None``."""

    id: str
    kind: Kind
    is_required: bool = False
    options: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None


def field_of(question_id: str) -> str:
    """Return the name under which a form sends the answer to a question, and says what is wrong."""
    return f"{FIELD}{question_id}"


def read_all(form: Iterable[Asked], typed: Mapping[str, object]) -> dict[str, Answer | None]:
    """Return the answer to each question of a form, nothing where none was given.

    Raises:
        Invalid: if one is missing or wrong, with the field of the first such question.
    """
    return {asked.id: read(asked, typed.get(asked.id)) for asked in form}


def read(asked: Asked, typed: object) -> Answer | None:
    """Return what was answered to a question, nothing for nothing.

    Raises:
        Invalid: if it is missing, or is no answer to such a question.
    """
    field = field_of(asked.id)
    if _is_nothing(typed):
        found: Answer | None = None
    else:
        found = _READERS[asked.kind](field, asked, typed)
    if found in (None, "", []) and asked.is_required:
        raise Invalid(field, "invalid.missing")
    return None if found in ("", []) else found


def limits(kind: Kind, typed: Mapping[str, object]) -> tuple[float | None, float | None]:
    """Return the least and the most that a question of this kind accepts, as they were typed.

    Raises:
        Invalid: if a limit is none for such a question, or the least is more than the most.
    """
    if kind not in MEASURED:
        return None, None
    least, most = (_limit(kind, name, typed.get(name)) for name in ("least", "most"))
    if kind in (Kind.SHORT, Kind.LONG, *SENT):
        least = None
    if least is not None and most is not None and least > most:
        raise Invalid("most", "team_form.most_below_least")
    return least, most


class Line(Protocol):
    """A line of a form, of which pages are made."""

    @property
    def kind(self) -> str:
        """What it is."""
        ...


L = TypeVar("L", bound=Line)


def pages_of(lines: Sequence[L]) -> list[tuple[L | None, list[L]]]:
    """Return the pages of a form: what begins each, and its questions; none is empty."""
    pages: list[tuple[L | None, list[L]]] = [(None, [])]
    for line in lines:
        if line.kind == Kind.PAGE:
            pages.append((line, []))
        else:
            pages[-1][1].append(line)
    return [page for page in pages if page[1]]


def moved(ids: Sequence[str], one: str, to: int) -> list[str]:
    """Return ids with one of them at another place, the nearest there is."""
    rest = [each for each in ids if each != one]
    at = max(0, min(len(rest), to))
    return [*rest[:at], one, *rest[at:]]


def _is_nothing(typed: object) -> bool:
    if isinstance(typed, str):
        return not typed.strip()
    return typed is None or typed in ([], {})


def _short(field: str, asked: Asked, typed: object) -> Answer:
    return texts.line(field, typed, most=int(asked.most or SHORT_MOST), least=0)


def _long(field: str, asked: Asked, typed: object) -> Answer:
    return texts.paragraphs(field, typed, most=int(asked.most or LONG_MOST), least=0)


def _counted(field: str, asked: Asked, typed: object) -> Answer:
    number = _number(field, typed)
    least = 0 if asked.least is None and asked.kind is Kind.BUDGET else asked.least
    if least is not None and number < least:
        raise Invalid(field, "invalid.too_small", least=written(least))
    if asked.most is not None and number > asked.most:
        raise Invalid(field, "invalid.too_large", most=written(asked.most))
    return number


def _date(field: str, _asked: Asked, typed: object) -> Answer:
    try:
        day = date.fromisoformat(typed.strip() if isinstance(typed, str) else "")
    except ValueError:
        raise Invalid(field, "invalid.date") from None
    if not EARLIEST <= day.year < LATEST:
        raise Invalid(field, "invalid.date")
    return day.isoformat()


def _choice(field: str, asked: Asked, typed: object) -> Answer:
    return editing.chosen(field, [typed], asked.options)[0]


def _choices(field: str, asked: Asked, typed: object) -> Answer:
    picked = editing.chosen(field, typed, asked.options)
    if picked and asked.least is not None and len(picked) < asked.least:
        raise Invalid(field, "invalid.too_small", least=written(asked.least))
    if asked.most is not None and len(picked) > asked.most:
        raise Invalid(field, "invalid.too_large", most=written(asked.most))
    return [option for option in asked.options if option in picked]


def _place(field: str, _asked: Asked, typed: object) -> Answer:
    if not isinstance(typed, Mapping):
        raise Invalid(field, "invalid.place")
    try:
        found = places.place(typed.get("lat"), typed.get("lng"), typed.get("address"))
    except Invalid as wrong:
        raise Invalid(field, wrong.key) from None
    return {"lat": found.lat, "lng": found.lng, "address": found.address} if found else ""


def _sent(field: str, asked: Asked, typed: object) -> Answer:
    most = int(asked.most or form_files.USUAL)
    return form_files.sent(field, typed, most, is_described=asked.kind is Kind.PICTURES)


def _link(field: str, _asked: Asked, typed: object) -> Answer:
    written = texts.line(field, typed, most=LINK_MOST, least=0)
    if not _SCHEME.match(written):
        written = f"https://{written}"
    try:
        parts = urlsplit(written)
        host = parts.hostname or ""
    except ValueError:
        raise Invalid(field, LINK_WRONG) from None
    is_whole = parts.scheme.lower() in ("http", "https") and "." in host.strip(".")
    if not is_whole or parts.username is not None or re.search(r"[\s<>\"']", written):
        raise Invalid(field, LINK_WRONG)
    return written


_READERS = {
    Kind.SHORT: _short,
    Kind.LONG: _long,
    Kind.NUMBER: _counted,
    Kind.BUDGET: _counted,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.PLACE: _place,
    Kind.LINK: _link,
    Kind.PICTURES: _sent,
    Kind.FILES: _sent,
}


def _number(field: str, typed: object) -> int | float:
    if isinstance(typed, bool) or not isinstance(typed, str | int | float):
        raise Invalid(field, "invalid.number")
    try:
        number = float(_GAPS.sub("", str(typed)).replace(",", "."))
    except ValueError:
        raise Invalid(field, "invalid.number") from None
    if not isfinite(number) or abs(number) > NUMBER_MOST:
        raise Invalid(field, "invalid.number")
    return int(number) if number.is_integer() else round(number, 6)


def _limit(kind: Kind, name: str, typed: object) -> float | None:
    if _is_nothing(typed):
        return None
    limit = _number(name, typed)
    if kind in COUNTED:
        return limit
    highest = {Kind.SHORT: SHORT_MOST, Kind.LONG: LONG_MOST}.get(kind, OPTIONS_MOST)
    highest = form_files.MOST if kind in SENT else highest
    if not isinstance(limit, int) or not 1 <= limit <= highest:
        raise Invalid(name, "team_form.limit_beyond", most=str(highest))
    return limit


def written(number: float) -> str:
    """Return a number as a field holds it."""
    return str(int(number)) if float(number).is_integer() else str(number)


def as_field(answer: Answer | None) -> str:
    """Return an answer as the field of a form holds it; choices are ticked one by one."""
    if answer is None or isinstance(answer, list):
        return ""
    if isinstance(answer, dict):
        return json.dumps(answer)
    return answer if isinstance(answer, str) else written(answer)


def picks_of(answer: Answer | None) -> Collection[str]:
    """Return the options that an answer picks."""
    if isinstance(answer, list):
        return [each for each in answer if isinstance(each, str)]
    return [answer] if isinstance(answer, str) else []
