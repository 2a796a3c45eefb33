"""What people say is wrong with a contribution, what the team has looked at, and what is contested.

``subject_id`` names the input or the comment that is meant; ``input_id`` is that input, or the
one under which the comment stands.
"""

from datetime import datetime

from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from civic.models.base import identity, moment


class Report(SQLModel, table=True):
    """What one person says is wrong with an input or a comment; said again, it is changed."""

    __table_args__ = (
        UniqueConstraint("person_id", "subject_id"),
        Index("ix_report_open", "project_id", "closed_at"),
    )

    id: str = identity()
    project_id: str = Field(foreign_key="project.id")
    input_id: str = Field(foreign_key="input.id", index=True)
    comment_id: str | None = Field(default=None, foreign_key="comment.id", index=True)
    subject_id: str = Field(index=True, max_length=32)
    person_id: str = Field(foreign_key="person.id")
    reason: str = Field(max_length=16)
    text: str = Field(default="", max_length=400)
    created_at: datetime = moment()
    closed_at: datetime | None = moment(optional=True)
    is_founded: bool = False


class Review(SQLModel, table=True):
    """When the team last looked at an input or a comment, and decided about it."""

    subject_id: str = Field(primary_key=True, max_length=32)
    project_id: str = Field(foreign_key="project.id", index=True)
    input_id: str = Field(foreign_key="input.id", index=True)
    comment_id: str | None = Field(default=None, foreign_key="comment.id", index=True)
    reviewer_id: str | None = Field(default=None, foreign_key="person.id")
    at: datetime = moment()


class Appeal(SQLModel, table=True):
    """What an author has against the hiding of their words, once for each hiding."""

    __table_args__ = (
        UniqueConstraint("subject_id", "hidden_at"),
        Index("ix_appeal_open", "project_id", "decided_at"),
    )

    id: str = identity()
    project_id: str = Field(foreign_key="project.id")
    input_id: str = Field(foreign_key="input.id", index=True)
    comment_id: str | None = Field(default=None, foreign_key="comment.id", index=True)
    subject_id: str = Field(max_length=32)
    hidden_at: datetime = moment()
    person_id: str = Field(foreign_key="person.id", index=True)
    text: str = Field(max_length=1000)
    created_at: datetime = moment()
    decided_at: datetime | None = moment(optional=True)
    decider_id: str | None = Field(default=None, foreign_key="person.id")
    is_reversed: bool = False
    answer: str = Field(default="", max_length=1000)
    language: str = Field(default="", max_length=8)


class Ruling(SQLModel, table=True):
    """One decision of the team, counted in public: of what, since when it waited, on what ground.

    It names nobody, neither who wrote nor who decided.
    """

    __table_args__ = (Index("ix_ruling_at", "at"),)

    id: str = identity()
    project_id: str = Field(foreign_key="project.id", index=True)
    subject: str = Field(max_length=16)
    subject_id: str = Field(max_length=32, index=True)
    kind: str = Field(max_length=16)
    ground: str = Field(default="", max_length=16)
    since: datetime = moment()
    at: datetime = moment()
