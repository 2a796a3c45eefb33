"""Typefaces: those we ship, and the organiser's own, which must be what they say they are."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

from civic.errors import Invalid

MOST_BYTES = 250 * 1024
"""A typeface for all Latin letters in all weights takes half of this once it is subset."""
MOST_FONTS = 6
_HEADER = struct.Struct(">4sIIHHIIHHIIIII")
_FLAVORS = (0x00010000, int.from_bytes(b"OTTO"), int.from_bytes(b"true"))
_NEEDED = frozenset({0, 1, 4})  # cmap, head, maxp, as the format numbers them
_GLYF, _LOCA, _CFF, _FVAR, _NAMED = 10, 11, 13, 47, 63
_UNCHANGED = 3
_LONGEST = 5

ARABIC = '"IBM Plex Sans Arabic"'
SYSTEM = "system-ui,sans-serif"


class OwnFont(BaseModel):
    """A typeface of the organiser's own; its file is in the storage under ``<id>.font``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(max_length=32)
    name: str = Field(max_length=60)
    licence: str = Field(max_length=200)
    size: int
    is_variable: bool = False

    @property
    def address(self) -> str:
        """Where browsers fetch it."""
        return f"/fonts/own-{self.id}.woff2"

    @property
    def family(self) -> str:
        """How styles call it: never by its name, which people wrote."""
        return f'"own-{self.id}"'


@dataclass(frozen=True, slots=True)
class Shipped:
    """A typeface that every platform has."""

    name: str
    family: str
    address: str


SHIPPED: Mapping[str, Shipped] = MappingProxyType({
    "atkinson": Shipped("Atkinson Hyperlegible Next", '"Atkinson Hyperlegible Next"',
                        "/vendor/fonts/atkinson-latin.woff2"),
    "bricolage": Shipped("Bricolage Grotesque", '"Bricolage Grotesque"',
                         "/vendor/fonts/bricolage-latin.woff2"),
    "system": Shipped("", "", ""),
})  # fmt: skip
"""``system`` is whatever the device itself reads with: nothing is fetched for it."""
TEXT, TITLE = "atkinson", "bricolage"


def read_font(data: bytes) -> bool:
    """Say whether a WOFF2 file holds all weights; its header and its list of tables are read.

    Raises:
        Invalid: if it is too heavy, or no such file.
    """
    if len(data) > MOST_BYTES:
        raise Invalid("font", "team_look.font_too_heavy", most=str(MOST_BYTES // 1024))
    try:
        sign, flavor, length, tables, *rest = _HEADER.unpack_from(data)
        listed, at = _tables(data, tables)
    except (struct.error, IndexError, ValueError):
        raise Invalid("font", "team_look.not_a_font") from None
    compressed = rest[2]
    is_whole = sign == b"wOF2" and length == len(data) and at + compressed <= length
    is_font = flavor in _FLAVORS and listed >= _NEEDED and (_GLYF in listed or _CFF in listed)
    if not (is_whole and is_font and compressed):
        raise Invalid("font", "team_look.not_a_font")
    return _FVAR in listed


def fonts_css(text: str, title: str, own: Sequence[OwnFont]) -> str:
    """Return the style rules of two chosen typefaces; nothing for those of the stylesheet."""
    if (text, title) == (TEXT, TITLE):
        return ""
    body, heading = family_of(text, own), family_of(title, own)
    used = [font for font in own if font.id in (text, title)]
    return faces_css(used) + "".join(
        f"{where}{{--cv-font-text:{_stack(body, arabic)};"
        f"--cv-font-title:{_stack(heading, arabic)}}}"
        for where, arabic in (
            (":root", "last"),
            (":lang(ar)", "first"),
            (":lang(ar) [lang]:not(:lang(ar))", ""),
        )
    )


def faces_css(own: Sequence[OwnFont]) -> str:
    """Return the style rules that say where typefaces are fetched."""
    return "".join(
        f"@font-face{{font-family:{font.family};font-display:swap;"
        f"font-weight:{'100 900' if font.is_variable else '400'};"
        f'src:url("{font.address}") format("woff2")}}'
        for font in own
    )


def first_files(text: str, title: str, own: Sequence[OwnFont]) -> tuple[str, ...]:
    """Return the files in which the first words of a page are set: two at most."""
    chosen = (_address_of(text, own), _address_of(title, own))
    return tuple(dict.fromkeys(address for address in chosen if address))


def family_of(key: str, own: Sequence[OwnFont]) -> str:
    """Return how styles call a typeface; nothing for that of the device."""
    if key in SHIPPED:
        return SHIPPED[key].family
    return next((font.family for font in own if font.id == key), "")


def _address_of(key: str, own: Sequence[OwnFont]) -> str:
    if key in SHIPPED:
        return SHIPPED[key].address
    return next((font.address for font in own if font.id == key), "")


def _stack(family: str, arabic: str) -> str:
    first = ARABIC if arabic == "first" else ""
    last = ARABIC if arabic == "last" else ""
    return ",".join(part for part in (first, family, last, SYSTEM) if part)


def _tables(data: bytes, count: int) -> tuple[set[int], int]:
    """Return the numbers of the tables of a file, and where their list ends."""
    found, at = set(), _HEADER.size
    for _ in range(count):
        flags, at = data[at], at + 1
        number, change = flags & 0x3F, flags >> 6
        at += 4 if number == _NAMED else 0
        at = _after_number(data, at)
        is_changed = change != _UNCHANGED if number in (_GLYF, _LOCA) else change != 0
        at = _after_number(data, at) if is_changed else at
        found.add(number)
    return found, at


def _after_number(data: bytes, at: int) -> int:
    """Return where a number of one to five bytes ends."""
    for length in range(1, _LONGEST + 1):
        if not data[at + length - 1] & 0x80:
            return at + length
    raise ValueError("a number without an end")
