"""Taking back what the team did: the log keeps what was there, and it can be put back."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, select

from civic.errors import NotFound, Refused
from civic.models import (
    Activity,
    Area,
    Feedback,
    Folder,
    FolderTrust,
    Input,
    InternalNote,
    LogEntry,
    MapLayer,
    Opening,
    OwnPage,
    OwnPageVersion,
    Phase,
    ProjectArea,
    ProjectDocument,
    ProjectTag,
    Question,
    Status,
    Tag,
)
from civic.services.undeciding import undecide
from civic.services.vote_settings import refuse_revived
from civic.services.work import Work
from civic.words import Act, Reason, Refusal

Back = Callable[[Work, dict[str, Any]], None]
KEPT = "kept"
"""The figure of a log entry that holds what was there before; no view ever shows it."""

MOVED = "moved"
"""The name under which that figure holds where an input was; all others are whole rows."""

DECIDED = "decided"
"""The name under which that figure holds what the team decided about a piece."""

ASKED = "asked"
"""The name under which that figure holds a question that answers still lean on."""

ATTACHED = "attached"
"""The name under which that figure holds a document that was taken off the page of a project."""
MODERATORS = (MOVED, DECIDED, InternalNote.__name__)
"""What moderators can put back; the rest is the managers'."""

_PLACE = ("lat", "lng", "address", "area_id")

_TABLES: dict[str, type[SQLModel]] = {
    table.__name__: table
    for table in (
        Activity, Area, Feedback, Folder, FolderTrust, InternalNote, MapLayer, Opening, OwnPage,
        OwnPageVersion, Phase, ProjectArea, ProjectTag, Question, Status, Tag,
    )
}  # fmt: skip


def remove(  # noqa: PLR0913  a removal says what, of whom, and under which name
    work: Work,
    what: str,
    rows: Sequence[SQLModel],
    *,
    project_id: str | None = None,
    subject_id: str,
    title: str,
) -> str:
    """Delete rows and keep them in the log, each after those that lean on it; return the entry.

    ``rows`` stand in the order in which they can be put back. The caller has asked for leave.
    """
    kept = [[type(row).__name__, row.model_dump(mode="json")] for row in rows]
    for row in reversed(rows):
        work.session.delete(row)
        work.session.flush()
    return work.log(
        what, project_id=project_id, subject_id=subject_id, title=title, kept=json.dumps(kept)
    )


def place_of(row: Input) -> str:
    """Return where an input is, for the log entry of its move."""
    return json.dumps([[MOVED, row.model_dump(mode="json", include={"id", *_PLACE})]])


def restore(work: Work, entry_id: str) -> None:
    """Put back what was there before; what is back already stays as it is.

    Raises:
        NotFound: if the log holds nothing of that entry to put back.
        Refused: if something it belonged to is gone as well, or people would vote in it who do
            already.
    """
    entry = work.session.get(LogEntry, entry_id)
    if entry is None or KEPT not in entry.figures:
        raise NotFound
    kept = json.loads(entry.figures[KEPT])
    if entry.project_id is None:
        work.require(Act.MANAGE_PLATFORM)
    else:
        is_moderators = all(name in MODERATORS for name, _ in kept)
        work.manage(entry.project_id, Act.MODERATE if is_moderators else Act.MANAGE_PROJECT)
    try:
        with work.session.begin_nested():
            _put_back(work, kept)
    except IntegrityError:
        raise Refused(Refusal(Reason.NOT_READY)) from None
    title = str(entry.figures.get("title", ""))
    work.log("restored", project_id=entry.project_id, subject_id=entry.subject_id, title=title)
    work.tell("desk")
    if entry.project_id is not None:
        work.tell(f"project:{entry.project_id}")


def _put_back(work: Work, kept: list[tuple[str, dict[str, Any]]]) -> None:
    for name, values in kept:
        if name in _BACK:
            _BACK[name](work, values)
            continue
        row = _TABLES[name].model_validate(values)
        key = inspect(type(row)).primary_key_from_instance(row)
        if work.session.get(type(row), key) is not None:
            continue
        if isinstance(row, Activity):
            _readdress(work, row)
        if isinstance(row, Opening):
            refuse_revived(work, row)
        work.session.add(row)
        work.session.flush()


def _readdress(work: Work, row: Activity) -> None:
    """Let an activity come back though another has taken its address."""
    query = select(Activity.id).where(
        Activity.project_id == row.project_id, Activity.slug == row.slug, Activity.id != row.id
    )
    if work.session.exec(query).first():
        row.slug = row.id


def _move_back(work: Work, values: dict[str, Any]) -> None:
    row = work.session.get(Input, values["id"])
    if row is None:
        raise NotFound
    row.sqlmodel_update({name: values[name] for name in _PLACE})
    work.session.flush()
    work.tell(f"input:{row.id}")
    work.tell(f"activity:{row.activity_id}")


def _again(table: type[Question] | type[ProjectDocument]) -> Back:
    """Return what puts back a row that was only set aside."""

    def back(work: Work, values: dict[str, Any]) -> None:
        row = work.session.get(table, values["id"])
        if row is None:
            raise NotFound
        row.removed_at = None
        work.session.flush()

    return back


_BACK: dict[str, Back] = {
    MOVED: _move_back,
    DECIDED: undecide,
    ASKED: _again(Question),
    ATTACHED: _again(ProjectDocument),
}
