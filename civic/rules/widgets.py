"""Widgets: what one shows, as its address says it, and the sites that may show it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from urllib.parse import urlencode, urlsplit

from civic.errors import Invalid
from civic.words import Order

FEWEST, MOST, USUAL = 1, 20, 5
LOWEST, HIGHEST = 160, 2000
MOST_ID = 40
MOST_SITES = 50
MOST_SITE = 200
ROOT = "/widget"
SCRIPT = f"{ROOT}/v1.js"
"""The script that fits the height: what a site once pasted stays as it is, so it has a version."""
_ID = re.compile(r"[0-9A-Za-z]+")
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_HOST = re.compile(r"(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?")


class Kind(StrEnum):
    """What a widget is."""

    LIST = "list"
    MAP = "map"
    INPUT = "input"


class Theme(StrEnum):
    """Whether a widget is light or dark: as the reader's device asks, or always the same."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


ORDERS = (Order.NEW, Order.POPULAR, Order.DISCUSSED, Order.TRENDING, Order.OLD)
HEIGHTS = {Kind.LIST: 640, Kind.MAP: 760, Kind.INPUT: 420}
"""How high a widget stands where no script fits it, in CSS pixels."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a widget shows; an empty word filters nothing, an empty colour is the platform's."""

    kind: str = Kind.LIST
    project: str = ""
    activity: str = ""
    tag: str = ""
    input: str = ""
    order: str = Order.NEW
    items: int = USUAL
    pictures: bool = False
    lang: str = ""
    theme: str = Theme.AUTO
    colour: str = ""


def read(kind: str, query: Mapping[str, str]) -> Asked:
    """Return what an address asks for; what cannot be read is left as it usually is.

    A site that shows a widget cannot mend an address that somebody pasted years ago.
    """
    order, theme = query.get("order", ""), query.get("theme", "")
    items = query.get("items", "")
    known = items.isdecimal() and len(items) < MOST
    colour = _COLOUR.fullmatch(query.get("colour", ""))
    return Asked(
        kind=kind,
        project=_id(query.get("project", "")),
        activity=_id(query.get("activity", "")),
        tag=_id(query.get("tag", "")),
        input=_id(query.get("input", "")),
        order=order if order in ORDERS else Order.NEW,
        items=min(MOST, max(FEWEST, int(items))) if known else USUAL,
        pictures=query.get("pictures") == "1",
        lang=query.get("lang", "")[:2].lower(),
        theme=theme if theme in list(Theme) else Theme.AUTO,
        colour=f"#{colour[1]}".lower() if colour else "",
    )


def address(asked: Asked, path: str = "") -> str:
    """Return where a widget is; what is as usual is not said."""
    lists = asked.kind == Kind.LIST
    said = {
        "project": asked.project,
        "activity": asked.activity,
        "tag": asked.tag,
        "input": asked.input,
        "order": asked.order if asked.order != Order.NEW else "",
        "items": str(asked.items) if asked.items != USUAL else "",
        "pictures": "1" if asked.pictures and lists else "",
        "lang": asked.lang,
        "theme": asked.theme if asked.theme != Theme.AUTO else "",
        "colour": asked.colour.removeprefix("#"),
    }
    if asked.kind == Kind.INPUT:
        for name in ("project", "activity", "tag", "order", "items"):
            said[name] = ""
    else:
        said["input"] = ""
    query = urlencode({name: value for name, value in said.items() if value})
    return f"{ROOT}/{path or asked.kind}{'?' if query else ''}{query}"


def snippet(site: str, asked: Asked, title: str, height: int, *, fits: bool) -> str:
    """Return what an organiser pastes into a page of theirs.

    The title is what a screen reader says of the frame; the height holds until the script, where
    there is one, fits it to what is in it.
    """
    frame = (
        f'<iframe src="{escape(site + address(asked))}" title="{escape(title)}" '
        f'width="100%" height="{height}" loading="lazy" style="border:0"></iframe>'
    )
    return f'{frame}<script async src="{escape(site + SCRIPT)}"></script>' if fits else frame


def sites(field: str, typed: object) -> tuple[str, ...]:
    """Return the sites that may show widgets, as a browser is told of them.

    Raises:
        Invalid: if one is no address of a site, or there are too many.
    """
    lines = typed.replace(",", " ").split() if isinstance(typed, str) else typed
    if not isinstance(lines, list | tuple) or len(lines) > MOST_SITES:
        raise Invalid(field, "team_widget.too_many", most=str(MOST_SITES))
    return tuple(dict.fromkeys(_site(field, str(line)) for line in lines))


def _site(field: str, typed: str) -> str:
    written = typed.strip().lower()
    if "://" not in written:
        written = f"https://{written}"
    wrong = Invalid(field, "team_widget.site_wrong", site=typed[:MOST_SITE])
    try:
        parts = urlsplit(written)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise wrong from None
    is_site = parts.scheme in ("http", "https") and _HOST.fullmatch(host)
    if not is_site or parts.username is not None or len(written) > MOST_SITE:
        raise wrong
    is_alone = "." not in host and host != "localhost"
    is_half_the_world = host.startswith("*.") and host.count(".") == 1
    if is_alone or is_half_the_world:
        raise wrong
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}"


def _id(typed: str) -> str:
    return typed if _ID.fullmatch(typed) and len(typed) <= MOST_ID else ""
