"""The organiser's own pages as the team sees them: in a list, and one with its versions."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import col, select

from civic.i18n import say
from civic.models import LogEntry, OwnPage, OwnPageVersion
from civic.rules import pages
from civic.services.own_pages import latest
from civic.services.work import Work

VERSIONS_SHOWN = 30


@dataclass(frozen=True)
class PageLine:
    """A page in the team's list: where it is, and what is still to do."""

    id: str = ""
    slug: str = ""
    address: str = ""
    title: dict[str, str] = field(default_factory=dict)
    is_standard: bool = False
    is_begun: bool = False
    is_live: bool = False
    is_changed: bool = False
    gaps: int = 0


@dataclass(frozen=True)
class VersionLine:
    """One saving of a page."""

    id: str = ""
    number: int = 0
    at: datetime | None = None
    who: str = ""
    is_live: bool = False
    published_at: datetime | None = None


@dataclass(frozen=True)
class PageForm:
    """A page as the team edits it; ``gaps`` are what is still to be written, by language."""

    line: PageLine = field(default_factory=PageLine)
    title: dict[str, str] = field(default_factory=dict)
    body: dict[str, str] = field(default_factory=dict)
    gaps: dict[str, list[str]] = field(default_factory=dict)
    live_since: datetime | None = None
    number: int = 0
    versions: list[VersionLine] = field(default_factory=list)


def gaps_of(body: dict[str, str]) -> dict[str, list[str]]:
    """Return what is still to be written in each language."""
    found = {language: pages.gaps(text) for language, text in body.items()}
    return {language: gaps for language, gaps in found.items() if gaps}


def line_of(work: Work, row: OwnPage) -> PageLine:
    """Return a page as a line of the list; one that is not begun has its first title."""
    is_standard, address = row.slug in pages.STANDARD, f"/pages/{row.slug}"
    if not row.id:
        title = {lang: say(f"starter.{row.slug}_title", lang) for lang in work.platform.languages}
        return PageLine(slug=row.slug, address=address, title=title, is_standard=is_standard)
    now = latest(work, row.id)
    return PageLine(
        id=row.id,
        slug=row.slug,
        address=address,
        title=now.title,
        is_standard=is_standard,
        is_begun=True,
        is_live=row.live_id is not None,
        is_changed=row.live_id not in (None, now.id),
        gaps=sum(map(len, gaps_of(now.body).values())),
    )


def form_of(work: Work, row: OwnPage) -> PageForm:
    """Return a page with its latest versions, the newest first."""
    now = latest(work, row.id)
    query = (
        select(OwnPageVersion, LogEntry)
        .outerjoin(LogEntry, col(LogEntry.id) == col(OwnPageVersion.entry_id))
        .where(OwnPageVersion.page_id == row.id)
        .order_by(col(OwnPageVersion.number).desc())
        .limit(VERSIONS_SHOWN)
    )
    return PageForm(
        line=line_of(work, row),
        title=now.title,
        body=now.body,
        gaps=gaps_of(now.body),
        live_since=row.live_since,
        number=now.number,
        versions=[
            VersionLine(
                id=one.id,
                number=one.number,
                at=entry.at if entry else None,
                who=entry.actor_name if entry else "",
                is_live=one.id == row.live_id,
                published_at=one.published_at,
            )
            for one, entry in work.session.exec(query)
        ],
    )
