"""Projects: what happens in them (activities), and when (phases)."""

from datetime import datetime
from typing import Any

from sqlalchemy import true
from sqlmodel import JSON, Column, Field, SQLModel, UniqueConstraint

from civic.models.base import document, identity, moment, texts
from civic.words import ProjectStatus, new_id


class Folder(SQLModel, table=True):
    """A group of projects with a page of its own."""

    id: str = identity()
    slug: str = Field(unique=True, max_length=80)
    title: dict[str, str] = texts()
    description: dict[str, str] = texts()
    picture_id: str | None = Field(default=None, foreign_key="upload.id")
    picture_alt: dict[str, str] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}")
    )
    position: int = 0


class Project(SQLModel, table=True):
    """A participation process run by the organiser.

    One that is published from a later moment on is a draft until then; one that is not listed is
    found by its address alone.
    """

    id: str = identity()
    slug: str = Field(unique=True, max_length=80)
    folder_id: str | None = Field(default=None, foreign_key="folder.id", index=True)
    status: str = Field(default=ProjectStatus.DRAFT, max_length=16, index=True)
    title: dict[str, str] = texts()
    question: dict[str, str] = texts()
    description: dict[str, str] = texts()
    contact: str = Field(default="", max_length=254)
    picture_id: str | None = Field(default=None, foreign_key="upload.id")
    picture_alt: dict[str, str] = texts()
    position: int = 0
    is_listed: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    created_at: datetime = moment()
    published_at: datetime | None = moment(optional=True)
    archived_at: datetime | None = moment(optional=True)


class ProjectTag(SQLModel, table=True):
    """A tag that a project carries."""

    project_id: str = Field(foreign_key="project.id", primary_key=True)
    tag_id: str = Field(foreign_key="tag.id", primary_key=True)


class ProjectArea(SQLModel, table=True):
    """An area that a project is about."""

    project_id: str = Field(foreign_key="project.id", primary_key=True)
    area_id: str = Field(foreign_key="area.id", primary_key=True)


class Phase(SQLModel, table=True):
    """A span of time in a project, and only that; an open end is ``None``.

    While its dates are not settled, ``period`` says in words when it is ("spring 2027").
    """

    id: str = identity()
    project_id: str = Field(foreign_key="project.id", index=True)
    title: dict[str, str] = texts()
    text: dict[str, str] = texts()
    period: dict[str, str] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, server_default="{}")
    )
    starts_at: datetime = moment()
    ends_at: datetime | None = moment(optional=True)


class Activity(SQLModel, table=True):
    """One participation method at work in a project."""

    __table_args__ = (UniqueConstraint("project_id", "slug"),)

    id: str = identity()
    slug: str = Field(default_factory=new_id, max_length=80)
    project_id: str = Field(foreign_key="project.id", index=True)
    method: str = Field(max_length=40)
    title: dict[str, str] = texts()
    settings: dict[str, Any] = document()
    position: int = 0


class Opening(SQLModel, table=True):
    """Which acts of an activity are open during a phase."""

    phase_id: str = Field(foreign_key="phase.id", primary_key=True)
    activity_id: str = Field(foreign_key="activity.id", primary_key=True, index=True)
    acts: list[str] = document(list)


class ProjectDocument(SQLModel, table=True):
    """A document on the page of a project, by a name; one that was removed is the team's alone."""

    id: str = identity()
    project_id: str = Field(foreign_key="project.id", index=True)
    upload_id: str = Field(foreign_key="upload.id", index=True)
    name: dict[str, str] = texts()
    position: int = 0
    removed_at: datetime | None = moment(optional=True)


class MapLayer(SQLModel, table=True):
    """A GeoJSON layer that gives the inputs of a project their context.

    A ground layer stands in for base tiles: always there, without a name in the legend. Its
    shapes never change: another file is another layer.
    """

    id: str = identity()
    project_id: str = Field(foreign_key="project.id", index=True)
    name: dict[str, str] = texts()
    colour: str = Field(default="", max_length=9)
    shown: bool = True
    is_ground: bool = False
    geojson: dict[str, Any] = document()
    position: int = 0


class PreviewLink(SQLModel, table=True):
    """A link by which somebody without an account reads a draft, until it expires or is revoked.

    The address itself is nowhere kept: it follows from the id and the platform's secret.
    """

    id: str = identity()
    project_id: str = Field(foreign_key="project.id", index=True)
    author_id: str | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = moment()
    expires_at: datetime = moment()
    revoked_at: datetime | None = moment(optional=True)
