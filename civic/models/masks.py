"""Who wrote without their name: the one place that knows, apart from what they wrote."""

from datetime import datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from civic.models.base import identity, moment


class Mask(SQLModel, table=True):
    """The pseudonym of a person in one activity.

    What is written under it names no author: it leads here, and only
    ``services.masks`` follows. A block that is laid on the mask is not the person's own, so that
    nobody sees on whom it fell.
    """

    __table_args__ = (
        UniqueConstraint("activity_id", "person_id"),
        UniqueConstraint("activity_id", "name"),
    )

    id: str = identity()
    project_id: str = Field(foreign_key="project.id", index=True)
    activity_id: str = Field(max_length=32)
    person_id: str | None = Field(default=None, foreign_key="person.id", index=True)
    name: str = Field(max_length=40)
    created_at: datetime = moment()
    blocked_until: datetime | None = moment(optional=True)
    blocked_because: str = Field(default="", max_length=400)
