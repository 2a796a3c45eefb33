"""The texts of the interface in the hands of administrators: found, replaced, put back."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import select

from civic import i18n
from civic.errors import Invalid, NotFound
from civic.i18n.messages import names_in
from civic.models import LogEntry, Wording
from civic.rules import texts, wording
from civic.services.work import Work, reads
from civic.words import Act

SHOWN = 40
SAID = 140
NOT_OFFERED = frozenset({"api", "starter", "audit"})
"""Families that no citizen reads, or that have a page of their own."""


@dataclass(frozen=True)
class TextLine:
    """One text of the interface: ours, and the organiser's own where there is one.

    One that ``is_stale`` was written for an earlier text of ours, which stands again.
    """

    key: str = ""
    shipped: str = ""
    text: str = ""
    looks: str = ""
    """How it looks with figures."""
    figures: list[str] = field(default_factory=list)
    is_own: bool = False
    is_stale: bool = False
    is_long: bool = False
    at: datetime | None = None
    who: str = ""


@dataclass(frozen=True)
class TextsPage:
    """The texts that were looked for; ``found`` counts all of them, ``own`` those replaced."""

    lines: list[TextLine] = field(default_factory=list)
    found: int = 0
    own: int = 0


@reads
def texts_page(work: Work, language: str, sought: str = "", *, own_only: bool = False) -> TextsPage:
    """Return the texts in one language that hold the words looked for, or only the replaced.

    Raises:
        Invalid: if the platform does not have that language.
    """
    work.require(Act.MANAGE_PLATFORM)
    _ask_language(work, language)
    query = select(Wording).where(Wording.language == language)
    own = {row.key: row for row in work.session.exec(query)}
    wanted = texts.sought(sought)
    keys = [
        key
        for key, shipped in sorted(i18n.catalogue(language).items())
        if _is_offered(key)
        and not (own_only and key not in own)
        and (not wanted or _holds(wanted, key, shipped, own.get(key)))
    ]
    lines = [_line(work, language, key, own.get(key)) for key in keys[:SHOWN]]
    return TextsPage(lines, len(keys), len(own))


@reads
def preview(work: Work, key: str, language: str, typed: object) -> list[str]:
    """Return how own words would look, with figures.

    Raises:
        Invalid: if they cannot stand there.
        NotFound: if there is no such text.
    """
    work.require(Act.MANAGE_PLATFORM)
    shipped = _shipped(work, key, language)
    return wording.samples(wording.own_words(typed, shipped, language), language)


def save_text(work: Work, key: str, language: str, typed: object) -> TextLine:
    """Put own words in place of a shipped text; the shipped words themselves put it back.

    Raises:
        Invalid: if they cannot stand there.
        NotFound: if there is no such text.
    """
    work.require(Act.MANAGE_PLATFORM)
    shipped = _shipped(work, key, language)
    words = wording.own_words(typed, shipped, language)
    row = work.session.get(Wording, (key, language))
    before = row.text if row else shipped
    if words == shipped:
        return reset_text(work, key, language)
    if words != before:
        entry = _log(work, "text_changed", before, words)
        row = row or Wording(key=key, language=language, text=words, entry_id=entry)
        row.text, row.entry_id = words, entry
        work.session.add(row)
        work.session.flush()
        work.tell("platform")
    return _line(work, language, key, row)


def reset_text(work: Work, key: str, language: str) -> TextLine:
    """Say the shipped text again.

    Raises:
        NotFound: if there is no such text.
    """
    work.require(Act.MANAGE_PLATFORM)
    shipped = _shipped(work, key, language)
    if row := work.session.get(Wording, (key, language)):
        work.session.delete(row)
        _log(work, "text_reset", row.text, shipped)
        work.session.flush()
        work.tell("platform")
    return _line(work, language, key, None)


def _is_offered(key: str) -> bool:
    return i18n.group_of(key) != i18n.TEAM and key.split(".", 1)[0] not in NOT_OFFERED


def _shipped(work: Work, key: str, language: str) -> str:
    _ask_language(work, language)
    shipped = i18n.catalogue(language).get(key) if isinstance(key, str) else None
    if shipped is None or not _is_offered(key):
        raise NotFound
    return shipped


def _ask_language(work: Work, language: str) -> None:
    if language not in work.platform.languages:
        raise Invalid("language", "invalid.language")


def _holds(wanted: list[str], key: str, shipped: str, own: Wording | None) -> bool:
    said = f"{texts.fold(shipped)} {texts.fold(own.text) if own else ''} {key}"
    return all(word in said for word in wanted)


def _log(work: Work, what: str, before: str, words: str) -> str:
    said = {"title": texts.beginning(words, SAID), "name": texts.beginning(before, SAID)}
    return work.log(what, **said)


def _line(work: Work, language: str, key: str, own: Wording | None) -> TextLine:
    shipped = i18n.catalogue(language)[key]
    entry = work.session.get(LogEntry, own.entry_id) if own else None
    return TextLine(
        key=key,
        shipped=shipped,
        text=own.text if own else shipped,
        looks=wording.samples(own.text if own else shipped, language)[-1],
        figures=[f"{{{name}}}" for name in sorted(names_in(shipped))],
        is_own=own is not None,
        is_stale=own is not None and not i18n.fits(key, own.text, language),
        is_long="\n" in shipped or len(shipped) > SAID,
        at=entry.at if entry else None,
        who=entry.actor_name if entry else "",
    )
