"""Pages made of blocks: whose they are, who may work on them, and what is shown of them.

An owner is a word: the front door, or a project by its id. Nothing else here knows what it is.
"""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import col, delete, select

from civic.errors import NotFound, Refused
from civic.models import Activity, BlockPage, BlockUpload, BlockVersion, Project
from civic.rules import blocks
from civic.rules.block_writing import Known
from civic.rules.blocks import Blocks
from civic.services.standing import is_listed, place_of
from civic.services.work import Work
from civic.words import Act

HOME = "home"
_OF_PROJECT = "project:"
SEAL_LENGTH = 24


@dataclass(frozen=True)
class Found:
    """The blocks of a page as somebody is to see them, and by which word they see a draft."""

    owner: str
    blocks: Blocks
    word: str = ""


def of_project(project_id: str) -> str:
    """Return the owner of the page of a project."""
    return f"{_OF_PROJECT}{project_id}"


def project_of(owner: str) -> str | None:
    """Return the id of the project that owns a page; nothing for the front door.

    Raises:
        NotFound: if nothing of ours is called so.
    """
    if owner == HOME:
        return None
    if not owner.startswith(_OF_PROJECT):
        raise NotFound
    return owner.removeprefix(_OF_PROJECT)


def ask(work: Work, owner: str) -> None:
    """Refuse whoever may not work on a page."""
    project_id = project_of(owner)
    if project_id is None:
        work.require(Act.MANAGE_PLATFORM)
    else:
        work.manage(project_id)


def managed(work: Work, owner: str) -> BlockPage:
    """Load a page in order to work on it, and let nobody else change it meanwhile.

    Raises:
        Refused: if the actor may not.
    """
    ask(work, owner)
    query = select(BlockPage).where(BlockPage.owner == owner).with_for_update()
    row = work.session.exec(query.execution_options(populate_existing=True)).first()
    if row is None:
        row = fresh(owner)
        work.session.add(row)
        work.session.flush()
    return row


def known(work: Work, owner: str) -> BlockPage:
    """Load a page in order to look at it with those who work on it; one not begun is fresh."""
    ask(work, owner)
    row = work.session.exec(select(BlockPage).where(BlockPage.owner == owner)).first()
    return row or fresh(owner)


def fresh(owner: str) -> BlockPage:
    """Return a page on which nobody has worked yet: empty, or the front door as it always was."""
    begun = blocks.in_order() if owner == HOME else ()
    return BlockPage(owner=owner, project_id=project_of(owner), draft=blocks.written(begun))


def may_name(work: Work, owner: str) -> Known:
    """Return what the blocks of a page may name."""
    project_id = project_of(owner)
    query = select(Activity.id).order_by(col(Activity.position))
    if project_id is None:
        query = query.join(Project, col(Project.id) == col(Activity.project_id))
        query = query.where(is_listed(work.now))
    else:
        query = query.where(Activity.project_id == project_id)
    figures = blocks.OF_PLATFORM if project_id is None else blocks.OF_PROJECT
    return Known(work.platform.languages, work.session.exec(query).all(), figures)


def found(work: Work, owner: str, word: str = "") -> Found | None:
    """Return a page as its reader is to see it: nothing where nothing is published.

    ``word`` asks for the draft: its team has it by any word, others by that of its link alone.
    The caller has made sure that the reader may see what the page stands on.

    Raises:
        NotFound: if the draft is asked for by somebody it is not for.
    """
    row = work.session.exec(select(BlockPage).where(BlockPage.owner == owner)).first()
    if word:
        if not sees_draft(work, row or fresh(owner), word):
            raise NotFound
        return Found(owner, blocks.read((row or fresh(owner)).draft), word)
    if row is None or not row.shown:
        return None
    return Found(owner, version_of(work, row, row.shown))


def version_of(work: Work, row: BlockPage, number: int) -> Blocks:
    """Return the blocks of a published version; the caller has asked for leave.

    Raises:
        NotFound: if there is none of that number.
    """
    query = select(BlockVersion.blocks).where(
        BlockVersion.page_id == row.id, BlockVersion.number == number
    )
    kept = work.session.exec(query).first()
    if kept is None:
        raise NotFound
    return blocks.read(kept)


def sees_draft(work: Work, row: BlockPage, word: str) -> bool:
    """Say whether a reader may see the draft of a page: as its team, or by its link."""
    is_lasting = row.link_until is not None and work.now < row.link_until
    if is_lasting and hmac.compare_digest(word.encode(), word_of(work, row).encode()):
        return True
    try:
        ask(work, row.owner)
    except (NotFound, Refused):
        return False
    return True


def word_of(work: Work, row: BlockPage) -> str:
    """Return the word of a page's link, which nobody can make without the platform's secret."""
    if not row.link_id:
        return " "  # no address brings this
    said = f"draft of blocks|{row.id}|{row.link_id}".encode()
    return hmac.new(work.house.secret, said, hashlib.sha256).hexdigest()[:SEAL_LENGTH]


def keep_uploads(work: Work, row: BlockPage, drafted: Blocks) -> None:
    """Note which pictures and documents a page shows, in public or in any version of it."""
    shown: set[str] = set()
    every = set(blocks.uploads_in(drafted)) | _removed(row)
    query = select(BlockVersion.number, BlockVersion.blocks).where(BlockVersion.page_id == row.id)
    for number, kept in work.session.exec(query):
        inside = blocks.uploads_in(blocks.read(kept))
        every |= inside
        shown |= inside if number == row.shown else set()
    work.session.exec(delete(BlockUpload).where(col(BlockUpload.page_id) == row.id))
    work.session.add_all(
        BlockUpload(page_id=row.id, upload_id=each, is_shown=each in shown) for each in every
    )
    work.session.flush()


def _removed(row: BlockPage) -> set[str]:
    return blocks.uploads_in(blocks.read([each["block"] for each in row.removed]))


def shows(work: Work, upload_id: str, word: str = "") -> bool | None:
    """Say whether a reader may see an upload on a page of blocks; nothing if it is on none."""
    query = (
        select(BlockPage, BlockUpload.is_shown)
        .join(BlockUpload, col(BlockUpload.page_id) == col(BlockPage.id))
        .where(BlockUpload.upload_id == upload_id)
    )
    rows = work.session.exec(query).all()
    return any(_may_see(work, row, word, is_shown=bool(on)) for row, on in rows) if rows else None


def _may_see(work: Work, row: BlockPage, word: str, *, is_shown: bool) -> bool:
    project = work.session.get(Project, row.project_id) if row.project_id else None
    place = place_of(project, work.now) if project else None
    if place and work.refusal(Act.VIEW, place) is not None:
        return False
    return is_shown or sees_draft(work, row, word)


def topics(owner: str) -> Iterable[str]:
    """Return what is told when the public page changes."""
    project_id = project_of(owner)
    return ["platform"] if project_id is None else [f"project:{project_id}"]
