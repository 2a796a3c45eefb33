"""Texts as the analysis reads them: without markup, and without the names of places."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser

Place = tuple[float, float]

_BREAKS = frozenset({"p", "br", "li", "div", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "template"})
_LETTERS = re.compile(r"[^\W\d_]")
_WAYS = (
    "rue|avenue|av|boulevard|bd|place|square|impasse|allée|allées|quai|chemin|route|cours|passage"
    "|pont|porte|parc|jardin|école|ecole|collège|lycée|crèche|gymnase|stade|piscine|quartier"
    "|métro|gare|église|marché|mairie|straat|laan|plein|kerk|wijk|park|school|street"
    "|station|plaza|strasse|straße|platz|calle|barrio"
)
_PARTICLES = r"(?:(?:de\s+la|de\s+l['’]|de|des|du|d['’]|la|le|les|l['’]|van\s+de|van|of|the)\s*)*"
_NAME = r"(?P<name>[A-ZÀ-ÖØ-Þ][\w'’]*(?:[-\s]+[A-ZÀ-ÖØ-Þ][\w'’]*)*)"
_ENDINGS = "straat|laan|plein|weg|gracht|kade|straße|strasse|platz"
_PLACES = (  # each keeps the kind of place and names the rest
    re.compile(
        r"\b(?P<name>\d{1,3})\s?(?:er|ère|e|è|ème|eme|ième|nd|rd|th|st)\b"
        r"(?P<kind>\s+arr(?:ondissement|t)?\b)?",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?P<name>\d{4,5})(?P<kind>)(?=\s+[A-ZÀ-ÖØ-Þ])"),
    re.compile(rf"\b(?P<kind>(?i:{_WAYS})s?)\s+{_PARTICLES}{_NAME}"),
    re.compile(rf"\b{_NAME}\s+(?P<kind>Street|Avenue|Road|Square|Park|School|Station|Plaza)\b"),
    re.compile(rf"\b(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]*)(?P<kind>{_ENDINGS})\b"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """One input as the analysis sees it; an empty ``language`` is found out."""

    id: str
    title: str
    body: str = ""
    language: str = ""
    place: Place | None = None


class _Plain(HTMLParser):
    """Collects what a reader would see of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _BREAKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)


def plain(text: str) -> str:
    """Return what a reader sees of ``text``: no markup, single spaces."""
    if "<" in text or "&" in text:
        reader = _Plain()
        reader.feed(text)
        reader.close()
        text = "".join(reader.parts)
    return " ".join(text.replace("\x00", " ").split())


def whole(document: Document) -> str:
    """Return the title and the body as one plain text."""
    return ". ".join(part for part in (plain(document.title), plain(document.body)) if part)


def weighted(document: Document) -> str:
    """Return the plain text with the title said twice, for counting words."""
    title = plain(document.title)
    return " . ".join(part for part in (title, title, plain(document.body)) if part)


def mask_places(text: str) -> str:
    """Take the names of streets, schools and districts out, and leave their kind."""
    for place in _PLACES:
        text = place.sub(lambda match: match["kind"] or " ", text)
    return " ".join(text.split())


@lru_cache(maxsize=20_000)
def named_places(text: str) -> frozenset[str]:
    """Return the names that ``mask_places`` takes out, in lower case."""
    names: set[str] = set()
    for place in _PLACES:
        names.update(match["name"].lower() for match in place.finditer(text))
        text = place.sub(lambda match: match["kind"] or " ", text)
    return frozenset(names)


def says_something(text: str) -> bool:
    """Tell whether there is a word in ``text``."""
    return len(_LETTERS.findall(text)) >= 2  # noqa: PLR2004  one letter is not a word


def corpus_hash(documents: Iterable[Document]) -> str:
    """Return the fingerprint of everything that was read, in the order given."""
    digest = hashlib.sha256()
    for document in documents:
        fields = (document.id, document.title, document.body, document.language)
        digest.update(repr((*fields, document.place)).encode("utf-8", "backslashreplace"))
    return digest.hexdigest()
