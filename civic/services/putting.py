"""Giving an aspect to many inputs at once, in few statements."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, delete, insert, or_, select, update
from sqlmodel import SQLModel, col

from civic.models import BallotOption, Comment, Handling, InputTag, Reaction, Review
from civic.services.aspects import Aspect, Value, chunks
from civic.services.work import Work

_INPUT: Table = SQLModel.metadata.tables["input"]


def put(work: Work, aspect: Aspect, values: Mapping[str, Value]) -> None:
    """Give each input what an aspect is to be; the caller has asked for leave."""
    for some in chunks(list(values.items())):
        _WRITERS[aspect](work, dict(some))


def _update(work: Work, lines: Sequence[Mapping[str, Any]]) -> None:
    """Set the named columns of inputs; ``key`` is the input's id."""
    named = [name for name in lines[0] if name != "key"]
    statement = (
        update(_INPUT)
        .where(_INPUT.c.id == bindparam("key"))
        .values({name: bindparam(name) for name in named})
    )
    work.session.connection().execute(statement, list(lines))


def _status(work: Work, values: Mapping[str, Value]) -> None:
    _update(work, [{"key": key, "status_id": value["status"]} for key, value in values.items()])


def _tags(work: Work, values: Mapping[str, Value]) -> None:
    connection = work.session.connection()
    connection.execute(delete(InputTag).where(col(InputTag.input_id).in_(list(values))))
    lines = [{"input_id": key, "tag_id": t} for key, value in values.items() for t in value["tags"]]
    if lines:
        connection.execute(insert(InputTag), lines)


def _shown(work: Work, values: Mapping[str, Value]) -> None:
    lines = [
        {
            "key": key,
            "hidden_at": datetime.fromisoformat(value["hidden"]) if value["hidden"] else None,
            "hidden_because": value["because"],
        }
        for key, value in values.items()
    ]
    _update(work, lines)
    _show(work, list(values))


def _show(work: Work, ids: Sequence[str]) -> None:
    """Let it follow whether inputs stand in the lists (see ``models.inputs.follow``)."""
    gone = or_(
        *(_INPUT.c[name].is_not(None) for name in ("hidden_at", "withdrawn_at", "merged_into_id"))
    )
    for is_shown in (True, False):
        those = _INPUT.c.id.in_(ids) & (~gone if is_shown else gone)
        work.session.connection().execute(
            update(_INPUT).where(those).values({"is_shown": is_shown})
        )


def _assignee(work: Work, values: Mapping[str, Value]) -> None:
    connection = work.session.connection()
    connection.execute(delete(Handling).where(col(Handling.input_id).in_(list(values))))
    lines = [
        {"input_id": key, "assignee_id": value["person"], "at": work.now}
        for key, value in values.items()
        if value["person"]
    ]
    if lines:
        connection.execute(insert(Handling), lines)


def _home(work: Work, values: Mapping[str, Value]) -> None:
    """Move inputs with what counts by activity: thumbs on them and their comments, and verdicts."""
    _update(work, [{"key": key, "activity_id": value["activity"]} for key, value in values.items()])
    _tags(work, values)
    for activity_id in {value["activity"] for value in values.values()}:
        ids = [key for key, value in values.items() if value["activity"] == activity_id]
        said = select(col(Comment.id)).where(col(Comment.input_id).in_(ids))
        about = or_(col(Reaction.subject_id).in_(ids), col(Reaction.subject_id).in_(said))
        connection = work.session.connection()
        connection.execute(update(Reaction).where(about).values(activity_id=activity_id))
        option = col(BallotOption.input_id).in_(ids)
        connection.execute(update(BallotOption).where(option).values(activity_id=activity_id))


def _merged(work: Work, values: Mapping[str, Value]) -> None:
    lines = [
        {
            "key": key,
            "merged_into_id": value["into"] or None,
            "merged_at": datetime.fromisoformat(value["at"]) if value["at"] else None,
            "merged_status_id": value["was"],
            "status_id": value["status"],
        }
        for key, value in values.items()
    ]
    _update(work, lines)
    _show(work, list(values))


def _seen(work: Work, values: Mapping[str, Value]) -> None:
    connection = work.session.connection()
    connection.execute(delete(Review).where(col(Review.subject_id).in_(list(values))))
    homes = connection.execute(
        select(_INPUT.c.id, _INPUT.c.project_id).where(_INPUT.c.id.in_(list(values)))
    )
    lines = [
        {
            "subject_id": key,
            "project_id": project_id,
            "input_id": key,
            "at": datetime.fromisoformat(values[key]["at"]),
            "reviewer_id": values[key]["by"],
        }
        for key, project_id in homes
        if values[key]["at"]
    ]
    if lines:
        connection.execute(insert(Review), lines)


def _option(work: Work, values: Mapping[str, Value]) -> None:
    """Give options their verdicts; what was none before it was offered or refused is none again."""
    connection = work.session.connection()
    held = select(col(BallotOption.input_id)).where(col(BallotOption.input_id).in_(list(values)))
    known = set(connection.execute(held).scalars())
    none = [key for key, value in values.items() if not value["verdict"]]
    connection.execute(delete(BallotOption).where(col(BallotOption.input_id).in_(none)))
    for verdict in sorted({value["verdict"] for value in values.values()} - {""}):
        those = [key for key, value in values.items() if value["verdict"] == verdict]
        mine = col(BallotOption.input_id).in_(those)
        connection.execute(update(BallotOption).where(mine).values(verdict=verdict))
        homes = select(_INPUT.c.id, _INPUT.c.activity_id).where(_INPUT.c.id.in_(those))
        lines = [
            {"input_id": key, "activity_id": home, "verdict": verdict, "cost": 0, "position": 0}
            for key, home in connection.execute(homes)
            if key not in known
        ]
        if lines:
            connection.execute(insert(BallotOption), lines)


_WRITERS: dict[Aspect, Callable[[Work, Mapping[str, Value]], None]] = {
    "status": _status,
    "sort": _tags,
    "shown": _shown,
    "assignee": _assignee,
    "home": _home,
    "merged": _merged,
    "seen": _seen,
    "option": _option,
}
