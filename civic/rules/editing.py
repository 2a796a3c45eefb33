"""What the team types: one text in several languages, numbers, dates in its zone, colours."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from civic.errors import Invalid

Clean = Callable[[str, object], str]

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_EARLIEST, _LATEST = 2000, 2200
_MOST_FIGURES = 20  # Python reads no number of some thousand figures


def said(
    field: str,
    payload: object,
    languages: Collection[str],
    clean: Clean,
    kept: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return a text in each language it was typed in, each made harmless by ``clean``.

    What ``kept`` says in languages that the platform no longer offers stays.

    Raises:
        Invalid: if it is no text by language, or names a language that is not offered.
    """
    if not isinstance(payload, Mapping):
        raise Invalid(field, "invalid.text")
    if set(payload) - set(languages):
        raise Invalid(field, "invalid.language")
    typed = {lang: clean(f"{field}.{lang}", payload[lang]) for lang in languages if lang in payload}
    silent = {lang: text for lang, text in (kept or {}).items() if lang not in languages}
    return {lang: text for lang, text in {**silent, **typed}.items() if text}


def whole(field: str, typed: object, most: int) -> int:
    """Return a whole number as it was typed, with spaces between its figures or not; 0 for nothing.

    Raises:
        Invalid: if it is none, or above ``most``.
    """
    figures = "".join(str(typed or 0).split()) or "0"
    is_number = figures.isdecimal() and len(figures) <= _MOST_FIGURES
    if isinstance(typed, bool) or not is_number or int(figures) > most:
        raise Invalid(field, "invalid.number")
    return int(figures)


def moment(field: str, typed: object, zone: str) -> datetime | None:
    """Return the moment that a date and time of day name in ``zone``; nothing for an empty field.

    Raises:
        Invalid: if it is no date, or none of this age.
    """
    if typed in (None, ""):
        return None
    try:
        local = datetime.fromisoformat(typed if isinstance(typed, str) else "")
    except ValueError:
        raise Invalid(field, "invalid.date") from None
    if not _EARLIEST <= local.year < _LATEST:
        raise Invalid(field, "invalid.date")
    aware = local if local.tzinfo else local.replace(tzinfo=ZoneInfo(zone))
    return aware.astimezone(UTC)


def local(at: datetime | None, zone: str) -> str:
    """Return a moment as a field for date and time shows it in ``zone``, or nothing."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M") if at else ""


def days_after(typed: str, days: int, zone: str) -> datetime:
    """Return the same time of day in ``zone``, that many days later, whatever the clocks do."""
    later = datetime.fromisoformat(typed) + timedelta(days=days)
    return later.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def colour(field: str, typed: object) -> str:
    """Return a colour written ``#rrggbb``, or say that it is none.

    Raises:
        Invalid: if it is written in another way.
    """
    if not isinstance(typed, str) or not _COLOUR.fullmatch(typed):
        raise Invalid(field, "invalid.colour")
    return typed.lower()


def chosen(field: str, payload: object, known: Collection[str]) -> list[str]:
    """Return what was picked among ``known``, once each and in the order picked.

    Raises:
        Invalid: if it is no list, or something else was picked.
    """
    if not isinstance(payload, Sequence) or isinstance(payload, str):
        raise Invalid(field, "invalid.choice")
    if any(not isinstance(item, str) or item not in known for item in payload):
        raise Invalid(field, "invalid.choice")
    return list(dict.fromkeys(payload))
