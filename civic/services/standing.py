"""Where a project stands at a moment: the only place where its kept status is read.

A project that is scheduled is kept as published from a moment to come, and is a draft until then:
no job has to have run for it to be seen, or to be hidden.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, not_, or_
from sqlmodel import col

from civic.models import Project
from civic.rules import phases
from civic.rules.access import Place
from civic.rules.phases import ALWAYS, Opening
from civic.words import ProjectStatus


def status_of(project: Project, now: datetime) -> ProjectStatus:
    """Return where a project stands at a moment."""
    return phases.status_at(project.status, project.published_at, now)


def place_of(project: Project, now: datetime, opening: Opening = ALWAYS) -> Place:
    """Return a project as access sees it at a moment."""
    return Place(project.id, status_of(project, now), opening)


def comes_out_at(project: Project, now: datetime) -> datetime | None:
    """Return from when a scheduled project is public; nothing for any other."""
    is_early = project.published_at is not None and now < project.published_at
    return project.published_at if is_early else None


def is_found(project: Project, now: datetime) -> bool:
    """Say whether everybody may find a project at a moment, and not only read it."""
    return project.is_listed and status_of(project, now) is not ProjectStatus.DRAFT


def life_of(project: Project, now: datetime) -> str:
    """Return where a project stands as its team says it, who may have scheduled it."""
    return "scheduled" if comes_out_at(project, now) else status_of(project, now)


def is_out(now: datetime) -> ColumnElement[bool]:
    """Return the condition under which everybody may read a project at a moment."""
    published_at = col(Project.published_at)
    return and_(
        col(Project.status) != ProjectStatus.DRAFT,
        or_(published_at.is_(None), published_at <= now),
    )


def stands(status: str, now: datetime) -> ColumnElement[bool]:
    """Return the condition under which a project stands somewhere at a moment."""
    if status == ProjectStatus.DRAFT:
        return not_(is_out(now))
    return and_(is_out(now), col(Project.status) == status)


def is_listed(now: datetime) -> ColumnElement[bool]:
    """Return the condition under which a project stands in lists, and what is in it is found."""
    return and_(is_out(now), col(Project.is_listed))
