"""The page of blocks of a project that is copied: its draft, and what is public of it."""

from collections.abc import Callable
from typing import Any

from sqlmodel import select

from civic.models import BlockPage, BlockVersion
from civic.rules import blocks
from civic.services import block_pages
from civic.services.work import Work

Renamed = Callable[[Any], Any]


def copy_page(work: Work, old: str, new: str, renamed: Renamed) -> None:
    """Give a copy the page of its original; ``renamed`` points blocks to the copy's activities.

    What is public in the original is so in the copy, once that is public itself, as its first
    version. The caller has asked for leave.
    """
    query = select(BlockPage).where(BlockPage.project_id == old)
    source = work.session.exec(query).first()
    if source is None:
        return
    row = block_pages.fresh(block_pages.of_project(new))
    row.draft = renamed(source.draft)
    work.session.add(row)
    work.session.flush()
    if source.shown:
        public = blocks.written(block_pages.version_of(work, source, source.shown))
        by = work.actor.person_id
        version = BlockVersion(page_id=row.id, number=1, blocks=renamed(public), at=work.now)
        version.author_id, row.shown = by, 1
        work.session.add(version)
        work.session.flush()
    block_pages.keep_uploads(work, row, blocks.read(row.draft))
