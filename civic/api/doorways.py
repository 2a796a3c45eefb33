"""The line on a door, for those who run no script."""

from civic.i18n import say
from civic.i18n.dates import date_in
from civic.services.doors import DoorView


def line_of(door: DoorView, language: str, zone: str) -> str:
    """Return in words what citizens can do behind a door; nothing where a reader is barred."""
    if not door.barrier.is_open:
        return ""
    if door.standing == "open":
        return _running(door, language, zone)
    date = date_in(door.date, language, zone) if door.date else ""
    if door.standing == "upcoming" and door.period.text:
        period = door.period.text
        return say("door.opens_in", language, period=period, acts=_acts(door.acts, language))
    if door.standing == "upcoming":
        return say("door.opens", language, date=date, acts=_acts(door.acts, language))
    if door.standing == "closed":
        return say("door.closed", language, date=date) if date else say("door.over", language)
    return say("door.nothing", language)


def _running(door: DoorView, language: str, zone: str) -> str:
    figures = {"acts": _acts(door.acts, language)}
    if door.date is None or (door.period.text and not door.longer):
        return say("door.open", language, **figures)
    figures["date"] = date_in(door.date, language, zone)
    if not door.longer:
        return say("door.until", language, **figures)
    figures["longer"] = _acts(door.longer, language)
    if door.later is None:
        return say("door.until_open", language, **figures)
    figures["later"] = date_in(door.later, language, zone)
    return say("door.until_both", language, **figures)


def _acts(acts: str, language: str) -> str:
    return say(f"door.acts_{acts}", language)
