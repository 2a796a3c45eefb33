"""Thumbs up and down, each person once, counted where they fall."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    bindparam,
    delete,
    exists,
    false,
    func,
    insert,
    select,
    update,
)
from sqlmodel import col

from civic.errors import Invalid, NotFound, Refused
from civic.models import Comment, Input, Reaction, Status, readable
from civic.rules.quotas import ENDLESS
from civic.rules.ranking import heat
from civic.services.masks import wrote
from civic.services.survivors import refuse_merged
from civic.services.work import Work
from civic.words import Act, Reason, Refusal, Subject

VALUES = (-1, 0, 1)


@dataclass(frozen=True)
class Thumbs:
    """How many thumbs an input or a comment has, and the reader's own (−1, 0, 1)."""

    up: int = 0
    down: int = 0
    mine: int = 0
    at: datetime | None = field(default=None, compare=False)


def react(work: Work, subject: str, subject_id: str, value: int) -> Thumbs:
    """Give a thumb up (1) or down (−1), or take it back (0); giving it twice changes nothing.

    Raises:
        Refused: if the act is closed, the content is one's own, closed or merged, or none is left.
    """
    if subject not in set(Subject) or value not in VALUES or isinstance(value, bool):
        raise Invalid("reaction", "invalid.reaction")
    kind = Subject(subject)
    row = _locked(work, kind, subject_id)
    opened = work.enter(row.activity_id, Act.REACT)
    if row.merged_into_id:
        _refuse_merged(work, row.input_id)
    work.pace("react")
    was = _given(work, subject_id)
    if value == was:
        return Thumbs(row.up, row.down, value, work.now)
    if value:
        _refuse(work, row)
        ask = partial(opened.method.refuse_reaction, opened.settings, kind, value)
        if ask(ENDLESS) and (refusal := ask(_used(work, row.activity_id, kind, value, subject_id))):
            raise Refused(refusal)
    _keep(work, kind, row, was, value)
    up = row.up + (value == 1) - (was == 1)
    down = row.down + (value == -1) - (was == -1)
    thumbs = Thumbs(up, down, value, work.now)
    _count(work, kind, row, thumbs)
    work.tell(f"input:{row.input_id}#{subject_id}")
    return thumbs


def _locked(work: Work, kind: Subject, subject_id: str) -> Row[Any]:
    """Return what a thumb is given to; nobody else gives it one until this is kept."""
    row = work.session.connection().execute(_LOCKED[kind], {"thumbed": subject_id}).one_or_none()
    if row is None:
        raise NotFound
    return row


def _given(work: Work, subject_id: str) -> int:
    """Return the actor's thumb as it was until now, 0 for none."""
    own = {"giver": work.person_id, "thumbed": subject_id}
    return work.session.connection().execute(_GIVEN, own).scalar() or 0


def _refuse(work: Work, row: Row[Any]) -> None:
    if wrote(work, row):
        raise Refused(Refusal(Reason.OWN_CONTENT))
    if row.is_closed:
        raise Refused(Refusal(Reason.CONTENT_CLOSED))


def _refuse_merged(work: Work, input_id: str) -> None:
    if refusal := refuse_merged(work, work.session.get_one(Input, input_id)):
        raise Refused(refusal)


def _used(work: Work, activity_id: str, kind: Subject, value: int, but: str) -> int:
    """Count the thumbs of this kind that the actor has on what is shown here, under a lock.

    What is hidden, withdrawn or merged gives a thumb back; shown again, it may leave a person with
    more than they could give, and then none is left.
    """
    work.lock_person()
    mine: list[ColumnElement[bool]] = [
        col(Reaction.person_id) == work.person_id,
        col(Reaction.activity_id) == activity_id,
        col(Reaction.subject) == kind,
        col(Reaction.value) == value,
        col(Reaction.subject_id) != but,
        _is_shown(kind),
    ]
    query = select(func.count()).select_from(Reaction).where(*mine)
    return int(work.session.connection().execute(query).scalar_one())


def _is_shown(kind: Subject) -> ColumnElement[bool]:
    """Return the condition that what a reaction is on stands before everybody."""
    shown = exists().where(col(Input.is_shown).is_(True))
    if kind is Subject.INPUT:
        return shown.where(col(Input.id) == col(Reaction.subject_id))
    return shown.where(
        col(Input.id) == col(Comment.input_id),
        col(Comment.id) == col(Reaction.subject_id),
        col(Comment.removed_at).is_(None),
        col(Comment.hidden_at).is_(None),
    )


def _keep(work: Work, kind: Subject, row: Row[Any], was: int, value: int) -> None:
    own = {"giver": work.person_id, "thumbed": row.id}
    new = {"value": value, "at": work.now}
    whose = {"person_id": work.person_id, "subject_id": row.id}
    where = {"subject": kind, "activity_id": row.activity_id}
    connection = work.session.connection()
    if not value:
        connection.execute(_TAKEN, own)
    elif was:
        connection.execute(_TURNED, own | new)
    else:
        connection.execute(_GIVEN_FIRST, whose | where | new)


def _count(work: Work, kind: Subject, row: Row[Any], thumbs: Thumbs) -> None:
    counted: dict[str, Any] = {"thumbed": row.id, "up": thumbs.up, "down": thumbs.down}
    if kind is Subject.INPUT:
        counted["net"] = thumbs.up - thumbs.down
        counted["heat"] = heat(thumbs.up, thumbs.down, row.created_at)
    work.session.connection().execute(_COUNTED[kind], counted)


def _thumbed(table: type[Input | Comment], *more: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    own = (
        table.id, table.author_id, table.author_name, table.mask_id, table.created_at, table.up,
        table.down,
    )  # fmt: skip
    columns = (*own, Input.activity_id, Input.merged_into_id)
    return (
        select(*map(col, columns), col(Input.id).label("input_id"), *more)
        .where(col(table.id) == bindparam("thumbed"), readable())
        .with_for_update(of=table)
    )


# Put together once: a thumb only fills them in.
_LOCKED = {
    Subject.INPUT: _thumbed(Input, col(Status.is_closing).label("is_closed")).outerjoin(
        Status, col(Status.id) == col(Input.status_id)
    ),
    Subject.COMMENT: _thumbed(Comment, false().label("is_closed"))
    .join(Input, col(Input.id) == col(Comment.input_id))
    .where(col(Comment.hidden_at).is_(None), col(Comment.removed_at).is_(None)),
}
_OWN = (
    col(Reaction.person_id) == bindparam("giver"),
    col(Reaction.subject_id) == bindparam("thumbed"),
)
_GIVEN = select(col(Reaction.value)).where(*_OWN)
_GIVEN_FIRST = insert(Reaction)
_TAKEN = delete(Reaction).where(*_OWN)
_TURNED = update(Reaction).where(*_OWN)
_COUNTED = {
    Subject.INPUT: update(Input).where(col(Input.id) == bindparam("thumbed")),
    Subject.COMMENT: update(Comment).where(col(Comment.id) == bindparam("thumbed")),
}
