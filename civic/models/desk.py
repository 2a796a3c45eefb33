"""What the team keeps for itself about contributions: nothing here is ever shown to citizens."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from civic.models.base import document, identity, moment


class Handling(SQLModel, table=True):
    """Who of the team looks after an input."""

    input_id: str = Field(foreign_key="input.id", primary_key=True)
    assignee_id: str = Field(foreign_key="person.id", index=True)
    at: datetime = moment()


class InternalNote(SQLModel, table=True):
    """What one of the team tells the others about an input; whom it mentions stands in it by id."""

    id: str = identity()
    input_id: str = Field(foreign_key="input.id", index=True)
    author_id: str | None = Field(default=None, foreign_key="person.id")
    body: str
    at: datetime = moment()


class SavedFilter(SQLModel, table=True):
    """A view of the table of inputs under a name; with a project, its whole team has it."""

    id: str = identity()
    person_id: str = Field(foreign_key="person.id", index=True)
    project_id: str | None = Field(default=None, foreign_key="project.id", index=True)
    name: str = Field(max_length=80)
    query: dict[str, Any] = document()
    created_at: datetime = moment()


class BulkChange(SQLModel, table=True):
    """What one of the team did with many inputs at once; its project is named if it is one."""

    id: str = identity()
    person_id: str | None = Field(default=None, foreign_key="person.id")
    project_id: str | None = Field(default=None, foreign_key="project.id", index=True)
    aspect: str = Field(max_length=16)
    at: datetime = moment()
    undone_at: datetime | None = moment(optional=True)


class BulkRow(SQLModel, table=True):
    """One of these inputs: what it had before and after, and the line of the log that says so."""

    bulk_id: str = Field(foreign_key="bulkchange.id", primary_key=True)
    input_id: str = Field(foreign_key="input.id", primary_key=True, index=True)
    entry_id: str = Field(max_length=32)
    before: dict[str, Any] = document()
    after: dict[str, Any] = document()
