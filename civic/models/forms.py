"""Forms: the questions of an activity, and what was answered to them."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    and_,
    event,
    func,
    inspect,
    not_,
    select,
    update,
)
from sqlmodel import JSON, Column, Field, Index, SQLModel, UniqueConstraint, col

from civic.models.base import document, identity, moment, texts
from civic.models.inputs import Input
from civic.rules.forms import WRITTEN, Need
from civic.rules.texts import fold


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


class QuestionAnswer(SQLModel, table=True):
    """What an input answers to a question, ``None`` once it was taken out again.

    ``folded`` is a text as the search compares it, empty where the answer is none.
    """

    __table_args__ = (UniqueConstraint("input_id", "question_id"),)

    id: str = identity()
    input_id: str = Field(foreign_key="input.id")
    question_id: str = Field(foreign_key="question.id", index=True)
    value: Any = Field(default=None, sa_column=Column(JSON, nullable=False))
    folded: str = Field(default="", sa_column_kwargs={"server_default": ""})


class AnswerFile(SQLModel, table=True):
    """A picture or document that an input answers a question with, or did before an edit."""

    __table_args__ = (UniqueConstraint("upload_id", "input_id", "question_id"),)

    id: str = identity()
    upload_id: str = Field(foreign_key="upload.id")
    input_id: str = Field(foreign_key="input.id", index=True)
    question_id: str = Field(foreign_key="question.id", index=True)
    is_current: bool = True


def is_for_all(line: Question) -> bool:
    """Say whether everybody reads what is answered to a question."""
    return line.is_public and line.removed_at is None and line.need != Need.HIDDEN


_FOR_ALL = and_(
    col(Question.is_public), col(Question.removed_at).is_(None), col(Question.need) != Need.HIDDEN
)
"""The same as a condition."""


def _said(of: ColumnElement[bool]) -> ScalarSelect[str]:
    """Return what an input answers to written questions of some kind, as the search compares it."""
    whole = func.coalesce(func.aggregate_strings(col(QuestionAnswer.folded), " "), "")
    query = select(whole).join(Question, col(Question.id) == col(QuestionAnswer.question_id))
    asked = col(Question.kind).in_(WRITTEN)
    return query.where(
        col(QuestionAnswer.input_id) == col(Input.id), asked, of
    ).scalar_subquery()  # fmt: skip


_FOLLOW = update(Input).values(answered=_said(_FOR_ALL), confided=_said(not_(_FOR_ALL)))


def _fold(_mapper: object, _connection: object, row: QuestionAnswer) -> None:
    row.folded = fold(row.value) if isinstance(row.value, str) else ""


def _answered(_mapper: object, connection: Connection, row: QuestionAnswer) -> None:
    connection.execute(_FOLLOW.where(col(Input.id) == row.input_id))


def _has_other_readers(_mapper: object, connection: Connection, row: Question) -> None:
    """Let the search find by the answers to a question whoever may read them from now on."""
    decides = [getattr(inspect(row).attrs, name) for name in ("is_public", "need", "removed_at")]
    if any(one.history.has_changes() for one in decides):
        those = select(col(QuestionAnswer.input_id)).where(
            col(QuestionAnswer.question_id) == row.id
        )
        connection.execute(_FOLLOW.where(col(Input.id).in_(those)))


event.listen(QuestionAnswer, "before_insert", _fold)
event.listen(QuestionAnswer, "before_update", _fold)
event.listen(QuestionAnswer, "after_insert", _answered)
event.listen(QuestionAnswer, "after_update", _answered)
event.listen(Question, "after_update", _has_other_readers)
