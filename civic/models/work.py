"""What the platform has to do, has done, and keeps: jobs, the log, files, analyses."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, Index, SQLModel

from civic.models.base import document, identity, moment
from civic.words import JobStatus


class Job(SQLModel, table=True):
    """A consequence of an act, written in its transaction and run at least once."""

    __table_args__ = (Index("ix_job_due", "status", "run_at"),)

    id: str = identity()
    name: str = Field(max_length=60)
    key: str | None = Field(default=None, unique=True, max_length=160)
    payload: dict[str, Any] = document()
    status: str = Field(default=JobStatus.WAITING, max_length=16)
    run_at: datetime = moment()
    created_at: datetime = moment()
    attempts: int = 0
    leased_until: datetime | None = moment(optional=True)
    done_at: datetime | None = moment(optional=True)
    progress: float = 0.0
    stage: str = Field(default="", max_length=60)
    error: str = Field(default="", max_length=600)


class LogEntry(SQLModel, table=True):
    """Something the team did; never changed, never removed."""

    __table_args__ = (Index("ix_log_project", "project_id", "at"),)

    id: str = identity()
    at: datetime = moment(index=True)
    actor_id: str | None = Field(default=None, foreign_key="person.id")
    actor_name: str = Field(default="", max_length=80)
    project_id: str | None = Field(default=None, foreign_key="project.id")
    act: str = Field(max_length=60)
    subject_id: str = Field(default="", max_length=32)
    figures: dict[str, Any] = document()


class Upload(SQLModel, table=True):
    """A picture or a document that came in; its bytes are in the storage under ``id``.

    Pictures are encoded anew; only a document has a ``name`` and a ``kind``, such as ``pdf``.
    ``owner_id`` names a person without a foreign key, as a person has a picture in turn.
    """

    id: str = identity()
    owner_id: str | None = Field(default=None, index=True, max_length=32)
    width: int = 0
    height: int = 0
    size: int = 0
    name: str = Field(default="", max_length=160, sa_column_kwargs={"server_default": ""})
    kind: str = Field(default="", max_length=8, sa_column_kwargs={"server_default": ""})
    created_at: datetime = moment()


class AnalysisRun(SQLModel, table=True):
    """One analysis of the inputs of an activity."""

    id: str = identity()
    activity_id: str = Field(foreign_key="activity.id", index=True)
    job_id: str | None = Field(default=None, foreign_key="job.id")
    created_at: datetime = moment()
    finished_at: datetime | None = moment(optional=True)
    record: dict[str, Any] = document()
    duplicates: list[dict[str, Any]] = document(list)


class Theme(SQLModel, table=True):
    """A group of inputs that say similar things, as one run found it."""

    id: str = identity()
    run_id: str = Field(foreign_key="analysisrun.id", index=True)
    number: int
    parent_id: str | None = Field(default=None, foreign_key="theme.id")
    name: str = Field(max_length=200)
    keywords: list[dict[str, Any]] = document(list)
    size: int = 0
    stability: float = 0.0
    central: list[str] = document(list)


class ThemeMember(SQLModel, table=True):
    """An input's place in a run: its theme, how firmly, and where it lies on the map of ideas."""

    run_id: str = Field(foreign_key="analysisrun.id", primary_key=True)
    input_id: str = Field(foreign_key="input.id", primary_key=True, index=True)
    theme_id: str | None = Field(default=None, foreign_key="theme.id", index=True)
    subtheme_id: str | None = Field(default=None, foreign_key="theme.id")
    membership: float = 0.0
    isolated: bool = False
    x: float = 0.0
    y: float = 0.0
