"""How much there is in projects and activities: alike for every reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import case, func, select
from sqlmodel import col

from civic.models import Feedback, Input, readable
from civic.rules.outcomes import DONE, KEPT
from civic.services.input_lists import shown_in
from civic.services.masks import taking_part
from civic.services.project_views import Figures
from civic.services.work import Work

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Counts:
    """How much there is in an activity, from how many people, and how much of it is new."""

    inputs: int = 0
    comments: int = 0
    people: int = 0
    fresh: int = 0


def inputs_of(work: Work, ids: Sequence[str]) -> dict[str, int]:
    """Return how many inputs everybody sees in projects."""
    return work.recall(("inputs", tuple(ids)), lambda: _inputs(work, ids))


def people_of(work: Work, ids: Sequence[str]) -> dict[str, int]:
    """Return how many people have contributed to projects, also what was merged since."""
    return work.recall(("people", tuple(ids)), lambda: _people(work, ids))


def counts_of(work: Work, activity_id: str) -> Counts:
    """Return how much there is in an activity, and how many people brought it."""
    return work.recall(("counts", activity_id), lambda: _counts(work, activity_id))


def figures_of(work: Work, ids: Sequence[str]) -> Figures:
    """Return what came of taking part in projects."""
    key = ("figures", tuple(ids), work.vocabulary.version)
    return work.recall(key, lambda: _figures(work, ids))


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


def _counts(work: Work, activity_id: str) -> Counts:
    row, week = Input, work.now - A_WEEK
    query = select(
        func.count(),
        func.coalesce(func.sum(col(row.comments)), 0),
        func.count(taking_part(row).distinct()),
        func.coalesce(func.sum(case((col(row.created_at) > week, 1), else_=0)), 0),
    ).where(*shown_in(activity_id))
    return Counts(*map(int, work.session.connection().execute(query).one()))


def _figures(work: Work, ids: Sequence[str]) -> Figures:
    connection, shown = work.session.connection(), col(Input.is_shown).is_(True)
    there = (col(Input.project_id).in_(ids), shown)
    whole = select(func.count(), func.count(taking_part(Input).distinct())).where(*there)
    inputs, people = connection.execute(whole).one()
    answered = select(func.count(col(Feedback.input_id).distinct())).join(
        Input, col(Input.id) == col(Feedback.input_id)
    )
    by_status = select(col(Input.status_id), func.count()).where(*there)
    rows = connection.execute(by_status.group_by(col(Input.status_id)))
    counts: dict[str | None, int] = {row[0]: row[1] for row in rows}
    key_of = {status.id: status.key for status in work.vocabulary.statuses.values()}
    return Figures(
        inputs=inputs,
        people=people,
        answered=connection.execute(answered.where(*there)).scalar_one(),
        kept=sum(number for key, number in counts.items() if key_of.get(key or "") in KEPT),
        done=sum(number for key, number in counts.items() if key_of.get(key or "") == DONE),
    )
