"""The life of a project: ready or not, published, withdrawn, archived, opened again."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, select

from civic.errors import Refused
from civic.models import Activity, Project
from civic.rules.checklist import ActivityState, Check, ProjectState, checks, is_ready
from civic.rules.phases import Window
from civic.services.activity_editor import missing
from civic.services.happenings import announce
from civic.services.phase_editor import rows_of
from civic.services.work import Work, reads
from civic.words import Happening, ProjectStatus, Reason, Refusal


@dataclass(frozen=True, slots=True)
class Readiness:
    """Where a project stands, and what is still to be done before it can be published."""

    status: str = ""
    checks: tuple[Check, ...] = ()
    is_ready: bool = False
    left: int = 0


@dataclass(frozen=True, slots=True)
class ProjectHead:
    """What stands above every page of the editor."""

    id: str = ""
    slug: str = ""
    title: str = ""
    lang: str = ""
    status: str = ""
    left: int = 0


@reads
def head(work: Work, project_id: str) -> ProjectHead:
    """Return what stands above every page of the editor of a project."""
    project = work.manage(project_id)
    left = sum(not check.is_done for check in _checks(work, project) if check.needed)
    said = work.say(project.title)
    return ProjectHead(project.id, project.slug, said.text, said.lang, project.status, left)


@reads
def readiness(work: Work, project_id: str) -> Readiness:
    """Return the publish checklist of a project."""
    project = work.manage(project_id)
    found = _checks(work, project)
    left = sum(not check.is_done for check in found if check.needed)
    return Readiness(project.status, tuple(found), is_ready(found), left)


def publish(work: Work, project_id: str) -> None:
    """Show a draft project to everyone.

    Raises:
        Refused: if the checklist is not done, or the project is no draft.
    """
    project = work.manage(project_id)
    _must_be(project, ProjectStatus.DRAFT)
    found = _checks(work, project)
    if not is_ready(found):
        left = sum(not check.is_done for check in found if check.needed)
        raise Refused(Refusal(Reason.NOT_READY, (("count", str(left)),)))
    project.published_at = project.published_at or work.now
    _become(work, project, ProjectStatus.PUBLISHED, "project_published")
    announce(work, Happening.PROJECT_PUBLISHED, project_id=project.id)


def unpublish(work: Work, project_id: str) -> None:
    """Take a published project back to a draft that only its team sees."""
    project = work.manage(project_id)
    _must_be(project, ProjectStatus.PUBLISHED)
    _become(work, project, ProjectStatus.DRAFT, "project_unpublished")


def archive(work: Work, project_id: str) -> None:
    """Close a published project for good: everything stays readable, nothing can be added."""
    project = work.manage(project_id)
    _must_be(project, ProjectStatus.PUBLISHED)
    project.archived_at = work.now
    _become(work, project, ProjectStatus.ARCHIVED, "project_archived")


def reopen(work: Work, project_id: str) -> None:
    """Bring an archived project back to life."""
    project = work.manage(project_id)
    _must_be(project, ProjectStatus.ARCHIVED)
    project.archived_at = None
    _become(work, project, ProjectStatus.PUBLISHED, "project_reopened")


def bring_to(work: Work, project_id: str, status: str) -> None:
    """Bring a project to where it is to stand; where it stands already, nothing happens.

    Raises:
        Refused: if no way leads there, or something is still to be done first.
    """
    project = work.manage(project_id)
    if project.status == status:
        return
    match status:
        case ProjectStatus.DRAFT:
            unpublish(work, project_id)
        case ProjectStatus.ARCHIVED:
            archive(work, project_id)
        case _ if project.status == ProjectStatus.ARCHIVED:
            reopen(work, project_id)
        case _:
            publish(work, project_id)


def _checks(work: Work, project: Project) -> list[Check]:
    windows = [Window(row.starts_at, row.ends_at) for row in rows_of(work, project.id)]
    state = ProjectState(
        language=work.platform.default_language,
        title=project.title,
        question=project.question,
        description=project.description,
        has_picture=project.picture_id is not None,
        picture_alt=project.picture_alt,
        contact=project.contact,
        windows=windows,
        activities=_activities(work, project.id),
    )
    return checks(state, work.now)


def _activities(work: Work, project_id: str) -> Sequence[ActivityState]:
    query = select(Activity).where(Activity.project_id == project_id)
    rows = work.session.exec(query.order_by(col(Activity.position), col(Activity.id))).all()
    return [ActivityState(row.id, row.method, row.title, missing(work, row)) for row in rows]


def _must_be(project: Project, status: ProjectStatus) -> None:
    if project.status == status:
        return
    reasons = {
        ProjectStatus.DRAFT: Reason.PROJECT_NOT_PUBLISHED,
        ProjectStatus.ARCHIVED: Reason.PROJECT_ARCHIVED,
        ProjectStatus.PUBLISHED: Reason.IN_USE,
    }
    raise Refused(Refusal(reasons[ProjectStatus(project.status)]))


def _become(work: Work, project: Project, status: ProjectStatus, what: str) -> None:
    project.status = status
    work.session.add(project)
    work.log(what, project_id=project.id, subject_id=project.id)
    work.tell(f"project:{project.id}")
    work.tell("projects")
