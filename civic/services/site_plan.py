"""The plan of the site: every page that everybody finds, as a tree."""

from dataclasses import dataclass, field

from sqlmodel import col, select

from civic.models import Activity, Folder, Project
from civic.services.own_pages import live_titles
from civic.services.standing import is_listed
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, Said


@dataclass(frozen=True)
class Line:
    """A page by its title."""

    href: str = ""
    title: Said = NOTHING_SAID


@dataclass(frozen=True)
class ProjectLine:
    """A project with its activities."""

    href: str = ""
    title: Said = NOTHING_SAID
    activities: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class FolderLine:
    """A folder with its projects."""

    href: str = ""
    title: Said = NOTHING_SAID
    projects: list[ProjectLine] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """The folders, the projects in none of them, and the organiser's own pages."""

    folders: list[FolderLine] = field(default_factory=list)
    projects: list[ProjectLine] = field(default_factory=list)
    pages: list[Line] = field(default_factory=list)


@reads
def plan(work: Work) -> Plan:
    """Return every page that everybody finds."""
    work.require(Act.VIEW)
    projects = select(Project).where(is_listed(work.now)).order_by(col(Project.position))
    by_folder: dict[str, list[ProjectLine]] = {}
    activities = _activities(work)
    for row in work.session.exec(projects):
        line = ProjectLine(f"/projects/{row.slug}", work.say(row.title), activities.get(row.id, []))
        by_folder.setdefault(row.folder_id or "", []).append(line)
    folders = work.session.exec(select(Folder).order_by(col(Folder.position)))
    return Plan(
        folders=[
            FolderLine(f"/folders/{row.slug}", work.say(row.title), by_folder[row.id])
            for row in folders
            if row.id in by_folder
        ],
        projects=by_folder.get("", []),
        pages=[Line(f"/pages/{slug}", work.say(t)) for slug, t in live_titles(work).values()],
    )


def _activities(work: Work) -> dict[str, list[Line]]:
    query = (
        select(Activity.slug, Activity.title, Project.id, Project.slug)
        .join(Project, col(Project.id) == col(Activity.project_id))
        .where(is_listed(work.now))
        .order_by(col(Activity.position), col(Activity.id))
    )
    found: dict[str, list[Line]] = {}
    for slug, title, project_id, project in work.session.exec(query):
        line = Line(f"/projects/{project}/{slug}", work.say(title))
        found.setdefault(project_id, []).append(line)
    return found
