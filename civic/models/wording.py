"""Texts of the interface that the organiser says in its own words."""

from sqlmodel import Field, SQLModel


class Wording(SQLModel, table=True):
    """One text of the interface in one language, in place of the one we ship.

    The log entry says who put it there, and when.
    """

    key: str = Field(primary_key=True, max_length=120)
    language: str = Field(primary_key=True, max_length=8)
    text: str
    entry_id: str = Field(max_length=32)
