"""What came of a vote: its result, what was put right about it, and how its winners get on."""

from datetime import date, datetime

from sqlmodel import Column, Field, Index, SQLModel, Text

from civic.models.base import identity, moment, money, texts


class VoteResult(SQLModel, table=True):
    """What the count of a sealed vote gave, for the team alone until it is published.

    ``document`` is JSON, byte for byte what anybody gets who counts the files again; ``digest`` is
    its SHA-256.
    """

    activity_id: str = Field(foreign_key="activity.id", primary_key=True)
    document: str = Field(sa_column=Column(Text, nullable=False))
    digest: str = Field(max_length=64)
    counted_at: datetime = moment()
    published_at: datetime | None = moment(optional=True)


class ResultNote(SQLModel, table=True):
    """What the team says later about a published result, which itself stays as it is."""

    id: str = identity()
    activity_id: str = Field(foreign_key="activity.id", index=True)
    body: str = Field(sa_column=Column(Text, nullable=False))
    language: str = Field(max_length=5)
    at: datetime = moment()


class FollowUp(SQLModel, table=True):
    """How far a funded project has come, in hundredths, and what was spent in whole units."""

    input_id: str = Field(foreign_key="input.id", primary_key=True)
    percent: int = 0
    spent: int | None = money(optional=True)
    at: datetime = moment()


class Milestone(SQLModel, table=True):
    """A step on the way of a funded project: when it is due, and when it was done."""

    __table_args__ = (Index("ix_milestone_input", "input_id", "due"),)

    id: str = identity()
    input_id: str = Field(foreign_key="input.id")
    title: dict[str, str] = texts()
    due: date
    done: date | None = None
