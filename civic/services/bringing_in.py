"""Whole worlds at once: what an import or the demo writes in one transaction.

The acts of these people happened elsewhere, or never: no phase is asked and no pace is held.
The figures that follow from them (supports, comments, trends) are counted here as everywhere.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import insert
from sqlmodel import SQLModel, select

from civic.models import BlockPage, BlockVersion, Comment, Input, Person, Reaction
from civic.models.inputs import follow
from civic.rules import blocks
from civic.rules.ranking import heat, shuffle_of
from civic.rules.texts import clean_html
from civic.services import block_pages
from civic.services.input_rows import folded
from civic.services.work import Work, reads
from civic.words import Act, Subject

BATCH = 500


@reads
def is_empty(work: Work) -> bool:
    """Say whether nobody has an account yet."""
    work.require(Act.MANAGE_PLATFORM)
    return work.session.exec(select(Person.id).limit(1)).first() is None


def bring_in(work: Work, rows: Iterable[SQLModel]) -> None:
    """Keep rows as they are, those that others name first.

    Raises:
        Refused: if the actor does not manage the platform.
    """
    work.require(Act.MANAGE_PLATFORM)
    for _, alike in groupby(rows, type):
        work.session.add_all(alike)
        work.session.flush()


def bring_in_page(work: Work, page: BlockPage, version: BlockVersion) -> None:
    """Keep a page of blocks as it was published, with the files that it shows.

    Raises:
        Refused: if the actor does not manage the platform.
    """
    bring_in(work, [page, version])
    block_pages.keep_uploads(work, page, blocks.read(page.draft))


def bring_in_inputs(
    work: Work,
    inputs: Sequence[Input],
    comments: Sequence[Comment],
    reactions: Sequence[Reaction],
) -> None:
    """Keep inputs with what others answered, every count made from what is there.

    Raises:
        Refused: if the actor does not manage the platform.
    """
    work.require(Act.MANAGE_PLATFORM)
    thumbs = Counter((row.subject, row.subject_id, row.value) for row in reactions)
    spoken = Counter(row.input_id for row in comments if not row.removed_at and not row.hidden_at)
    for row in inputs:
        _count(row, thumbs, Subject.INPUT)
        row.body = clean_html(row.body)
        row.comments = spoken[row.id]
        row.net = row.up - row.down
        row.heat = heat(row.up, row.down, row.created_at)
        row.shuffle = shuffle_of(row.id)
        row.folded = folded(row.title, row.body)
        follow(row)
        if row.lat is not None and row.lng is not None and row.area_id is None:
            row.area_id = work.vocabulary.districts.at(row.lat, row.lng)
    for comment in comments:
        _count(comment, thumbs, Subject.COMMENT)
    for rows in (inputs, comments, reactions):
        _insert(work, rows)


def _count(row: Input | Comment, thumbs: Counter[tuple[str, str, int]], kind: Subject) -> None:
    row.up += thumbs[kind, row.id, 1]
    row.down += thumbs[kind, row.id, -1]


def _insert(work: Work, rows: Sequence[SQLModel]) -> None:
    connection = work.session.connection()
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        values: list[dict[str, Any]] = [row.model_dump() for row in batch]
        connection.execute(insert(type(batch[0])), values)
