"""Projects as cards, for whatever shows several of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlmodel import select

from civic.models import Folder, Project
from civic.rules import phases
from civic.services.doors import Times, door_in, said_when, times_of
from civic.services.figures import inputs_of, people_of
from civic.services.project_views import ProjectCard
from civic.services.standing import is_found, status_of
from civic.services.views import picture_url
from civic.services.voting_doors import outcome_in
from civic.services.work import Work


def cards_of(work: Work, projects: Sequence[Project]) -> list[ProjectCard]:
    """Return projects as cards, with how many take part in them and the folder they are in."""
    ids = [project.id for project in projects]
    times, inputs, people = times_of(work, ids), inputs_of(work, ids), people_of(work, ids)
    folders = {row.id: row for row in work.session.exec(select(Folder))} if projects else {}
    return [
        replace(
            card_of(work, project, times[project.id]),
            inputs=inputs.get(project.id, 0),
            people=people.get(project.id, 0),
            **_home_of(work, folders.get(project.folder_id or "")),
        )
        for project in projects
    ]


def card_of(work: Work, project: Project, times: Times) -> ProjectCard:
    """Return a project as a card, without its figures."""
    standing, date = phases.of_project(times.phases, work.now)
    result, is_counting = outcome_in(work, project, times)
    return ProjectCard(
        id=project.id,
        slug=project.slug,
        title=work.say(project.title),
        question=work.say(project.question),
        picture=picture_url(project.picture_id),
        picture_alt=work.say(project.picture_alt),
        status=status_of(project, work.now),
        is_public=is_found(project, work.now),
        standing=standing or "",
        date=date,
        days_left=max(0, (date - work.now).days) if date else 0,
        door=door_in(work, project, times.offers, times.periods),
        period=said_when(work, times.periods, date),
        result=result,
        is_counting=is_counting,
    )


def _home_of(work: Work, folder: Folder | None) -> dict[str, Any]:
    return {"folder": work.say(folder.title), "folder_slug": folder.slug} if folder else {}
