"""Bytes in, text out, whatever program wrote them."""

import codecs
import re

from charset_normalizer import from_bytes

from civic.errors import Invalid

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = ("cp1252", "iso8859-15", "mac_roman", "cp850")
_WESTERN_SIGNS = frozenset(
    "àâäáãåæçéèêëîïíìñôöóòõøœßûüùúÿýÀÂÄÁÃÅÆÇÉÈÊËÎÏÍÌÑÔÖÓÒÕØŒÛÜÙÚÝ"
    "‘’“”«»–—…•·€£°²§©®™½×÷º\u00a0\u00ad"
)
_COMMON = frozenset("éèàêçùôîïâûëüöäœÉÈÀ’“”«»…–—€°\u00a0")
_WESTERN_SHARE = 0.35
_SAMPLE = 200_000
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    A byte that breaks an otherwise sound UTF-8 text comes back as a lone surrogate, so
    that its row can be named.

    Raises:
        Invalid: if no encoding reads it.
    """
    encoding = encoding or _marked(data) or _unmarked_utf16(data)
    if encoding is None:
        return _guessed(data)
    try:
        return data.decode(encoding), encoding.removesuffix("-sig")
    except (UnicodeError, LookupError):
        if encoding == "utf-8-sig":
            return data[3:].decode("utf-8", "surrogateescape"), "utf-8"
        raise Invalid("file", "team_import.unknown_encoding", encoding=encoding) from None


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    head = data[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    if most < len(head) * 0.2 or least > most * 0.1:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(data: bytes) -> tuple[str, str]:
    sound = _read(data, "utf-8")
    if sound is not None:
        return sound, "utf-8"
    sample = _telling_part_of(data)
    if _is_nearly_sound(sample.decode("utf-8", "surrogateescape")):
        return data.decode("utf-8", "surrogateescape"), "utf-8"
    western = [(t, name) for name in _WESTERN if _is_western(t := _read(sample, name) or "")]
    best = from_bytes(sample).best() if not western else None
    name = max(western, key=lambda found: _commonness(found[0]))[1] if western else ""
    name = best.encoding if best else name
    text = _read(data, name) if name else None
    if text is None:
        raise Invalid("file", "team_import.unknown_encoding", encoding=name or "?")
    return text, name


def _telling_part_of(data: bytes) -> bytes:
    """Return a part of ``data`` with the first bytes that are not the same in all encodings."""
    first = _BEYOND_ASCII.search(data)
    start = max(first.start() - 2_000, 0) if first else 0
    return data[start : start + _SAMPLE]


def _read(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_nearly_sound(text: str) -> bool:
    broken = sum("\udc80" <= c <= "\udcff" for c in text)
    return broken * 2 <= sum(c > "\x7f" for c in text) - broken


def _is_western(text: str) -> bool:
    beyond = {c for c in set(text) if c > "\x7f"}
    letters = sum(c.isalpha() for c in text)
    accented = sum(c.isalpha() and c > "\x7f" for c in text)
    return bool(beyond) and beyond <= _WESTERN_SIGNS and accented <= letters * _WESTERN_SHARE


def _commonness(text: str) -> int:
    return sum(1 if c in _COMMON else -1 for c in text if c > "\x7f")
