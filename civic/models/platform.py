"""What belongs to the whole platform: its settings, tags, areas and statuses."""

import secrets
from typing import Any

from sqlmodel import Field, SQLModel

from civic.models.base import document, identity, texts


def new_version() -> int:
    """Return a number that no earlier state of any platform had, but for a rare chance."""
    return secrets.randbelow(2**31 - 2) + 1


class Platform(SQLModel, table=True):
    """The settings of the one organiser of this database, validated by ``rules.platform``."""

    id: str = Field(default="platform", primary_key=True)
    settings: dict[str, Any] = document()
    version: int = Field(default_factory=new_version)


class Tag(SQLModel, table=True):
    """A word by which inputs are sorted, for the platform or for one activity."""

    id: str = identity()
    activity_id: str | None = Field(default=None, foreign_key="activity.id", index=True)
    name: dict[str, str] = texts()
    position: int = 0


class Area(SQLModel, table=True):
    """A district of the organiser's territory, with its shape as a GeoJSON geometry."""

    id: str = identity()
    name: dict[str, str] = texts()
    shape: dict[str, Any] = document()
    position: int = 0


class Status(SQLModel, table=True):
    """A step in the life of an input, named and coloured by the organiser."""

    id: str = identity()
    key: str = Field(unique=True, max_length=40)
    name: dict[str, str] = texts()
    colour: str = Field(default="", max_length=9)
    is_first: bool = False
    is_closing: bool = False
    position: int = 0
