"""What people follow, what they were told, and which mails they do not want."""

from datetime import datetime

from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from civic.models.base import identity, moment


class Follow(SQLModel, table=True):
    """A person who wants to hear of a project, an input, a tag or an area.

    One that is off was left on purpose: taking part does not bring it back.
    """

    __table_args__ = (
        UniqueConstraint("person_id", "kind", "subject_id"),
        Index("ix_follow_subject", "kind", "subject_id"),
    )

    id: str = identity()
    person_id: str = Field(foreign_key="person.id")
    kind: str = Field(max_length=16)
    subject_id: str = Field(max_length=32)
    project_id: str | None = Field(default=None, foreign_key="project.id", index=True)
    is_on: bool = True
    created_at: datetime = moment()


class Notification(SQLModel, table=True):
    """Something that a person was told once; ``key`` names the fact, ``count`` how often it was."""

    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index("ix_notification_new", "person_id", "seen_at"),
        Index("ix_notification_latest", "person_id", "at"),
    )

    id: str = identity()
    person_id: str = Field(foreign_key="person.id")
    key: str = Field(max_length=120)
    kind: str = Field(max_length=16)
    project_id: str = Field(foreign_key="project.id", index=True)
    input_id: str | None = Field(default=None, foreign_key="input.id", index=True)
    subject_id: str = Field(default="", max_length=32)
    count: int = 1
    at: datetime = moment()
    seen_at: datetime | None = moment(optional=True)


class Silence(SQLModel, table=True):
    """A kind of mail that a person does not want."""

    __table_args__ = (UniqueConstraint("person_id", "kind"),)

    id: str = identity()
    person_id: str = Field(foreign_key="person.id")
    kind: str = Field(max_length=16)
    created_at: datetime = moment()
