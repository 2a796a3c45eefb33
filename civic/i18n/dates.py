"""Dates in words, for what is written on the server: page heads, feeds, mail."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date


def date_in(at: datetime, language: str, zone: str) -> str:
    """Return the day of a moment in ``zone`` as ``language`` writes it."""
    return format_date(at.astimezone(ZoneInfo(zone)), "long", Locale.parse(language))
