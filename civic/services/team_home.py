"""What the team finds when it comes in: its projects, and what waits in each."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import col, func, select

from civic.models import Folder, Input, Phase, Project
from civic.rules import phases
from civic.rules.phases import Window
from civic.services.standing import life_of, place_of
from civic.services.team_query import projects_of, waiting
from civic.services.work import Work, reads
from civic.words import Act, Said

NEW_DAYS = 7


@dataclass(frozen=True, slots=True)
class TeamProject:
    """A project as the team's list shows it, with what waits to be done in it."""

    id: str
    slug: str
    title: str
    lang: str
    folder: Said
    status: str
    standing: str
    until: datetime | None
    inputs: int
    fresh: int
    waiting: int
    may_edit: bool
    is_listed: bool = True


@dataclass(frozen=True, slots=True)
class Desk:
    """The team's projects, and what the actor may do beyond them."""

    projects: tuple[TeamProject, ...] = ()
    waiting: int = 0
    is_admin: bool = False


@reads
def desk(work: Work) -> Desk:
    """Return the projects that the actor works on: drafts, then open ones, then the others.

    Raises:
        Refused: if the actor is of no team.
    """
    ids = list(projects_of(work))
    query = select(Project).where(col(Project.id).in_(ids)).order_by(col(Project.position))
    counts = _counts(work, ids)
    folders = dict(work.session.exec(select(Folder.id, Folder.title)).all())
    windows = _windows(work, ids)
    found = [
        _project(
            work,
            row,
            windows.get(row.id, []),
            counts.get(row.id, (0, 0, 0)),
            work.say(folders.get(row.folder_id or "", {})),
        )
        for row in work.session.exec(query).all()
    ]
    found.sort(key=lambda one: _RANKS[one.status])
    return Desk(tuple(found), sum(p.waiting for p in found), work.actor.is_admin)


_RANKS = {"published": 0, "scheduled": 1, "draft": 2, "archived": 3}


def _project(
    work: Work,
    row: Project,
    windows: list[Window],
    counts: tuple[int, int, int],
    folder: Said,
) -> TeamProject:
    said = work.say(row.title)
    standing, until = phases.of_project(windows, work.now)
    return TeamProject(
        id=row.id,
        slug=row.slug,
        title=said.text,
        lang=said.lang,
        folder=folder,
        status=life_of(row, work.now),
        is_listed=row.is_listed,
        standing=standing or "",
        until=until,
        inputs=counts[0],
        fresh=counts[1],
        waiting=counts[2],
        may_edit=work.refusal(Act.MANAGE_PROJECT, place_of(row, work.now)) is None,
    )


def _windows(work: Work, ids: list[str]) -> dict[str, list[Window]]:
    query = select(Phase.project_id, Phase.starts_at, Phase.ends_at)
    rows = work.session.exec(query.where(col(Phase.project_id).in_(ids))).all()
    found: dict[str, list[Window]] = {}
    for project_id, starts_at, ends_at in rows:
        found.setdefault(project_id, []).append(Window(starts_at, ends_at))
    return found


def _counts(work: Work, ids: list[str]) -> dict[str, tuple[int, int, int]]:
    since = work.now - timedelta(days=NEW_DAYS)
    visible = (col(Input.is_shown).is_(True),)
    base = select(Input.project_id, func.count()).where(col(Input.project_id).in_(ids))
    grouped = base.group_by(col(Input.project_id))
    every = dict(work.session.exec(grouped.where(*visible)).all())
    fresh = dict(work.session.exec(grouped.where(*visible, col(Input.created_at) >= since)).all())
    due = dict(work.session.exec(grouped.where(*waiting())).all())
    return {key: (every.get(key, 0), fresh.get(key, 0), due.get(key, 0)) for key in ids}
