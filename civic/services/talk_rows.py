"""Comments as the database holds them and as their reader may see them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from civic.models import Comment, Person, Reaction
from civic.rules import mentions
from civic.rules.mentions import Named
from civic.services import masks
from civic.services.appealed import NOT_APPEALED, appealed
from civic.services.mentions import names_of
from civic.services.talk_views import Reply
from civic.services.trusted import team_of
from civic.services.views import NOBODY
from civic.services.work import Work
from civic.words import Held

ANSWERS = 3
"""How many answers of a thread are shown at first."""

_ANSWER = aliased(Comment)
ANSWERED: ColumnElement[bool] = exists().where(col(_ANSWER.parent_id) == col(Comment.id))
"""That a comment has answers, of whatever kind; built once, for it costs more than to ask."""

_COLUMNS: tuple[Any, ...] = tuple(map(col, (
    Comment.id, Comment.parent_id, Comment.author_id, Comment.author_name, Comment.mask_id,
    Comment.body, Comment.language, Comment.created_at, Comment.edited_at, Comment.up,
    Comment.down, Comment.removed_at, Comment.hidden_at, Comment.hidden_because, Comment.held,
    Person.name, Person.picture_id,
)))  # fmt: skip


def comments() -> Select[Any]:
    """Return the query for comments with those who wrote them."""
    query: Select[Any] = select(*_COLUMNS)
    return query.outerjoin(Person, col(Person.id) == col(Comment.author_id))


def answers(
    work: Work,
    threads: Sequence[str],
    shown: Mapping[str, tuple[int, int]],
    until: datetime | None,
) -> list[Row[Any]]:
    """Return the answers of threads that are shown, the oldest first.

    Each has its ``rank`` in its thread and the ``number`` of them there. Of what was said after
    ``until``, there is only the actor's own.
    """
    oldest = (col(Comment.created_at), col(Comment.id))
    thread, own = col(Comment.parent_id), is_own(work)
    known = or_(col(Comment.created_at) <= until, own) if until else own
    inner = (
        comments()
        .add_columns(
            func.row_number().over(partition_by=thread, order_by=oldest).label("rank"),
            func.count().over(partition_by=thread).label("number"),
        )
        .where(thread.in_(threads), known, _is_told(own))
        .subquery()
    )
    usual = and_(inner.c.parent_id.not_in(list(shown)), inner.c.rank <= ANSWERS)
    chosen = [
        and_(inner.c.parent_id == key, inner.c.rank > start, inner.c.rank <= end)
        for key, (start, end) in shown.items()
    ]
    query = select(inner).where(or_(usual, *chosen)).order_by(inner.c.created_at, inner.c.id)
    return list(work.session.connection().execute(query))


def told(work: Work, input_id: str) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of a comment that is told of.

    What is gone keeps its place while answers to it stand, and before its own author while it is
    hidden.
    """
    own = is_own(work)
    is_answer = col(Comment.parent_id).is_not(None)
    words = and_(col(Comment.removed_at).is_(None), col(Comment.hidden_at).is_(None))
    hidden = and_(own, col(Comment.removed_at).is_(None))
    there = or_(is_answer, words, ANSWERED, hidden)
    return col(Comment.input_id) == input_id, there, or_(_is_told(own), ANSWERED)


def _is_told(own: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that a comment is not before the team alone: its author reads it too.

    An update of the input's author stands elsewhere.
    """
    return and_(or_(col(Comment.held) == "", own), col(Comment.is_update).is_(False))


def is_own(work: Work) -> ColumnElement[bool]:
    """Return the condition that the actor wrote a comment."""
    return masks.own(work, Comment)


def replies_of(work: Work, project_id: str, rows: Sequence[Row[Any]]) -> dict[str, dict[str, Any]]:
    """Return the fields of comments as their reader may see them, by their ids."""
    mine = _mine(work, [row.id for row in rows])
    team = team_of(work, project_id) if rows else set()
    names = names_of(work, [row.body for row in rows if not _gone(row) or row.held])
    worn = masks.own_masks(work) if any(row.mask_id for row in rows) else frozenset()
    return {row.id: _seen(work, row, mine, team, names, worn) for row in rows}


def replies(work: Work, project_id: str, rows: Sequence[Row[Any]]) -> list[Reply]:
    """Return comments as their reader may see them."""
    return [Reply(**fields) for fields in replies_of(work, project_id, rows).values()]


def _gone(row: Row[Any]) -> str:
    return "removed" if row.removed_at else (row.held or "hidden") if row.hidden_at else ""


def _mine(work: Work, ids: Sequence[str]) -> dict[str, int]:
    if work.actor.person_id is None:
        return {}
    query = select(col(Reaction.subject_id), col(Reaction.value)).where(
        col(Reaction.person_id) == work.actor.person_id, col(Reaction.subject_id).in_(ids)
    )
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _seen(  # noqa: PLR0913, PLR0917  what all of them need is read once
    work: Work,
    row: Row[Any],
    mine: dict[str, int],
    team: set[str],
    names: Mapping[str, Named],
    worn: frozenset[str],
) -> dict[str, Any]:
    gone = _gone(row)
    named = row.author_id is not None and row.author_id == work.actor.person_id
    own = named or row.mask_id in worn
    is_told = own and gone in ("hidden", Held.REFUSED)
    reads = not gone or (own and bool(row.held) and gone != "removed")
    return {
        "id": row.id,
        "parent_id": row.parent_id or "",
        "author": masks.author_in(work, row) if reads else NOBODY,
        "body": mentions.named(row.body, names) if reads else "",
        "parts": mentions.parts(row.body, names) if reads else [],
        "lang": row.language,
        "created_at": row.created_at,
        "edited_at": None if gone else row.edited_at,
        "up": row.up,
        "down": row.down,
        "mine": mine.get(row.id, 0),
        "is_own": own,
        "is_team": row.author_id in team,
        "gone": gone,
        "because": row.hidden_because if is_told else "",
        "appealed": appealed(work, row.id, row.hidden_at) if is_told else NOT_APPEALED,
    }
