"""Ballots that were filled in on paper, as the team enters them in numbered batches."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from civic.models.base import document, identity, moment


class PaperVote(SQLModel, table=True):
    """A vote that is held on paper too; it is sealed once all is entered, at ``done_at``."""

    activity_id: str = Field(foreign_key="activity.id", primary_key=True)
    done_at: datetime | None = moment(optional=True)


class PaperEntry(SQLModel, table=True):
    """One ballot of a batch; or, where ``is_totals``, how often each option stands on so many.

    An entry is never changed: who mends it withdraws it, and enters another.
    """

    id: str = identity()
    activity_id: str = Field(foreign_key="activity.id", index=True)
    batch: str = Field(max_length=40)
    marks: dict[str, Any] = document()
    district: str = Field(default="", max_length=32)
    ballots: int = 1
    is_totals: bool = False
    author_id: str | None = Field(default=None, foreign_key="person.id")
    at: datetime = moment()
    withdrawn_at: datetime | None = moment(optional=True)
    withdrawn_by_id: str | None = Field(default=None, foreign_key="person.id")
