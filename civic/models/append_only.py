"""The log is only ever added to: whatever tries to change or remove an entry fails."""

from typing import Any

from sqlalchemy import Connection, event, update
from sqlalchemy.orm import ORMExecuteState, Session
from sqlmodel import col

from civic.models.work import LogEntry


class AppendOnly(RuntimeError):
    """Something tried to change what the log says; a defect, never a person's mistake."""


def outlive(connection: Connection, project_id: str) -> None:
    """Let what the log says of a project outlive it: its entries no longer point to a row.

    Who did what, when and to what stays as it was written.
    """
    of_project = col(LogEntry.project_id) == project_id
    connection.execute(update(LogEntry).where(of_project).values(project_id=None))


def _refuse_row(_mapper: object, _connection: object, entry: Any) -> None:  # noqa: ANN401
    raise AppendOnly(f"log entry {entry.id} stays as it was written")


def _refuse_statement(state: ORMExecuteState) -> None:
    if not (state.is_update or state.is_delete):
        return
    if any(mapper.class_ is LogEntry for mapper in state.all_mappers):
        raise AppendOnly("log entries stay as they were written")


event.listen(LogEntry, "before_update", _refuse_row)
event.listen(LogEntry, "before_delete", _refuse_row)
event.listen(Session, "do_orm_execute", _refuse_statement)
