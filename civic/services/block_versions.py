"""Publishing a page of blocks, and every version of it that was ever published."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import col, select

from civic.errors import Invalid, NotFound
from civic.models import BlockPage, BlockVersion, Person
from civic.rules import blocks
from civic.rules.block_changes import compared
from civic.services import block_editor, block_pages, block_views
from civic.services.block_pages import Found
from civic.services.block_views import BlockView
from civic.services.reach import site_address
from civic.services.views import Author, author_of
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Said, new_id

MOST_SHOWN = 100
LINK_DAYS = 14


@dataclass(frozen=True)
class VersionLine:
    """A version in the list of all: when it was published, by whom, whether it is public now."""

    number: int = 0
    at: datetime | None = None
    author: Author = field(default_factory=Author)
    is_shown: bool = False


@dataclass(frozen=True)
class RewordedView:
    """A text that changed, in one language, with what went and what came."""

    lang: str = ""
    pieces: list[dict[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class ChangeView:
    """What became of one block between two versions."""

    how: str = ""
    kind: str = ""
    words: Said = NOTHING_SAID
    texts: list[RewordedView] = field(default_factory=list)
    is_more: bool = False


@dataclass(frozen=True)
class VersionView:
    """A version as it was, and what changed from it to the draft."""

    line: VersionLine = field(default_factory=VersionLine)
    blocks: list[BlockView] = field(default_factory=list)
    changes: list[ChangeView] = field(default_factory=list)


@dataclass(frozen=True)
class DraftLink:
    """The link that shows a draft to whoever holds it, until it ends."""

    address: str = ""
    until: datetime | None = None


@reads
def versions(work: Work, owner: str) -> list[VersionLine]:
    """Return what was published of a page, the newest first."""
    row = block_pages.known(work, owner)
    query = (
        select(BlockVersion, Person)
        .outerjoin(Person, col(Person.id) == col(BlockVersion.author_id))
        .where(BlockVersion.page_id == row.id)
        .order_by(col(BlockVersion.number).desc())
    )
    found = work.session.exec(query.limit(MOST_SHOWN))
    return [_line(row, version, person) for version, person in found]


@reads
def version(work: Work, owner: str, number: int, language: str = "") -> VersionView:
    """Return a version as it was, and what changed since: from it to the draft.

    Raises:
        NotFound: if there is none of that number.
    """
    row = block_pages.known(work, owner)
    line = next((each for each in versions(work, owner) if each.number == number), None)
    if line is None:
        raise NotFound
    was = block_pages.version_of(work, row, number)
    changes = [
        ChangeView(
            one.how,
            one.kind,
            work.say(one.words, language),
            [RewordedView(each.lang, [{"kind": piece.kind, "text": piece.text}
                                      for piece in each.pieces]) for each in one.texts],
            one.is_more,
        )
        for one in compared(was, blocks.read(row.draft))
    ]  # fmt: skip
    return VersionView(line, block_views.views_of(work, Found(owner, was), language), changes)


def publish(work: Work, owner: str) -> int:
    """Show the draft of a page to everybody; return the number of the version.

    Raises:
        Invalid: if something is lacking in it, or it is public already.
    """
    row = block_pages.managed(work, owner)
    drafted = blocks.read(row.draft)
    if gaps := block_editor.gaps_in(work, drafted):
        raise Invalid("publish", "team_blocks.lacking", count=str(len(gaps)))
    if row.shown:
        public = block_pages.version_of(work, row, row.shown)
        if block_editor.bare(public) == block_editor.bare(drafted):
            raise Invalid("publish", "team_blocks.nothing_new")
    number = 1 + _last(work, row)
    work.session.add(
        BlockVersion(
            page_id=row.id,
            number=number,
            blocks=row.draft,
            author_id=work.actor.person_id,
            at=work.now,
        )
    )
    row.shown = number
    _done(work, row, "page_published", number)
    return number


def hide(work: Work, owner: str) -> None:
    """Show nothing of a page any more; its versions and its draft stay."""
    row = block_pages.managed(work, owner)
    if not row.shown:
        return
    number, row.shown = row.shown, 0
    _done(work, row, "page_hidden", number)


def restore(work: Work, owner: str, number: int) -> None:
    """Make a version the draft again; what is public stays until the draft is published.

    Raises:
        NotFound: if there is none of that number.
    """
    row = block_pages.managed(work, owner)
    row.draft = blocks.written(block_pages.version_of(work, row, number))
    row.revision += 1
    _done(work, row, "page_restored", number)


@reads
def link_of(work: Work, owner: str, path: str) -> DraftLink:
    """Return the link to the draft of a page that is at ``path``, if there is one that works."""
    row = block_pages.known(work, owner)
    if not row.link_id or row.link_until is None or row.link_until <= work.now:
        return DraftLink()
    word = block_pages.word_of(work, row)
    return DraftLink(f"{site_address(work.house)}{path}?draft={word}", row.link_until)


def make_link(work: Work, owner: str) -> None:
    """Make a link that shows the draft to whoever holds it; one from before shows nothing more."""
    row = block_pages.managed(work, owner)
    row.link_id, row.link_until = new_id(), work.now + timedelta(days=LINK_DAYS)
    work.session.add(row)
    until = row.link_until.isoformat()
    project_id = block_pages.project_of(owner)
    work.log("page_link_created", project_id=project_id, subject_id=row.id, until=until)


def end_link(work: Work, owner: str) -> None:
    """Let the link to a draft show nothing any more."""
    row = block_pages.managed(work, owner)
    if row.link_id:
        row.link_id, row.link_until = "", None
        work.session.add(row)
        project_id = block_pages.project_of(owner)
        work.log("page_link_revoked", project_id=project_id, subject_id=row.id)


def _done(work: Work, row: BlockPage, what: str, number: int) -> None:
    work.session.add(row)
    work.session.flush()
    block_pages.keep_uploads(work, row, blocks.read(row.draft))
    project_id = block_pages.project_of(row.owner)
    work.log(what, project_id=project_id, subject_id=row.id, number=str(number))
    for topic in (f"blocks:{row.owner}", *block_pages.topics(row.owner)):
        work.tell(topic)


def _last(work: Work, row: BlockPage) -> int:
    query = select(BlockVersion.number).where(BlockVersion.page_id == row.id)
    return max(work.session.exec(query).all(), default=0)


def _line(row: BlockPage, kept: BlockVersion, person: Person | None) -> VersionLine:
    author = author_of(person.id, person.name, person.picture_id, "") if person else Author()
    return VersionLine(kept.number, kept.at, author, kept.number == row.shown)
