"""How much there is in projects and activities: alike for every reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, Subquery, case, func, select, union
from sqlmodel import col

from civic.models import Feedback, Input, Voter, readable
from civic.rules.outcomes import DONE, KEPT
from civic.services.input_lists import shown_in
from civic.services.masks import taking_part
from civic.services.project_views import Figures
from civic.services.turnout import paper_in, voter, voters_in
from civic.services.vote_desk import count_paper
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
    """Return how many people took part in projects, also by what was merged since; each once."""
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
    there = _by_project(work, ids, col(Input.project_id).in_(ids), readable())
    paper = paper_in(work, ids)
    return {key: there.get(key, 0) + paper.get(key, 0) for key in {*there, *paper}}


def _counts(work: Work, activity_id: str) -> Counts:
    row, week = Input, work.now - A_WEEK
    query = select(
        func.count(),
        func.coalesce(func.sum(col(row.comments)), 0),
        func.coalesce(func.sum(case((col(row.created_at) > week, 1), else_=0)), 0),
    ).where(*shown_in(activity_id))
    inputs, comments, fresh = map(int, work.session.connection().execute(query).one())
    people = union(
        select(taking_part(row).label("person")).where(*shown_in(activity_id)),
        select(voter()).where(col(Voter.activity_id) == activity_id),
    ).subquery()
    counted = work.session.connection().execute(select(func.count(people.c.person))).scalar_one()
    return Counts(inputs, comments, counted + count_paper(work, activity_id), fresh)


def _figures(work: Work, ids: Sequence[str]) -> Figures:
    connection, shown = work.session.connection(), col(Input.is_shown).is_(True)
    there = (col(Input.project_id).in_(ids), shown)
    inputs = connection.execute(select(func.count()).select_from(Input).where(*there)).scalar_one()
    answered = select(func.count(col(Feedback.input_id).distinct())).join(
        Input, col(Input.id) == col(Feedback.input_id)
    )
    by_status = select(col(Input.status_id), func.count()).where(*there)
    rows = connection.execute(by_status.group_by(col(Input.status_id)))
    counts: dict[str | None, int] = {row[0]: row[1] for row in rows}
    key_of = {status.id: status.key for status in work.vocabulary.statuses.values()}
    return Figures(
        inputs=inputs,
        people=among(work, ids, *there),
        answered=connection.execute(answered.where(*there)).scalar_one(),
        kept=sum(number for key, number in counts.items() if key_of.get(key or "") in KEPT),
        done=sum(number for key, number in counts.items() if key_of.get(key or "") == DONE),
    )


def among(work: Work, ids: Sequence[str], *shown: ColumnElement[bool]) -> int:
    """Return how many people wrote what is shown, or voted, in some projects, each once.

    The caller has asked for leave.
    """
    people = select(func.count(_everybody(ids, *shown).c.person.distinct()))
    counted = work.session.connection().execute(people).scalar_one()
    return counted + sum(paper_in(work, ids).values())


def _by_project(work: Work, ids: Sequence[str], *shown: ColumnElement[bool]) -> dict[str, int]:
    """Return how many people wrote or voted in each project."""
    found = _everybody(ids, *shown)
    query = select(found.c.project_id, func.count(found.c.person)).group_by(found.c.project_id)
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _everybody(ids: Sequence[str], *shown: ColumnElement[bool]) -> Subquery:
    """Return each person once for each project in which they wrote or voted."""
    wrote = select(col(Input.project_id), taking_part(Input).label("person")).where(*shown)
    return union(wrote, voters_in(ids)).subquery()
