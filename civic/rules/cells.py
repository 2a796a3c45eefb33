"""What the cells of somebody's file say: dates, counts, places, tags, texts."""

import html
import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo

from civic.errors import Invalid

_YEARS = range(1970, 2101)
_DATES = (
    "%Y-%m-%d %H:%M:%S %z",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d",
)
_TILES_AROUND = 4
_MARKUP = re.compile(
    r"</?(?:p|br|div|ul|ol|li|strong|em|b|i|u|a|h[1-6]|span|blockquote|img|table)\b[^<>]*>",
    re.IGNORECASE,
)
_YES = frozenset({"1", "true", "yes", "y", "oui", "vrai", "ja", "waar", "wahr", "sí", "si", "نعم"})


@dataclass(frozen=True, slots=True)
class Bounds:
    """The rectangle on the map in which a project lies, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, lat: float, lng: float) -> bool:
        """Say whether a point lies inside."""
        return self.south <= lat <= self.north and self.west <= lng <= self.east

    @classmethod
    def around(cls, lat: float, lng: float, zoom: int) -> "Bounds":
        """Return what a wide screen shows around a map's centre, and as much again."""
        reach = min(_TILES_AROUND * 360 / 2**zoom, 180)
        return cls(max(lat - reach, -90), lng - reach, min(lat + reach, 90), lng + reach)


def line_of(text: str, most: int | None = None) -> str:
    """Return ``text`` as one line without control characters, cut visibly after ``most``."""
    line = text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(line.split())
    return line if most is None or len(line) <= most else line[: most - 1] + "…"


def html_of(text: str) -> str:
    """Return a body as HTML: markup as it came, plain text escaped and in paragraphs.

    What comes back is not safe yet: whoever stores it sanitises it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text or _MARKUP.search(text):
        return text
    parts = re.split(r"\n\s*\n", html.escape(text, quote=False))
    return "".join(f"<p>{part.strip().replace(chr(10), '<br>')}</p>" for part in parts)


def tags_of(text: str, separators: str) -> tuple[str, ...]:
    """Split a list of tags at the first of ``separators`` it holds; keep each tag once."""
    separator = next((s for s in separators if s in text), separators[0])
    return tuple(dict.fromkeys(tag for part in text.split(separator) if (tag := line_of(part))))


def count_of(text: str, field: str) -> int:
    """Return a whole number of at least zero; nothing written means zero.

    Raises:
        Invalid: if something else is written.
    """
    plain = re.sub(r"[\s\u00a0\u202f']", "", text)
    if not plain:
        return 0
    if not re.fullmatch(r"\d{1,9}(?:[.,]0+)?", plain, re.ASCII):
        raise Invalid(field, "team_import.bad_number", value=_shown(text))
    return int(re.split("[.,]", plain)[0])


def is_yes(text: str) -> bool:
    """Say whether a cell says yes, in one of the languages exports are written in."""
    return text.strip().casefold() in _YES


def date_of(text: str, field: str, zone: tzinfo, now: datetime | None = None) -> datetime | None:
    """Return the moment in UTC; without an offset it is read in ``zone``, day before month.

    Raises:
        Invalid: if it is no date, or one that no contribution can have.
    """
    plain = " ".join(text.split())
    if not plain:
        return None
    moment = _moment(plain)
    if moment is None or moment.year not in _YEARS:
        raise Invalid(field, "team_import.bad_date", value=_shown(text))
    moment = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    if now is not None and moment > now:
        raise Invalid(field, "team_import.future_date", value=_shown(text))
    return moment


def point_of(lat: str, lng: str, bounds: Bounds | None) -> tuple[float, float] | None:
    """Return latitude and longitude, or nothing where none or 0,0 is written.

    With ``bounds`` a swapped pair is told from a right one even where both are on Earth.

    Raises:
        Invalid: if one is missing, no number, not on Earth, or the two are swapped.
    """
    if not lat.strip() and not lng.strip():
        return None
    if not lat.strip() or not lng.strip():
        raise Invalid("lat" if not lat.strip() else "lng", "team_import.half_a_place")
    north, east = _degrees(lat, "lat"), _degrees(lng, "lng")
    if _is_swapped(north, east, bounds):
        raise Invalid("lat", "team_import.swapped_place", lat=_shown(lat), lng=_shown(lng))
    for field, value, most in (("lat", north, 90), ("lng", east, 180)):
        if not -most <= value <= most:
            raise Invalid(field, "team_import.not_on_earth", value=f"{value:g}", most=str(most))
    return (north, east) if (north, east) != (0, 0) else None


def split_point(text: str) -> tuple[str, str]:
    """Return latitude and longitude out of one cell that holds both, as “48.85, 2.35”.

    Raises:
        Invalid: if the cell holds anything else.
    """
    if not text.strip():
        return "", ""
    numbers = re.findall(r"-?\d+(?:[.,]\d+)?", text) if ";" in text else re.split(r"[,\s]+", text)
    pair = [n.strip("()[] ") for n in numbers if n.strip("()[] ")]
    if len(pair) != 2:  # noqa: PLR2004  a point has two coordinates
        raise Invalid("point", "team_import.bad_place", value=_shown(text))
    return pair[0], pair[1]


def _moment(plain: str) -> datetime | None:
    plain = re.sub(r"\s*(?:UTC|GMT|Z)$", "+00:00", plain)
    plain = re.sub(r"^(\d{1,2})[.-](\d{1,2})[.-](\d{4})", r"\1/\2/\3", plain)
    plain = re.sub(r"^(\d{1,2}/\d{1,2}/\d{4})(?:-|T| à )", r"\1 ", plain)
    try:
        return datetime.fromisoformat(re.sub(r" (?=[+-]\d\d:?\d\d$)", "", plain))
    except ValueError:
        return next((m for f in _DATES if (m := _as_written(plain, f))), None)


def _as_written(plain: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(plain, form)  # noqa: DTZ007  the caller gives it its zone
    except ValueError:
        return None


def _degrees(text: str, field: str) -> float:
    plain = text.strip().replace("\u2212", "-").rstrip("°")
    if not re.fullmatch(r"[+-]?\d{1,12}(?:[.,]\d{0,30})?(?:[eE][+-]?\d)?", plain, re.ASCII):
        raise Invalid(field, "team_import.bad_place", value=_shown(text))
    return float(plain.replace(",", "."))


def _is_swapped(lat: float, lng: float, bounds: Bounds | None) -> bool:
    if bounds is not None:
        return not bounds.holds(lat, lng) and bounds.holds(lng, lat)
    return abs(lng) <= 90 < abs(lat) <= 180  # noqa: PLR2004  degrees of latitude and longitude


def _shown(text: str) -> str:
    return line_of(text, 60)
