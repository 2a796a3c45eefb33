"""How much there is in projects and activities: alike for every reader."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlmodel import col

from civic.models import Input, readable
from civic.services.input_lists import shown_in
from civic.services.masks import taking_part
from civic.services.work import Work


def inputs_of(work: Work, ids: Sequence[str]) -> dict[str, int]:
    """Return how many inputs everybody sees in projects."""
    return work.recall(("inputs", tuple(ids)), lambda: _inputs(work, ids))


def people_of(work: Work, ids: Sequence[str]) -> dict[str, int]:
    """Return how many people have contributed to projects, also what was merged since."""
    return work.recall(("people", tuple(ids)), lambda: _people(work, ids))


def counts_of(work: Work, activity_id: str) -> tuple[int, int]:
    """Return how many inputs of an activity everybody sees, and how many comments on them."""
    return work.recall(("counts", activity_id), lambda: _counts(work, activity_id))


def _inputs(work: Work, ids: Sequence[str]) -> dict[str, int]:
    query = (
        select(col(Input.project_id), func.count())
        .where(col(Input.project_id).in_(ids))
        .where(col(Input.is_shown).is_(True))
        .group_by(col(Input.project_id))
    )
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _people(work: Work, ids: Sequence[str]) -> dict[str, int]:
    query = (
        select(col(Input.project_id), func.count(taking_part(Input).distinct()))
        .where(col(Input.project_id).in_(ids), readable())
        .group_by(col(Input.project_id))
    )
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _counts(work: Work, activity_id: str) -> tuple[int, int]:
    query = select(func.count(), func.coalesce(func.sum(col(Input.comments)), 0)).where(
        *shown_in(activity_id)
    )
    inputs, comments = work.session.connection().execute(query).one()
    return int(inputs), int(comments)
