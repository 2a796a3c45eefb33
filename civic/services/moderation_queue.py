"""The team's queue: what is new, reported, contested or hidden in the projects it moderates."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, and_, case, func, literal, or_, select, union_all
from sqlmodel import col

from civic.errors import Invalid
from civic.models import Appeal, Comment, Input, Project, Report, readable
from civic.rules import moderation
from civic.rules.access import Place
from civic.services.moderation_entries import Entry, entries_of
from civic.services.team_query import projects_of
from civic.services.unseen import seen, unseen
from civic.services.work import Work, reads
from civic.words import Act, Held, Subject

SHOWN = 30
OLDEST_FIRST = ("waiting", "reported", "appeals")


@dataclass(frozen=True)
class Queue:
    """The first pieces of one part of the queue, and how many there are in each."""

    tab: str = "new"
    pieces: list[Entry] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


@reads
def queue(work: Work, tab: str = "new") -> Queue:
    """Return what waits in a part of the queue: the oldest report or appeal, the newest words.

    Where no part is named, it is what nobody reads yet, or what is new if nothing waits for that.

    Raises:
        Refused: if the actor is of no team.
        Invalid: if there is no such part.
    """
    if tab and tab not in moderation.TABS:
        raise Invalid("tab", "invalid.choice")
    mine = list(projects_of(work))
    parts = _parts(work, mine)
    counts = {name: _count(work, part) for name, part in parts.items()}
    tab = tab or ("waiting" if counts["waiting"] else "new")
    found = parts[tab].subquery()
    first = found.c.at.asc() if tab in OLDEST_FIRST else found.c.at.desc()
    query = select(found).order_by(first, found.c.id).limit(SHOWN)
    rows = work.session.connection().execute(query).all()
    return Queue(tab, entries_of(work, [(row.subject, row.id) for row in rows]), counts)


def waiting(work: Work) -> int:
    """Return how many pieces wait for the actor to decide; none if of no team."""
    if not work.actor.is_team:
        return 0
    if work.actor.is_admin:
        query = select(col(Project.id))
        mine = list(work.session.connection().execute(query).scalars())
    else:
        mine = [key for key in work.actor.roles if not work.refusal(Act.MODERATE, Place(key))]
    parts = _parts(work, mine)
    return sum(_count(work, parts[name]) for name in OLDEST_FIRST)


def _parts(work: Work, mine: Sequence[str]) -> dict[str, Any]:
    return {
        "waiting": union_all(_held_inputs(mine), _held_comments(mine)),
        "new": union_all(_new_inputs(work, mine), _new_comments(work, mine)),
        "reported": _reported(mine),
        "appeals": _appeals(mine),
        "hidden": union_all(*_hidden(work, mine)),
    }


def _count(work: Work, part: Any) -> int:  # noqa: ANN401  a select, or several together
    query = select(func.count()).select_from(part.subquery())
    return int(work.session.connection().execute(query).scalar_one())


def _held_inputs(mine: Sequence[str]) -> Select[Any]:
    return _inputs(col(Input.hidden_at)).where(
        col(Input.project_id).in_(mine),
        col(Input.held) == Held.WAITING,
        col(Input.withdrawn_at).is_(None),
    )


def _held_comments(mine: Sequence[str]) -> Select[Any]:
    return _comments(col(Comment.hidden_at)).where(
        col(Input.project_id).in_(mine),
        col(Comment.held) == Held.WAITING,
        col(Comment.removed_at).is_(None),
        col(Input.withdrawn_at).is_(None),
    )


def _new_inputs(work: Work, mine: Sequence[str]) -> Select[Any]:
    return _inputs(col(Input.created_at)).where(col(Input.project_id).in_(mine), *unseen(work.now))


def _new_comments(work: Work, mine: Sequence[str]) -> Select[Any]:
    since = work.now - moderation.NEW_FOR
    written = func.coalesce(col(Comment.edited_at), col(Comment.created_at))
    return _comments(written).where(
        col(Input.project_id).in_(mine),
        readable(),
        col(Comment.source).is_(None),
        col(Comment.removed_at).is_(None),
        col(Comment.hidden_at).is_(None),
        written >= since,
        ~seen(col(Comment.id), written),
    )


def _reported(mine: Sequence[str]) -> Select[Any]:
    at = func.min(col(Report.created_at)).label("at")
    return (
        select(_subject(Report), col(Report.subject_id).label("id"), at)
        .join(Input, col(Input.id) == col(Report.input_id))
        .outerjoin(Comment, col(Comment.id) == col(Report.comment_id))
        .where(
            col(Report.project_id).in_(mine),
            col(Report.closed_at).is_(None),
            readable(),
            col(Comment.removed_at).is_(None),
            col(Comment.hidden_at).is_(None),
        )
        .group_by(col(Report.comment_id), col(Report.subject_id))
    )


def _appeals(mine: Sequence[str]) -> Select[Any]:
    still = or_(
        and_(col(Appeal.comment_id).is_(None), col(Input.hidden_at) == col(Appeal.hidden_at)),
        col(Comment.hidden_at) == col(Appeal.hidden_at),
    )
    return (
        select(
            _subject(Appeal), col(Appeal.subject_id).label("id"), col(Appeal.created_at).label("at")
        )
        .join(Input, col(Input.id) == col(Appeal.input_id))
        .outerjoin(Comment, col(Comment.id) == col(Appeal.comment_id))
        .where(col(Appeal.project_id).in_(mine), col(Appeal.decided_at).is_(None), still)
    )


def _hidden(work: Work, mine: Sequence[str]) -> tuple[Select[Any], Select[Any]]:
    since = work.now - moderation.NEW_FOR
    here = col(Input.project_id).in_(mine)
    return (
        _inputs(col(Input.hidden_at)).where(
            here, col(Input.hidden_at) >= since, col(Input.held) != Held.WAITING
        ),
        _comments(col(Comment.hidden_at)).where(
            here, col(Comment.hidden_at) >= since, col(Comment.held) != Held.WAITING
        ),
    )


def _inputs(at: Any) -> Select[Any]:  # noqa: ANN401  a column
    return select(
        literal(Subject.INPUT.value).label("subject"), col(Input.id).label("id"), at.label("at")
    )


def _comments(at: Any) -> Select[Any]:  # noqa: ANN401  a column
    return select(
        literal(Subject.COMMENT.value).label("subject"), col(Comment.id).label("id"), at.label("at")
    ).join(Input, col(Input.id) == col(Comment.input_id))


def _subject(table: type[Report] | type[Appeal]) -> Any:  # noqa: ANN401  a column
    is_input = col(table.comment_id).is_(None)
    return case((is_input, Subject.INPUT.value), else_=Subject.COMMENT.value).label("subject")
