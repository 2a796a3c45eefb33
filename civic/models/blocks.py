"""Pages made of blocks: what the team works on, and every version that was published."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel, UniqueConstraint

from civic.models.base import document, identity, moment


class BlockPage(SQLModel, table=True):
    """A page built of blocks, whoever it belongs to.

    ``owner`` names that: the front door, or a project. ``shown`` is the number of the version
    that everybody sees, 0 for none. ``removed`` keeps the blocks that were taken out last.
    """

    id: str = identity()
    owner: str = Field(unique=True, max_length=80)
    project_id: str | None = Field(default=None, foreign_key="project.id", unique=True)
    draft: list[dict[str, Any]] = document(list)
    removed: list[dict[str, Any]] = document(list)
    revision: int = 0
    shown: int = 0
    link_id: str = Field(default="", max_length=32)
    link_until: datetime | None = moment(optional=True)


class BlockVersion(SQLModel, table=True):
    """A page as it was published once; never changed."""

    __table_args__ = (UniqueConstraint("page_id", "number"),)

    id: str = identity()
    page_id: str = Field(foreign_key="blockpage.id")
    number: int
    blocks: list[dict[str, Any]] = document(list)
    author_id: str | None = Field(default=None, foreign_key="person.id")
    at: datetime = moment()


class BlockUpload(SQLModel, table=True):
    """A picture or a document that a page or one of its versions shows."""

    page_id: str = Field(foreign_key="blockpage.id", primary_key=True)
    upload_id: str = Field(foreign_key="upload.id", primary_key=True, index=True)
    is_shown: bool = False
