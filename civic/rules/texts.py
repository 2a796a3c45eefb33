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
PASSES = 5
"""How often a text whose tags are wrongly nested is set right, at most."""
_BLOCK_END = re.compile(r"</(?:p|h3|h4|li|blockquote)>|<br\s*/?>", re.I)
_SPACES = re.compile(r"[ \t\u00a0\u202f]+")
_LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
_ACCENTS = {code: None for code in range(0x20000) if unicodedata.combining(chr(code))}
_BROKEN = dict.fromkeys([0, *range(0xD800, 0xE000)])
_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""What turns the direction of all that follows, in other people's words too."""
_INVISIBLE = _BROKEN | _TURNING | dict.fromkeys([*range(0x20), 0x7F, 0x200B, 0x2060, 0xFEFF])
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc")
"""Letters and signs, by their kind, that show nothing."""
_MARKS = "".join(
    sign for sign in map(chr, range(0x300, 0xFFFE)) if unicodedata.category(sign) in ("Mn", "Me")
)
_TOWER = re.compile(rf"([{_MARKS}]{{6}})[{_MARKS}]+")
"""More accents on one letter than any script writes: they would cover what stands above."""
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_EMAIL = re.compile(
    rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?:[a-z]{{2,24}}|xn--[a-z0-9-]{{2,59}})"
)


def pick(texts: Mapping[str, str], language: str, default: str = "") -> Said:
    """Return the text in ``language``, else in the platform's, else in any there is."""
    for lang in (language, default, *sorted(texts)):
        if texts.get(lang, "").strip():
            return Said(texts[lang], lang)
    return Said()


def clean_html(html: str) -> str:
    """Return only the harmless part of what an editor sent: no script, style or picture."""
    cleaned = _swept(html)
    for _ in range(PASSES):
        again = _swept(cleaned)
        if again == cleaned:
            break
        cleaned = again
    return cleaned.strip() if plain(cleaned) else ""


def _swept(html: str) -> str:
    return nh3.clean(
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


def plain(html: str) -> str:
    """Return the words of a rich text, one line for each paragraph."""
    text = nh3.clean(_BLOCK_END.sub("\n", html), tags=set(), clean_content_tags={"script", "style"})
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&nbsp;", " ")):
        text = text.replace(entity, letter)
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("&amp;", "&").split("\n"))
    return "\n".join(line for line in lines if line)


def excerpt(html: str, most: int = 180) -> str:
    """Return the beginning of a rich text on one line, cut between two words."""
    return beginning(plain(html), most)


def beginning(text: str, most: int = 180) -> str:
    """Return the beginning of a text on one line, cut between two words."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(",;:. ") + "…"


def fold(text: str) -> str:
    """Return a text as the search compares it: small letters, no accents, single spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = bare.translate(_ACCENTS).casefold()
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
    kept = " ".join(_bare(" ".join(text.split())).split())
    return _measured(field, kept, most, least)


def paragraphs(field: str, text: object, *, most: int, least: int = 1) -> str:
    """Return typed text over several lines without invisible signs, or say what is wrong.

    Raises:
        Invalid: if it is not a text, or is too short or too long.
    """
    if not isinstance(text, str):
        raise Invalid(field, "invalid.text")
    written = _LINE_END.sub("\n", text).replace("\t", " ")
    lines = (_bare(part).rstrip() for part in written.split("\n"))
    return _measured(field, "\n".join(lines).strip(), most, least)


def rich(field: str, html: object, *, most: int, least: int = 0) -> str:
    """Return rich text made harmless, its words counted, or say what is wrong with it.

    Raises:
        Invalid: if it is not a text, or its words are too few or too many.
    """
    if not isinstance(html, str) or len(html) > most * 8 + 1000:
        raise Invalid(field, "invalid.too_long", most=str(most))
    cleaned = _TOWER.sub(r"\1", clean_html(html.translate(_BROKEN)).translate(_TURNING))
    _measured(field, plain(cleaned), most, least)
    return cleaned


def email(address: object) -> str:
    """Return an e-mail address as it is compared, or say that it is none.

    Raises:
        Invalid: if it has not the form of an address.
    """
    kept = address.strip().lower() if isinstance(address, str) else ""
    if len(kept) > EMAIL_MOST or not _EMAIL.fullmatch(kept) or "=?" in kept:
        raise Invalid("email", "invalid.email")
    return kept


def slug_of(title: str) -> str:
    """Return the part of an address that a title gives."""
    return re.sub(r"[^a-z0-9]+", "-", fold(title)).strip("-")[:60].strip("-") or "projet"


def _bare(text: str) -> str:
    """Return a text without signs that nobody sees, and without towers of accents."""
    return _TOWER.sub(r"\1", text.translate(_INVISIBLE))


def _is_seen(sign: str) -> bool:
    kind = unicodedata.category(sign)
    return kind not in ("Cc", "Cf") and kind[0] not in "MZ" and sign not in _BLANK


def _measured(field: str, text: str, most: int, least: int) -> str:
    if not any(map(_is_seen, text)):
        text = ""
    if len(text) < least:
        raise Invalid(
            field, "invalid.missing" if not text else "invalid.too_short", least=str(least)
        )
    if len(text) > most:
        raise Invalid(field, "invalid.too_long", most=str(most), length=str(len(text)))
    return text
