"""Forms: the questions of an activity, and what was answered to them."""

from datetime import datetime
from typing import Any

from sqlmodel import JSON, Column, Field, Index, SQLModel, UniqueConstraint

from civic.models.base import document, identity, moment, texts
from civic.rules.forms import Need


class Question(SQLModel, table=True):
    """A line of an activity's form: a question, or the beginning of a page.

    ``options`` are ``{"id", "name", "is_gone"}``: one that was offered once keeps its name, as
    answers may have picked it. A removed question stays likewise.
    """

    __table_args__ = (Index("ix_question_form", "activity_id", "position", "id"),)

    id: str = identity()
    activity_id: str = Field(foreign_key="activity.id")
    kind: str = Field(max_length=16)
    wording: dict[str, str] = texts()
    help: dict[str, str] = texts()
    need: str = Field(default=Need.OPTIONAL, max_length=16)
    is_public: bool = True
    options: list[dict[str, Any]] = document(list)
    least: float | None = None
    most: float | None = None
    unit: str = Field(default="", max_length=20)
    megabytes: int | None = None
    types: list[str] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False, server_default="[]")
    )
    position: int = 0
    removed_at: datetime | None = moment(optional=True)


def is_for_all(line: Question) -> bool:
    """Say whether everybody reads what is answered to a question."""
    return line.is_public and line.removed_at is None and line.need != Need.HIDDEN


class QuestionAnswer(SQLModel, table=True):
    """What an input answers to a question, ``None`` once it was taken out again."""

    __table_args__ = (UniqueConstraint("input_id", "question_id"),)

    id: str = identity()
    input_id: str = Field(foreign_key="input.id")
    question_id: str = Field(foreign_key="question.id", index=True)
    value: Any = Field(default=None, sa_column=Column(JSON, nullable=False))


class AnswerFile(SQLModel, table=True):
    """A picture or document that an input answers a question with, or did before an edit."""

    __table_args__ = (UniqueConstraint("upload_id", "input_id", "question_id"),)

    id: str = identity()
    upload_id: str = Field(foreign_key="upload.id")
    input_id: str = Field(foreign_key="input.id", index=True)
    question_id: str = Field(foreign_key="question.id", index=True)
    is_current: bool = True
