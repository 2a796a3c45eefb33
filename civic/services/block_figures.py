"""The numbers that a page of blocks shows: counted anew each time, as everybody may see them."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from civic.models import Feedback, Follow, Input, Project, readable
from civic.rules import phases
from civic.rules.blocks import Figure
from civic.services.doors import times_of
from civic.services.figures import among, people_of
from civic.services.standing import is_listed
from civic.services.work import Work
from civic.words import Followed, Standing


def figure(work: Work, which: Figure, project_id: str | None) -> int | None:
    """Return a number of a project, or of all that are listed; nothing where it makes no sense."""
    if which is Figure.DAYS_LEFT:
        return _days_left(work, project_id) if project_id else None
    return work.recall(("figure", which, project_id), lambda: _COUNTS[which](work, project_id))


def _shown(work: Work, project_id: str | None) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions under which an input counts."""
    here = _listed(work) if project_id is None else col(Input.project_id) == project_id
    return col(Input.is_shown).is_(True), here


def _listed(work: Work) -> ColumnElement[bool]:
    return col(Input.project_id).in_(select(col(Project.id)).where(is_listed(work.now)))


def _count(work: Work, what: ColumnElement[int], project_id: str | None) -> int:
    query = select(what).where(*_shown(work, project_id))
    return int(work.session.connection().execute(query).scalar() or 0)


def _answers(work: Work, project_id: str | None) -> int:
    query = (
        select(func.count(col(Feedback.input_id).distinct()))
        .join(Input, col(Input.id) == col(Feedback.input_id))
        .where(*_shown(work, project_id))
    )
    return int(work.session.connection().execute(query).scalar_one())


def _people(work: Work, project_id: str | None) -> int:
    """Return how many people took part, counted as on the card of a project."""
    if project_id is not None:
        return people_of(work, [project_id]).get(project_id, 0)
    listed = select(col(Project.id)).where(is_listed(work.now))
    ids = work.session.connection().execute(listed).scalars().all()
    return among(work, ids, _listed(work), readable())


def _followers(work: Work, project_id: str | None) -> int:
    query = (
        select(func.count())
        .select_from(Follow)
        .where(col(Follow.kind) == Followed.PROJECT, col(Follow.is_on).is_(True))
        .where(col(Follow.subject_id) == project_id)
    )
    return int(work.session.connection().execute(query).scalar_one())


def _projects(work: Work, _: str | None) -> int:
    query = select(func.count()).select_from(Project).where(is_listed(work.now))
    return int(work.session.connection().execute(query).scalar_one())


def _days_left(work: Work, project_id: str) -> int | None:
    """Return how many days are left of what is open now; nothing where no end is set."""
    stands, until = phases.of_project(times_of(work, [project_id])[project_id].phases, work.now)
    return (until - work.now).days if until and stands is Standing.OPEN else None


_COUNTS: Mapping[Figure, Callable[[Work, str | None], int]] = MappingProxyType({
    Figure.INPUTS: lambda work, where: _count(work, func.count(), where),
    Figure.COMMENTS: lambda work, where: _count(work, func.sum(col(Input.comments)), where),
    Figure.SUPPORTS: lambda work, where: _count(work, func.sum(col(Input.up)), where),
    Figure.PEOPLE: _people,
    Figure.ANSWERS: _answers,
    Figure.FOLLOWERS: _followers,
    Figure.PROJECTS: _projects,
})  # fmt: skip
