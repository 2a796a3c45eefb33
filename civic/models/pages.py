"""Pages that the organiser writes, and every version of them."""

from datetime import datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from civic.models.base import identity, moment, texts


class OwnPage(SQLModel, table=True):
    """A page of the organiser at an address of its own; ``live_id`` is the version all read."""

    id: str = identity()
    slug: str = Field(unique=True, max_length=60)
    live_id: str | None = Field(default=None, max_length=32)
    live_since: datetime | None = moment(optional=True)
    position: int = 0


class OwnPageVersion(SQLModel, table=True):
    """What a page said after one saving; the log entry says who saved it, and when."""

    __table_args__ = (UniqueConstraint("page_id", "number"),)

    id: str = identity()
    page_id: str = Field(foreign_key="ownpage.id", index=True)
    number: int
    entry_id: str = Field(max_length=32)
    title: dict[str, str] = texts()
    body: dict[str, str] = texts()
    published_at: datetime | None = moment(optional=True)
