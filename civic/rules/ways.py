"""The ways that stand on every page: what the organiser put into the header and the footer."""

from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from civic.errors import Invalid

PLACES = ("header", "footer")
KINDS = ("projects", "page", "project", "folder", "link")
MOST = {"header": 6, "footer": 16}
URL_MOST = 500


class Way(BaseModel):
    """One entry: where it leads, and its words where they are not those of its target.

    ``target`` is the id of what it leads to, or the address of a link.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1, max_length=32)
    kind: str = Field(default="projects", pattern="^(projects|page|project|folder|link)$")
    target: str = Field(default="", max_length=URL_MOST)
    label: dict[str, str] = Field(default_factory=dict)


FIRST = (Way(id="projects"),)
FIRST_BELOW = (Way(id="projects-below"),)
"""What a new platform has in the header and in the footer."""


def link(field: str, typed: object) -> str:
    """Return the address of another site, or a path of this one.

    Raises:
        Invalid: if it is neither: no other scheme than the web's, no name and password in it.
    """
    given = typed.strip() if isinstance(typed, str) else ""
    if not given:
        raise Invalid(field, "invalid.missing")
    if len(given) > URL_MOST or any(sign in given for sign in " \\\t\r\n\"'<>"):
        raise Invalid(field, "team_pages.wrong_link")
    if given.startswith("/") and not given.startswith("//"):
        return given
    try:
        parts = urlsplit(given)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port
    except ValueError:
        is_web = False
    if not is_web or "@" in parts.netloc:
        raise Invalid(field, "team_pages.wrong_link")
    return given


def placed(ways: tuple[Way, ...], way_id: str, at: int) -> tuple[Way, ...]:
    """Return the entries with one of them at another place, counted from 0."""
    moved = next((way for way in ways if way.id == way_id), None)
    if moved is None:
        return ways
    others = [way for way in ways if way.id != way_id]
    at = max(0, min(at, len(others)))
    return (*others[:at], moved, *others[at:])


def stored(ways: tuple[Way, ...]) -> list[dict[str, Any]]:
    """Return entries as the platform's settings keep them."""
    return [way.model_dump() for way in ways]
