"""Texts: which language to show, what to keep of what was typed, how to compare."""

import re
import unicodedata
from collections.abc import Mapping

import nh3

from civic.errors import Invalid
from civic.words import Said

EMAIL_MOST = 254
MOST_SOUGHT, MOST_WORDS, MOST_LETTERS = 1000, 8, 60
TAGS = {"p", "br", "strong", "em", "h3", "h4", "ul", "ol", "li", "a", "blockquote"}
_BLOCK_END = re.compile(r"</(?:p|h3|h4|li|blockquote)>|<br\s*/?>", re.I)
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")
_BROKEN = dict.fromkeys([0, *range(0xD800, 0xE000)])
_INVISIBLE = _BROKEN | dict.fromkeys(
    [*range(0x20), 0x7F, 0x200B, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_EMAIL = re.compile(r"[^@\s<>\"',;:()\[\]\\]{1,64}@[A-Za-z0-9.-]{1,180}\.[A-Za-z]{2,24}")


def pick(texts: Mapping[str, str], language: str, default: str = "") -> Said:
    """Return the text in ``language``, else in the platform's, else in any there is."""
    for lang in (language, default, *sorted(texts)):
        if texts.get(lang, "").strip():
            return Said(texts[lang], lang)
    return Said()


def clean_html(html: str) -> str:
    """Return only the harmless part of what an editor sent: no script, style or picture."""
    cleaned = nh3.clean(
        html.replace("<h1", "<h3").replace("</h1", "</h3")
        .replace("<h2", "<h3").replace("</h2", "</h3")
        .replace("<b>", "<strong>").replace("</b>", "</strong>")
        .replace("<i>", "<em>").replace("</i>", "</em>"),
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
        clean_content_tags={"script", "style", "iframe", "object", "svg", "math"},
    )  # fmt: skip
    return cleaned.strip() if plain(cleaned) else ""


def plain(html: str) -> str:
    """Return the words of a rich text, one line for each paragraph."""
    text = nh3.clean(_BLOCK_END.sub("\n", html), tags=set(), clean_content_tags={"script", "style"})
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " ")):
        text = text.replace(entity, letter)
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("&amp;", "&").split("\n"))
    return "\n".join(line for line in lines if line)


def excerpt(html: str, most: int = 180) -> str:
    """Return the beginning of a rich text on one line, cut between two words."""
    text = plain(html).replace("\n", " ")
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def fold(text: str) -> str:
    """Return a text as the search compares it: small letters, no accents, single spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return re.sub(r"\s+", " ", letters.replace("œ", "oe").replace("æ", "ae")).strip()


def sought(text: str) -> list[str]:
    """Return the words of a search as they are compared: not too many, and none endless."""
    return [word[:MOST_LETTERS] for word in fold(text[:MOST_SOUGHT]).split()[:MOST_WORDS]]


def line(field: str, text: object, *, most: int, least: int = 1) -> str:
    """Return one line of typed text without invisible signs, or say what is wrong with it.

    Raises:
        Invalid: if it is not a text, or is too short or too long.
    """
    if not isinstance(text, str):
        raise Invalid(field, "invalid.text")
    kept = _SPACES.sub(" ", " ".join(text.split("\n")).translate(_INVISIBLE)).strip()
    return _measured(field, kept, most, least)


def paragraphs(field: str, text: object, *, most: int, least: int = 1) -> str:
    """Return typed text over several lines without invisible signs, or say what is wrong.

    Raises:
        Invalid: if it is not a text, or is too short or too long.
    """
    if not isinstance(text, str):
        raise Invalid(field, "invalid.text")
    lines = (part.translate(_INVISIBLE).rstrip() for part in text.replace("\r", "").split("\n"))
    return _measured(field, "\n".join(lines).strip(), most, least)


def rich(field: str, html: object, *, most: int, least: int = 0) -> str:
    """Return rich text made harmless, its words counted, or say what is wrong with it.

    Raises:
        Invalid: if it is not a text, or its words are too few or too many.
    """
    if not isinstance(html, str) or len(html) > most * 8 + 1000:
        raise Invalid(field, "invalid.too_long", most=str(most))
    cleaned = clean_html(html.translate(_BROKEN))
    _measured(field, plain(cleaned), most, least)
    return cleaned


def email(address: object) -> str:
    """Return an e-mail address as it is compared, or say that it is none.

    Raises:
        Invalid: if it has not the form of an address.
    """
    kept = address.strip().lower() if isinstance(address, str) else ""
    if not _EMAIL.fullmatch(kept) or ".." in kept or len(kept) > EMAIL_MOST:
        raise Invalid("email", "invalid.email")
    return kept


def slug_of(title: str) -> str:
    """Return the part of an address that a title gives."""
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:60].strip("-") or "projet"


def _measured(field: str, text: str, most: int, least: int) -> str:
    if len(text) < least:
        raise Invalid(
            field, "invalid.missing" if not text else "invalid.too_short", least=str(least)
        )
    if len(text) > most:
        raise Invalid(field, "invalid.too_long", most=str(most), length=str(len(text)))
    return text
