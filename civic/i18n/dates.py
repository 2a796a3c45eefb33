"""Dates in words, for what is written on the server: pages before the app comes, feeds, mail."""

from datetime import UTC, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import (
    format_date,
    format_skeleton,
    format_time,
    format_timedelta,
    get_datetime_format,
)

UNITS: tuple[tuple[Literal["year", "month", "day", "hour", "minute"], timedelta], ...] = (
    ("year", timedelta(days=365)),
    ("month", timedelta(days=30)),
    ("day", timedelta(days=1)),
    ("hour", timedelta(hours=1)),
    ("minute", timedelta(minutes=1)),
)  # as on screen: civic/i18n/i18n.js


def date_in(
    at: datetime, language: str, zone: str, style: Literal["long", "short", "time"] = "long"
) -> str:
    """Return a moment in ``zone`` as ``language`` writes it: a day, in short, or with its time."""
    local, locale = at.astimezone(ZoneInfo(zone)), Locale.parse(language)
    if style == "short":
        return format_skeleton("MMMd", local, locale=locale)
    if style == "time":
        day = format_skeleton("MMMMd", local, locale=locale)
        hour = format_time(local, "short", locale=locale)
        together = str(get_datetime_format("long", locale)).replace("'", "")
        return together.replace("{1}", day).replace("{0}", hour)
    return format_date(local, "long", locale)


def ago_in(at: datetime, language: str, now: datetime | None = None) -> str:
    """Return how long ago a moment is, in the largest unit that it fills."""
    passed = (now or datetime.now(UTC)) - at
    for unit, length in UNITS:
        if passed >= length:
            whole = -round(passed / length) * length
            return format_timedelta(
                whole, unit, threshold=1000, add_direction=True, locale=language
            )
    return format_timedelta(-passed, "second", add_direction=True, locale=language)
