"""Who takes part: accounts, the ways in, and what each is trusted with."""

from datetime import datetime

from sqlalchemy import false, true
from sqlmodel import Field, SQLModel, UniqueConstraint

from civic.models.base import identity, moment


class Person(SQLModel, table=True):
    """A human being with an account, who may keep the list of their contributions to themselves."""

    id: str = identity()
    email: str = Field(unique=True, max_length=254)
    name: str = Field(default="", max_length=80)
    password_hash: str | None = None
    language: str = Field(default="", max_length=8)
    bio: str = Field(default="", max_length=600)
    picture_id: str | None = Field(default=None, foreign_key="upload.id")
    is_admin: bool = Field(default=False, index=True)
    created_at: datetime = moment(index=True)
    confirmed_at: datetime | None = moment(optional=True)
    blocked_until: datetime | None = moment(optional=True)
    blocked_because: str = Field(
        default="", max_length=400, sa_column_kwargs={"server_default": ""}
    )
    hides_contributions: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Demographics(SQLModel, table=True):
    """What a person says of themselves, for figures and for the votes that ask; else no row.

    It lies apart from the account, so that whatever reads a person reads nothing of it.
    """

    person_id: str = Field(foreign_key="person.id", primary_key=True)
    birth_year: int | None = None
    area_id: str | None = Field(default=None, foreign_key="area.id", index=True)


class Trust(SQLModel, table=True):
    """A role that a person holds in one project.

    Everybody sees them on its page while that ``is_shown``, with their ``duty`` if they have one.
    """

    __table_args__ = (UniqueConstraint("project_id", "person_id"),)

    id: str = identity()
    project_id: str = Field(foreign_key="project.id")
    person_id: str = Field(foreign_key="person.id", index=True)
    role: str = Field(max_length=32)
    duty: str = Field(default="", max_length=120, sa_column_kwargs={"server_default": ""})
    is_shown: bool = Field(default=True, sa_column_kwargs={"server_default": true()})
    created_at: datetime = moment()


class FolderTrust(SQLModel, table=True):
    """A person who manages every project of a folder."""

    folder_id: str = Field(foreign_key="folder.id", primary_key=True)
    person_id: str = Field(foreign_key="person.id", primary_key=True, index=True)
    created_at: datetime = moment()


class Invitation(SQLModel, table=True):
    """A role that waits for the owner of an address to sign in with it.

    It is held in a project or in a folder, which ``subject_id`` names as well.
    """

    __table_args__ = (UniqueConstraint("subject_id", "email"),)

    id: str = identity()
    subject_id: str = Field(max_length=32)
    project_id: str | None = Field(default=None, foreign_key="project.id", index=True)
    folder_id: str | None = Field(default=None, foreign_key="folder.id", index=True)
    email: str = Field(max_length=254, index=True)
    role: str = Field(max_length=32)
    author_id: str | None = Field(default=None, foreign_key="person.id")
    created_at: datetime = moment()
    expires_at: datetime = moment()


class SignInCode(SQLModel, table=True):
    """A one-time code sent to an address; only a keyed hash of it is kept."""

    id: str = identity()
    email: str = Field(index=True, max_length=254)
    code_hash: str = Field(max_length=64)
    created_at: datetime = moment()
    expires_at: datetime = moment()
    used_at: datetime | None = moment(optional=True)
    tries: int = 0


class Visit(SQLModel, table=True):
    """One signed-in browser; only a hash of its cookie is kept."""

    id: str = identity()
    token_hash: str = Field(unique=True, max_length=64)
    person_id: str = Field(foreign_key="person.id", index=True)
    device: str = Field(default="", max_length=120)
    created_at: datetime = moment()
    seen_at: datetime = moment()
    expires_at: datetime = moment(index=True)
    revoked_at: datetime | None = moment(optional=True)
