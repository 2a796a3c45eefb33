"""The organiser's own pages in the hands of its administrators: written, published, put back."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from civic.errors import Invalid, NotFound, Refused
from civic.i18n import say
from civic.models import OwnPage, OwnPageVersion
from civic.rules import editing, pages, texts
from civic.services import undo
from civic.services.own_pages import latest
from civic.services.page_forms import PageForm, PageLine, form_of, gaps_of, line_of
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal

TITLE_MOST, BODY_MOST = 120, 40_000


@reads
def lines(work: Work) -> list[PageLine]:
    """Return the pages that the law asks for, begun or not, and the organiser's others."""
    work.require(Act.MANAGE_PLATFORM)
    order = select(OwnPage).order_by(col(OwnPage.position), OwnPage.slug)
    rows = {row.slug: row for row in work.session.exec(order)}
    standard = [rows.pop(slug, OwnPage(id="", slug=slug)) for slug in pages.STANDARD]
    return [line_of(work, row) for row in [*standard, *rows.values()]]


@reads
def form(work: Work, slug: str) -> PageForm:
    """Return a page for editing; one of the usual pages that is not begun has its first words.

    Raises:
        NotFound: if there is none at that address.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _found(work, slug)
    if row is not None:
        return form_of(work, row)
    if slug not in pages.STANDARD:
        raise NotFound
    title, body = _first_words(work, slug)
    line = PageLine(slug=slug, title=title, is_standard=True)
    return PageForm(line=line, title=title, body=body, gaps=gaps_of(body))


def add(work: Work, typed: Mapping[str, Any]) -> str:
    """Make a page of the organiser's own, as a draft; return its address.

    Raises:
        Invalid: if it has no title in the platform's language, or the address is none, or taken.
    """
    work.require(Act.MANAGE_PLATFORM)
    title = _said(work, "title", typed.get("title", {}), _title, {})
    first = title.get(work.platform.default_language, "")
    if not first:
        raise Invalid(f"title.{work.platform.default_language}", "invalid.missing")
    slug = pages.slug("slug", typed.get("slug") or texts.slug_of(first))
    if slug in pages.STANDARD or _found(work, slug) is not None:
        raise Invalid("slug", "team_pages.taken")
    row = OwnPage(slug=slug, position=len(work.session.exec(select(OwnPage.id)).all()))
    work.session.add(row)
    work.session.flush()
    _keep(work, row, title, {}, "own_page_added")
    return slug


def save(work: Work, slug: str, typed: Mapping[str, Any]) -> PageForm:
    """Keep what was typed as the next version of a page; what all read stays as it is.

    Raises:
        Invalid: if it has no title in the platform's language, or a text is too long.
        NotFound: if there is none at that address.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _found(work, slug)
    if row is None:
        if slug not in pages.STANDARD:
            raise NotFound
        row = OwnPage(slug=slug, position=pages.STANDARD.index(slug))
        work.session.add(row)
        work.session.flush()
    before = latest(work, row.id)
    title = _said(work, "title", typed.get("title", {}), _title, before.title)
    body = _said(work, "body", typed.get("body", {}), _body, before.body)
    if not title.get(work.platform.default_language):
        raise Invalid(f"title.{work.platform.default_language}", "invalid.missing")
    if (title, body) != (before.title, before.body):
        _keep(work, row, title, body, "own_page_changed")
    return form_of(work, row)


def publish(work: Work, slug: str) -> PageForm:
    """Let everybody read what was saved last; from now on it holds.

    Raises:
        Refused: if there is nothing to read in the platform's language.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _begun(work, slug)
    version = latest(work, row.id)
    if not version.body.get(work.platform.default_language) and slug != "accessibility":
        raise Refused(Refusal(Reason.NOT_READY))
    if row.live_id != version.id:
        row.live_id, row.live_since = version.id, work.now
        version.published_at = work.now
        work.session.add(version)
        _tell(work, row, "own_page_published")
    return form_of(work, row)


def withdraw(work: Work, slug: str) -> PageForm:
    """Let nobody read a page any more; its versions stay."""
    work.require(Act.MANAGE_PLATFORM)
    row = _begun(work, slug)
    if row.live_id is not None:
        row.live_id, row.live_since = None, None
        _tell(work, row, "own_page_withdrawn")
    return form_of(work, row)


def restore(work: Work, slug: str, version_id: str) -> PageForm:
    """Make an earlier version the one that is worked on; it is published only when asked for.

    Raises:
        NotFound: if it is no version of this page.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = _begun(work, slug)
    wanted = work.session.get(OwnPageVersion, version_id) if isinstance(version_id, str) else None
    if wanted is None or wanted.page_id != row.id:
        raise NotFound
    now = latest(work, row.id)
    if (wanted.title, wanted.body) != (now.title, now.body):
        _keep(work, row, wanted.title, wanted.body, "own_page_restored")
    return form_of(work, row)


def remove(work: Work, slug: str) -> str:
    """Remove a page with its versions; return the entry that puts it back as it was."""
    work.require(Act.MANAGE_PLATFORM)
    row = _begun(work, slug)
    title = work.say(latest(work, row.id).title).text
    versions = select(OwnPageVersion).where(OwnPageVersion.page_id == row.id)
    every = [row, *work.session.exec(versions)]
    work.tell("platform")
    return undo.remove(work, "own_page_removed", every, subject_id=row.id, title=title)


def _found(work: Work, slug: str) -> OwnPage | None:
    return work.session.exec(select(OwnPage).where(OwnPage.slug == slug)).first()


def _begun(work: Work, slug: str) -> OwnPage:
    row = _found(work, slug)
    if row is None:
        raise NotFound
    return row


def _first_words(work: Work, slug: str) -> tuple[dict[str, str], dict[str, str]]:
    platform = work.platform
    title = {lang: say(f"starter.{slug}_title", lang) for lang in platform.languages}
    body = {
        lang: pages.laid_out(say(f"starter.{slug}", lang, platform=platform.name))
        for lang in platform.languages
    }
    return title, body


def _said(
    work: Work, name: str, typed: object, clean: editing.Clean, kept: Mapping[str, str]
) -> dict[str, str]:
    return editing.said(name, typed, work.platform.languages, clean, kept)


def _title(field: str, typed: object) -> str:
    return texts.line(field, typed, most=TITLE_MOST, least=0)


def _body(field: str, typed: object) -> str:
    return texts.rich(field, typed, most=BODY_MOST)


def _keep(work: Work, row: OwnPage, title: dict[str, str], body: dict[str, str], what: str) -> None:
    number = latest(work, row.id).number + 1
    entry = work.log(what, subject_id=row.id, title=work.say(title).text, number=str(number))
    version = OwnPageVersion(page_id=row.id, number=number, entry_id=entry, title=title, body=body)
    work.session.add(version)
    work.session.flush()


def _tell(work: Work, row: OwnPage, what: str) -> None:
    work.session.add(row)
    work.session.flush()
    version = latest(work, row.id)
    title = work.say(version.title).text
    work.log(what, subject_id=row.id, title=title, number=str(version.number))
    work.tell("platform")
