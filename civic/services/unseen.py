"""What the team has not looked at yet: a mark of its own on each input, apart from its status."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from civic.models import Input, Review
from civic.rules import moderation
from civic.services.work import Work


def unseen(now: datetime) -> list[ColumnElement[bool]]:
    """Return the conditions under which an input is new to the team.

    What was imported was known before, and what is old is new no more.
    """
    written = func.coalesce(col(Input.edited_at), col(Input.created_at))
    return [
        col(Input.is_shown).is_(True),
        col(Input.source).is_(None),
        written >= now - moderation.NEW_FOR,
        ~seen(col(Input.id), written),
    ]


def seen(piece: Any, written: Any) -> ColumnElement[bool]:  # noqa: ANN401  columns
    """Return the condition under which somebody of the team has looked at what was written."""
    looked = select(col(Review.at)).where(col(Review.subject_id) == piece)
    return looked.where(col(Review.at) >= written).exists()


def is_unseen(work: Work, input_id: str) -> bool:
    """Say whether an input that the caller has asked leave for is new to the team."""
    query = select(col(Input.id)).where(col(Input.id) == input_id, *unseen(work.now))
    return work.session.connection().execute(query).first() is not None
