"""Undoing a bulk change, as long as nobody has built upon it."""

from collections import Counter

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from civic.errors import NotFound, Refused
from civic.models import BulkChange, BulkRow, Input, OptionStep, StatusChange
from civic.services.aspects import Aspect, chunks, values_of
from civic.services.ballots import refuse_begun, refuse_offered
from civic.services.bulk import UNDO_FOR, Target, tell
from civic.services.hiding_options import hide_options
from civic.services.putting import put
from civic.services.rulings import forget
from civic.services.seen import last_change
from civic.services.survivors import survivors_of
from civic.services.work import Work
from civic.words import Act, Reason, Refusal

MANAGERS = ("status", "home", "merged", "option")
"""The aspects that only a project's managers change."""
SETTLED = ("option", "home")
"""The aspects that stay as they are once people have voted."""
STEPPED: dict[str, type[StatusChange | OptionStep]] = {
    "status": StatusChange,
    "merged": StatusChange,
    "option": OptionStep,
}
"""The aspects of which the history of an input tells, and the table that keeps it."""


def undo(work: Work, bulk_id: str) -> int:
    """Give many inputs back what they had before; return how many. Undone before, it is none.

    Raises:
        NotFound: if there is no such change.
        Refused: if it is too long ago, a colleague has changed one of them since, or something
            that it had is gone as well.
    """
    bulk = work.session.get(BulkChange, bulk_id, with_for_update=True)
    rows = _rows(work, bulk_id)
    if bulk is None or not rows:
        raise NotFound
    found = _targets(work, [row.input_id for row in rows])
    act = Act.MANAGE_PROJECT if bulk.aspect in MANAGERS else Act.MODERATE
    for project_id in {one.project_id for one in found}:
        work.manage(project_id, act)
    if bulk.undone_at is not None:
        return 0
    if work.now > bulk.at + UNDO_FOR:
        raise Refused(Refusal(Reason.TOO_LATE_TO_UNDO))
    _untouched(work, bulk, rows)
    _unsettled(work, bulk, rows, found)
    try:
        with work.session.begin_nested():
            _put_back(work, bulk, rows)
    except IntegrityError:
        raise Refused(Refusal(Reason.NOT_READY)) from None
    bulk.undone_at = work.now
    for project_id, count in Counter(one.project_id for one in found).items():
        work.log("bulk_undone", project_id=project_id, count=str(count))
    tell(work, found, bulk.aspect)
    return len(found)


def _put_back(work: Work, bulk: BulkChange, rows: list[BulkRow]) -> None:
    if bulk.aspect == "shown":
        _hide_again(work, rows)
    put(work, bulk.aspect, {row.input_id: row.before for row in rows})  # type: ignore[arg-type]
    if bulk.aspect == "shown":
        forget(work, [row.input_id for row in rows], bulk.at)
    if bulk.aspect in STEPPED:
        steps = STEPPED[bulk.aspect]
        for some in chunks([new_step(row) for row in rows]):
            gone = delete(steps).where(col(steps.id).in_(some))
            work.session.connection().execute(gone)


def _hide_again(work: Work, rows: list[BulkRow]) -> None:
    """Tell of what people vote on and was shown by the change, before it is hidden again."""
    hidden = [row for row in rows if row.before["hidden"]]
    if hidden:
        because = str(hidden[0].before["because"])
        hide_options(work, [row.input_id for row in hidden], because)


def new_step(row: BulkRow) -> str:
    """Return the step that a change has added to the history of an input; empty for none."""
    return next(iter(set(row.after["steps"]) - set(row.before["steps"])), "")


def _rows(work: Work, bulk_id: str) -> list[BulkRow]:
    query = select(BulkRow).where(col(BulkRow.bulk_id) == bulk_id)
    return list(work.session.execute(query).scalars())


def _targets(work: Work, ids: list[str]) -> list[Target]:
    """Return the inputs of a change, which nobody else changes until this work is kept."""
    query = select(col(Input.id), col(Input.project_id), col(Input.activity_id))
    found: list[Target] = []
    for some in chunks(sorted(ids)):
        locked = query.where(col(Input.id).in_(some)).order_by(col(Input.id)).with_for_update()
        found += [Target(*row) for row in work.session.connection().execute(locked)]
    return found


def _untouched(work: Work, bulk: BulkChange, rows: list[BulkRow]) -> None:
    """See that nobody has changed since what is to be undone."""
    aspect, after = bulk.aspect, {row.input_id: row.after for row in rows}
    now = values_of(work, aspect, list(after))  # type: ignore[arg-type]
    moved = [key for key, value in after.items() if now.get(key) != value]
    if moved:
        _refuse(work, moved, aspect)  # type: ignore[arg-type]
    if aspect == "merged":
        _leading(work, rows)


def _unsettled(work: Work, bulk: BulkChange, rows: list[BulkRow], found: list[Target]) -> None:
    """See that nobody votes yet on what would change."""
    if bulk.aspect in SETTLED:
        homes = {row.before["activity"] for row in rows if "activity" in row.before}
        refuse_begun(work, homes | {one.activity_id for one in found})
    elif bulk.aspect == "merged":
        refuse_offered(work, [one.id for one in found])


def _leading(work: Work, rows: list[BulkRow]) -> None:
    """See that what inputs are merged into again stands before everybody still.

    It may have been hidden since, or merged itself: even into one of them.
    """
    leads = {row.input_id: row.before["into"] for row in rows if row.before["into"]}
    ends = sorted(set(survivors_of(work, leads).values()))
    query = select(Input).where(col(Input.is_shown).is_(False))
    lost = [
        row
        for some in chunks(ends)
        for row in work.session.execute(query.where(col(Input.id).in_(some))).scalars()
    ]
    if lost:
        aspect: Aspect = "merged" if lost[0].merged_into_id else "shown"
        _refuse(work, [row.id for row in lost], aspect)


def _refuse(work: Work, moved: list[str], aspect: Aspect) -> None:
    """Say who has changed the first of these last, as far as the log knows."""
    who = last_change(work, moved[0], aspect)[0]
    figures = (("count", str(len(moved))), ("who", who))
    raise Refused(Refusal(Reason.CHANGED_SINCE, figures))
