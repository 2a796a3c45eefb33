"""Votes: what can be chosen, who took part, and what was chosen, the last two apart.

Nothing here names both a person and their choice. Until a vote is sealed, a ballot is found by a
keyed hash that only the platform's secret makes from a person; sealing removes it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, event
from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from civic.models.base import document, identity, moment, money
from civic.rules.ballots import Verdict


class Vote(SQLModel, table=True):
    """The vote of an activity, from its first ballot on, with the rules that it is held under.

    ``pepper`` goes into the key of each ballot, and is gone once the vote is sealed. ``ended_at``
    is when the team closed it before its phase ended. Sealed, it has so many ballots that count,
    and so many that were ``left_out``.
    """

    activity_id: str = Field(foreign_key="activity.id", primary_key=True)
    rules: dict[str, Any] = document()
    pepper: str = Field(default="", max_length=64)
    began_at: datetime = moment()
    ended_at: datetime | None = moment(optional=True)
    sealed_at: datetime | None = moment(optional=True)
    ballots: int = 0
    left_out: int = 0


class PartialCount(SQLModel, table=True):
    """How many ballots named each option at a moment of an open vote that shows it; then gone."""

    activity_id: str = Field(foreign_key="activity.id", primary_key=True)
    ballots: int = 0
    named: dict[str, Any] = document()
    at: datetime = moment()


class TurnoutCount(SQLModel, table=True):
    """How many took part in a vote by age and by area, at a moment; kept once it is sealed.

    Only what may be shown is kept: numbers rounded down, by band and by the id of an area.
    ``districts`` has those that ballots state, where the vote asks for it.
    """

    activity_id: str = Field(foreign_key="activity.id", primary_key=True)
    people: int = 0
    ages: dict[str, Any] = document()
    areas: dict[str, Any] = document()
    districts: dict[str, Any] = document()
    at: datetime = moment()


class SealedFile(SQLModel, table=True):
    """The ballots of a sealed vote, as everybody may fetch and count them; one for each district.

    The storage keeps it under ``file``. ``digest`` is its SHA-256, ``root`` that of the Merkle tree
    over the lines of its ballots.
    """

    __table_args__ = (UniqueConstraint("activity_id", "district"),)

    id: str = identity()
    activity_id: str = Field(foreign_key="activity.id", index=True)
    district: str = Field(default="", max_length=32)
    file: str = Field(max_length=50)
    digest: str = Field(max_length=64)
    root: str = Field(max_length=64)
    ballots: int = 0


class BallotOption(SQLModel, table=True):
    """An input as the team has looked at it for a vote; only one that is offered can be chosen.

    It costs so many whole units of money; ``area_id`` is the district whose money pays for it.
    """

    __table_args__ = (Index("ix_option_activity", "activity_id", "position"),)

    input_id: str = Field(foreign_key="input.id", primary_key=True)
    activity_id: str = Field(foreign_key="activity.id")
    verdict: str = Field(default=Verdict.OFFERED, max_length=16)
    cost: int = money()
    area_id: str | None = Field(default=None, foreign_key="area.id")
    position: int = 0


class OptionStep(SQLModel, table=True):
    """What the team found of an option at a moment, in whose name and why; never changed."""

    id: str = identity()
    input_id: str = Field(foreign_key="input.id", index=True)
    verdict: str = Field(max_length=16)
    cost: int = money()
    area_id: str | None = Field(default=None, foreign_key="area.id")
    reason: str = Field(default="", max_length=2000)
    department: str = Field(default="", max_length=120)
    author_id: str | None = Field(default=None, foreign_key="person.id")
    language: str = Field(default="", max_length=8)
    at: datetime = moment()


class Voter(SQLModel, table=True):
    """The register of a vote: that a person takes part, and in which hour they were entered.

    Rows are added by a job, many at once; none of them is written with a ballot. Whoever deletes
    their account is named no more, and stays counted.
    """

    __table_args__ = (UniqueConstraint("activity_id", "person_id"),)

    id: str = identity()
    activity_id: str = Field(foreign_key="activity.id", index=True)
    person_id: str | None = Field(default=None, foreign_key="person.id", index=True)
    hour: datetime = moment()


class Ballot(SQLModel, table=True):
    """What was chosen, under a key that leads from a person to it, and never back.

    It knows no time, and its rows are laid in the order of their keys again and again.
    """

    __table_args__ = (
        Index("ix_ballot_activity", "activity_id"),
        UniqueConstraint("receipt"),
        {"sqlite_with_rowid": False},
    )

    key: str = Field(primary_key=True, max_length=64)
    activity_id: str = Field(foreign_key="activity.id")
    receipt: str = Field(max_length=24)
    marks: dict[str, Any] = document()
    district: str = Field(default="", max_length=32)
    counts: bool = False
    revision: int = 0


def _keep_no_samples(table: Table, column: str) -> None:
    """Let PostgreSQL keep no samples of a column in its statistics, which outlive the rows."""

    def tell(_table: Table, connection: Connection, **_how: object) -> None:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(
                f"ALTER TABLE {table.name} ALTER COLUMN {column} SET STATISTICS 0"
            )

    event.listen(table, "after_create", tell)


_keep_no_samples(SQLModel.metadata.tables["ballot"], "key")
_keep_no_samples(SQLModel.metadata.tables["ballot"], "receipt")
_keep_no_samples(SQLModel.metadata.tables["vote"], "pepper")
