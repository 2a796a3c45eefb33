"""The line on a door, for those who run no script."""

from civic.i18n import say
from civic.i18n.dates import date_in
from civic.services.doors import DoorView


def line_of(door: DoorView, language: str, zone: str) -> str:
    """Return in words what citizens can do behind a door; nothing where a reader is barred."""
    if not door.barrier.is_open:
        return ""
    return say(
        f"door.{door.line}",
        language,
        acts=_acts(door.acts, language),
        date=date_in(door.date, language, zone) if door.date else "",
        longer=_acts(door.longer, language),
        later=date_in(door.later, language, zone) if door.later else "",
        period=door.period.text,
    )


def _acts(acts: str, language: str) -> str:
    return say(f"door.acts_{acts}", language) if acts else ""
