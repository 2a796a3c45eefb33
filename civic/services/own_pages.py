"""The organiser's own pages, as everybody reads them."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import col, select

from civic.errors import NotFound
from civic.models import OwnPage, OwnPageVersion
from civic.rules.pages import DATED, LEGAL, headed
from civic.services.accessibility import accessibility_body
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, Said


@dataclass(frozen=True)
class Edition:
    """One published version of a page that people agree to."""

    number: int = 0
    at: datetime | None = None


@dataclass(frozen=True)
class PageView:
    """A page as everybody reads it; ``more`` is what the platform itself adds below.

    ``since`` is from when these words hold, ``earlier`` the versions that held before.
    """

    slug: str = ""
    title: Said = NOTHING_SAID
    body: Said = NOTHING_SAID
    more: Said = NOTHING_SAID
    since: datetime | None = None
    earlier: list[Edition] = field(default_factory=list)
    number: int = 0
    is_past: bool = False
    is_draft: bool = False


@reads
def page(work: Work, slug: str, number: str = "", *, draft: bool = False) -> PageView:
    """Return the page at an address: as it is, as it once was, or as the team is writing it.

    Raises:
        NotFound: if there is none, or it is not published and the reader is no admin.
    """
    work.require(Act.MANAGE_PLATFORM if draft else Act.VIEW)
    row = work.session.exec(select(OwnPage).where(OwnPage.slug == slug)).first()
    if row is None:
        raise NotFound
    if draft:
        return _view(work, row, latest(work, row.id), is_draft=True)
    if row.live_id is None:
        raise NotFound
    live = work.session.get_one(OwnPageVersion, row.live_id)
    return _view(work, row, _past(work, row, number) if number else live)


def latest(work: Work, page_id: str) -> OwnPageVersion:
    """Return what was saved last of a page."""
    query = select(OwnPageVersion).where(OwnPageVersion.page_id == page_id)
    return work.session.exec(query.order_by(col(OwnPageVersion.number).desc())).first() or (
        OwnPageVersion(page_id=page_id, number=0, entry_id="")
    )


def live_titles(work: Work) -> dict[str, tuple[str, dict[str, str]]]:
    """Return the address and the title of each published page, by its id."""
    query = (
        select(OwnPage.id, OwnPage.slug, OwnPageVersion.title)
        .join(OwnPageVersion, col(OwnPageVersion.id) == col(OwnPage.live_id))
        .order_by(col(OwnPage.position), OwnPage.slug)
    )
    return {page_id: (slug, dict(title)) for page_id, slug, title in work.session.exec(query)}


def legal_of(titles: dict[str, tuple[str, dict[str, str]]]) -> list[tuple[str, dict[str, str]]]:
    """Return the published pages that the law asks for, in their order."""
    by_slug = dict(titles.values())
    return [(slug, by_slug[slug]) for slug in LEGAL if slug in by_slug]


def _past(work: Work, row: OwnPage, number: str) -> OwnPageVersion:
    query = select(OwnPageVersion).where(
        OwnPageVersion.page_id == row.id,
        OwnPageVersion.number == (int(number) if number.isdecimal() and len(number) < 6 else -1),  # noqa: PLR2004  more versions than anybody writes
        col(OwnPageVersion.published_at).is_not(None),
    )
    found = work.session.exec(query).first()
    if found is None or row.slug not in DATED:
        raise NotFound
    return found


def _view(work: Work, row: OwnPage, shown: OwnPageVersion, *, is_draft: bool = False) -> PageView:
    body = work.say(shown.body)
    language = body.lang or work.reader
    return PageView(
        slug=row.slug,
        title=work.say(shown.title),
        body=Said(headed(body.text), body.lang),
        more=_statement(work, language) if row.slug == "accessibility" else NOTHING_SAID,
        since=shown.published_at if shown.id != row.live_id else row.live_since,
        earlier=[] if is_draft else _earlier(work, row),
        number=shown.number,
        is_past=not is_draft and shown.id != row.live_id,
        is_draft=is_draft,
    )


def _statement(work: Work, language: str) -> Said:
    return Said(headed(accessibility_body(language, work.platform.contact)), language)


def _earlier(work: Work, row: OwnPage) -> list[Edition]:
    if row.slug not in DATED:
        return []
    query = select(OwnPageVersion.number, OwnPageVersion.published_at).where(
        OwnPageVersion.page_id == row.id,
        col(OwnPageVersion.published_at).is_not(None),
        OwnPageVersion.id != row.live_id,
    )
    found = work.session.exec(query.order_by(col(OwnPageVersion.published_at).desc()))
    return [Edition(number, at) for number, at in found]
