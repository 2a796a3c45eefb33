"""A project that becomes public is told of once, when it does, whoever decided so and when."""

from typing import Any

from sqlalchemy import select
from sqlmodel import col

from civic.models import Project, ProjectArea, ProjectTag, WebhookDelivery
from civic.rules.access import SYSTEM
from civic.rules.texts import pick
from civic.services.happenings import announce
from civic.services.outbox import Progress
from civic.services.standing import status_of
from civic.services.telling import Told, followers, note, write
from civic.services.work import House, Work, perform
from civic.words import Act, Followed, Happening, News, ProjectStatus

JOB = "project_out"


def expect(work: Work, project: Project) -> None:
    """Leave the telling of a project to the moment from which it is public."""
    at = max(project.published_at or work.now, work.now)
    key = f"{JOB}:{project.id}:{project.published_at:%Y%m%d%H%M%S}"
    work.later(JOB, {"project": project.id}, key=key, at=at)


def tell_of(work: Work, project_id: str) -> None:
    """Tell of a project that has become public, unless it was held back meanwhile."""
    work.require(Act.MANAGE_PLATFORM)
    project = work.session.get(Project, project_id)
    if project is None or status_of(project, work.now) is not ProjectStatus.PUBLISHED:
        return
    if not _is_announced(work, project):
        announce(work, Happening.PROJECT_PUBLISHED, project_id=project.id)
    work.tell(f"project:{project.id}")
    work.tell("projects")
    told = Told(News.PUBLISHED, f"published:{project.id}", _people(work, project))
    if told.people:
        note(work, told, project.id)
        _mail(work, project, told)


def _out(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    perform(house, SYSTEM, tell_of, payload["project"])


def _mail(work: Work, project: Project, told: Told) -> None:
    usual = work.platform.default_language

    def figures(language: str) -> dict[str, str]:
        said = pick(project.title, language, usual), pick(project.question, language, usual)
        return {"title": said[0].text, "words": said[1].text}

    write(work, told, News.PUBLISHED, f"/projects/{project.slug}", figures)


def _people(work: Work, project: Project) -> frozenset[str]:
    """Return who follows the project, or what it is about where everybody may find it."""
    people = followers(work, Followed.PROJECT, [project.id])
    if not project.is_listed:
        return people
    for kind, column in ((Followed.AREA, ProjectArea.area_id), (Followed.TAG, ProjectTag.tag_id)):
        query = select(col(column)).filter_by(project_id=project.id)
        people |= followers(work, kind, list(work.session.execute(query).scalars()))
    return people


def _is_announced(work: Work, project: Project) -> bool:
    """Say whether other programs were told already: a job may run twice."""
    query = select(col(WebhookDelivery.id)).where(
        col(WebhookDelivery.event) == Happening.PROJECT_PUBLISHED,
        col(WebhookDelivery.created_at) >= project.published_at,
        col(WebhookDelivery.body).contains(project.id),
    )
    return work.session.execute(query.limit(1)).first() is not None


JOBS = {JOB: _out}
