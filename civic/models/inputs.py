"""What people contribute, and what becomes of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, event, false
from sqlmodel import Field, Index, SQLModel, col

from civic.models.base import document, identity, moment
from civic.rules.texts import fold, plain


def _held() -> Any:  # noqa: ANN401  as SQLModel's Field itself
    """Return the column for how something stands that is read before it is published."""
    return Field(default="", max_length=16, index=True, sa_column_kwargs={"server_default": ""})


def _said_of_held() -> Any:  # noqa: ANN401
    """Return the column for which rules have caught it."""
    return Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})


def _words() -> Any:  # noqa: ANN401
    """Return the column for texts as the search compares them, empty at first."""
    return Field(default="", sa_column_kwargs={"server_default": ""})


def _off() -> Any:  # noqa: ANN401
    """Return a column that is false at first, also of what was there before."""
    return Field(default=False, sa_column_kwargs={"server_default": false()})


class Input(SQLModel, table=True):
    """An idea, proposal, question… that a person contributes to an activity.

    ``heat`` orders by trend without a clock (see ``rules.ranking``), ``shuffle`` at random,
    and ``folded`` is the text as the search compares it; so is ``answered``, what it answers to
    questions where everybody reads it, and ``confided``, where the team does. ``is_shown`` follows
    from what takes an input out of the lists, so that one index serves a whole list. One that was
    merged leads to the input ``merged_into_id``, stays readable, and had the status
    ``merged_status_id`` before. What waits to be read before it is published is hidden, and
    ``held``; ``was_shown`` says that all have read it before.
    """

    __table_args__ = (
        Index("ix_input_trending", "activity_id", "is_shown", "heat", "id"),
        Index("ix_input_new", "activity_id", "is_shown", "created_at", "id"),
        Index("ix_input_popular", "activity_id", "is_shown", "net", "id"),
        Index("ix_input_discussed", "activity_id", "is_shown", "comments", "id"),
        Index("ix_input_random", "activity_id", "is_shown", "shuffle", "id"),
        Index("ix_input_status", "activity_id", "is_shown", "status_id"),
        Index("ix_input_area", "activity_id", "is_shown", "area_id"),
        Index("ix_input_author", "author_id", "activity_id"),
        Index("ix_input_team_new", "is_shown", "created_at", "id"),
        Index("ix_input_place", "is_shown", "lat", "lng"),
        Index("ix_input_project_new", "project_id", "is_shown", "created_at", "id"),
    )

    id: str = identity()
    project_id: str = Field(foreign_key="project.id", index=True)
    activity_id: str = Field(foreign_key="activity.id")
    author_id: str | None = Field(default=None, foreign_key="person.id")
    author_name: str = Field(default="", max_length=80)
    mask_id: str | None = Field(default=None, max_length=32, index=True)
    title: str = Field(max_length=300)
    body: str = ""
    language: str = Field(default="", max_length=8)
    lat: float | None = None
    lng: float | None = None
    address: str = Field(default="", max_length=200)
    area_id: str | None = Field(default=None, foreign_key="area.id")
    status_id: str | None = Field(default=None, foreign_key="status.id")
    created_at: datetime = moment()
    edited_at: datetime | None = moment(optional=True)
    withdrawn_at: datetime | None = moment(optional=True)
    hidden_at: datetime | None = moment(optional=True)
    hidden_because: str = Field(default="", max_length=400)
    held: str = _held()
    caught: str = _said_of_held()
    was_shown: bool = _off()
    merged_at: datetime | None = moment(optional=True)
    merged_into_id: str | None = Field(default=None, foreign_key="input.id", index=True)
    merged_status_id: str | None = Field(default=None, foreign_key="status.id")
    is_shown: bool = True
    up: int = 0
    down: int = 0
    net: int = 0
    comments: int = 0
    heat: float = 0.0
    shuffle: int = 0
    folded: str = ""
    answered: str = _words()
    confided: str = _words()
    source: str | None = Field(default=None, unique=True, max_length=80)


def follow(row: Input) -> None:
    """Set what follows from other columns of an input."""
    row.is_shown = is_readable(row) and row.merged_into_id is None


def is_readable(row: Input) -> bool:
    """Say whether everybody reads an input, in a list or where it was merged."""
    return row.hidden_at is None and row.withdrawn_at is None


def readable(table: type[Input] = Input) -> ColumnElement[bool]:
    """Return the condition under which everybody reads an input."""
    return and_(col(table.hidden_at).is_(None), col(table.withdrawn_at).is_(None))


def _before_write(_mapper: object, _connection: object, row: Input) -> None:
    follow(row)


event.listen(Input, "before_insert", _before_write)
event.listen(Input, "before_update", _before_write)


class InputTag(SQLModel, table=True):
    """A tag that an input carries."""

    input_id: str = Field(foreign_key="input.id", primary_key=True)
    tag_id: str = Field(foreign_key="tag.id", primary_key=True, index=True)


class InputPicture(SQLModel, table=True):
    """A picture that an input shows, with the words for those who do not see it."""

    input_id: str = Field(foreign_key="input.id", primary_key=True)
    upload_id: str = Field(foreign_key="upload.id", primary_key=True)
    alt: str = Field(default="", max_length=300)
    position: int = 0


class InputSplit(SQLModel, table=True):
    """An input that the team made of a part of another, ``of_id``, and why."""

    input_id: str = Field(foreign_key="input.id", primary_key=True)
    of_id: str = Field(foreign_key="input.id", index=True)
    because: str = Field(default="", max_length=600)
    language: str = Field(default="", max_length=8)
    at: datetime = moment()


class InputVersion(SQLModel, table=True):
    """What an input said before it was edited; ``answers`` by question, also the team's."""

    id: str = identity()
    input_id: str = Field(foreign_key="input.id", index=True)
    title: str = Field(max_length=300)
    body: str = ""
    answers: dict[str, Any] = document()
    until: datetime = moment()


class StatusChange(SQLModel, table=True):
    """A step in the history of an input: which status, when, by whom, and why."""

    id: str = identity()
    input_id: str = Field(foreign_key="input.id", index=True)
    status_id: str = Field(foreign_key="status.id")
    author_id: str | None = Field(default=None, foreign_key="person.id")
    department: str = Field(default="", max_length=120)
    note: str = Field(default="", max_length=600)
    language: str = Field(default="", max_length=8)
    at: datetime = moment()


class Feedback(SQLModel, table=True):
    """The organiser's dated and signed reply to an input.

    ``folded`` is its text as the search compares it.
    """

    id: str = identity()
    input_id: str = Field(foreign_key="input.id", index=True)
    author_id: str | None = Field(default=None, foreign_key="person.id")
    signature: str = Field(max_length=120)
    body: str
    language: str = Field(default="", max_length=8)
    at: datetime = moment()
    edited_at: datetime | None = moment(optional=True)
    folded: str = Field(default="", sa_column_kwargs={"server_default": ""})


def _before_answer(_mapper: object, _connection: object, row: Feedback) -> None:
    row.folded = fold(f"{row.signature} {plain(row.body)}")


event.listen(Feedback, "before_insert", _before_answer)
event.listen(Feedback, "before_update", _before_answer)


class Comment(SQLModel, table=True):
    """What a person answers to an input, or to another comment.

    Whom the ``body`` mentions stands in it by id (see ``rules.mentions``). ``is_update`` says that
    it is the author of the input who tells how it goes on: that stands with the input.
    """

    __table_args__ = (Index("ix_comment_input", "input_id", "created_at"),)

    id: str = identity()
    input_id: str = Field(foreign_key="input.id")
    parent_id: str | None = Field(default=None, foreign_key="comment.id", index=True)
    author_id: str | None = Field(default=None, foreign_key="person.id", index=True)
    author_name: str = Field(default="", max_length=80)
    mask_id: str | None = Field(default=None, max_length=32, index=True)
    body: str
    language: str = Field(default="", max_length=8)
    created_at: datetime = moment()
    edited_at: datetime | None = moment(optional=True)
    up: int = 0
    down: int = 0
    removed_at: datetime | None = moment(optional=True)
    hidden_at: datetime | None = moment(optional=True)
    hidden_because: str = Field(default="", max_length=400)
    held: str = _held()
    caught: str = _said_of_held()
    was_shown: bool = _off()
    is_update: bool = _off()
    source: str | None = Field(default=None, unique=True, max_length=80)


class CommentVersion(SQLModel, table=True):
    """What a comment said before it was edited."""

    id: str = identity()
    comment_id: str = Field(foreign_key="comment.id", index=True)
    body: str
    until: datetime = moment()


class Reaction(SQLModel, table=True):
    """A thumb up (1) or down (-1) of one person on one input or comment."""

    __table_args__ = (Index("ix_reaction_quota", "person_id", "activity_id", "subject"),)

    person_id: str = Field(foreign_key="person.id", primary_key=True)
    subject_id: str = Field(primary_key=True, index=True, max_length=32)
    subject: str = Field(max_length=16)
    activity_id: str = Field(foreign_key="activity.id")
    value: int
    at: datetime = moment()
