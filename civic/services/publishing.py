"""The life of a project: ready, scheduled, published, unlisted, archived, opened again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from civic import methods
from civic.errors import Invalid, Refused
from civic.models import Activity, Project
from civic.rules import editing, phases
from civic.rules.checklist import ActivityState, Check, ProjectState, checks, is_ready
from civic.rules.phases import Window
from civic.services import coming_out
from civic.services.activity_editor import missing
from civic.services.happenings import announce
from civic.services.phase_editor import rows_of
from civic.services.standing import comes_out_at, life_of, status_of
from civic.services.vote_checks import missing_early
from civic.services.work import Work, reads
from civic.words import Feature, Happening, ProjectStatus, Reason, Refusal


@dataclass(frozen=True, slots=True)
class Readiness:
    """Where a project stands, and what is still to be done before it can be published."""

    status: str = ""
    checks: tuple[Check, ...] = ()
    is_ready: bool = False
    left: int = 0
    comes_out_at: datetime | None = None
    is_listed: bool = True
    clock: str = ""
    zone: str = ""
    earliest: str = ""


@dataclass(frozen=True, slots=True)
class VoteLink:
    """An activity in which people vote, whose vote the team leads on a page of its own."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class ProjectHead:
    """What stands above every page of the editor."""

    id: str = ""
    slug: str = ""
    title: str = ""
    lang: str = ""
    status: str = ""
    left: int = 0
    votes: tuple[VoteLink, ...] = ()


@reads
def head(work: Work, project_id: str) -> ProjectHead:
    """Return what stands above every page of the editor of a project."""
    project = work.manage(project_id)
    left = sum(not check.is_done for check in _checks(work, project) if check.needed)
    said = work.say(project.title)
    life = life_of(project, work.now)
    votes = _votes(work, project_id)
    return ProjectHead(project.id, project.slug, said.text, said.lang, life, left, votes)


@reads
def readiness(work: Work, project_id: str) -> Readiness:
    """Return the publish checklist of a project."""
    project = work.manage(project_id)
    found = _checks(work, project)
    left = sum(not check.is_done for check in found if check.needed)
    zone, at = work.platform.timezone, comes_out_at(project, work.now)
    return Readiness(
        status=life_of(project, work.now),
        checks=tuple(found),
        is_ready=is_ready(found),
        left=left,
        comes_out_at=at,
        clock=editing.local(at, zone)[11:],
        is_listed=project.is_listed,
        zone=zone,
        earliest=editing.local(work.now, zone),
    )


def publish(work: Work, project_id: str) -> None:
    """Show a draft project to everyone, now.

    Raises:
        Refused: if the checklist is not done, or the project is no draft.
    """
    project = _ready_draft(work, project_id)
    project.published_at = min(project.published_at or work.now, work.now)
    _become(work, project, ProjectStatus.PUBLISHED, "project_published")
    announce(work, Happening.PROJECT_PUBLISHED, project_id=project.id)
    coming_out.expect(work, project)


def schedule(work: Work, project_id: str, typed: object) -> None:
    """Show a draft project to everyone from a moment on, in the platform's zone.

    Raises:
        Refused: if the checklist is not done, or the project is no draft.
        Invalid: if it is no moment to come.
    """
    project = _ready_draft(work, project_id)
    zone = work.platform.timezone
    at = editing.moment("moment", typed, zone)
    if at is None:
        raise Invalid("moment", "invalid.missing")
    if wrong := phases.refuse_publication(at, work.now):
        raise Invalid("moment", wrong)
    project.published_at = at
    _become(work, project, ProjectStatus.PUBLISHED, "project_scheduled", until=at.isoformat())
    coming_out.expect(work, project)


def unschedule(work: Work, project_id: str) -> None:
    """Keep a scheduled project a draft.

    Raises:
        Refused: if it is out already.
    """
    project = work.manage(project_id)
    _must_be(work, project, ProjectStatus.DRAFT)
    if comes_out_at(project, work.now):
        project.published_at = None
        _become(work, project, ProjectStatus.DRAFT, "project_unscheduled")


def list_again(work: Work, project_id: str) -> None:
    """Let a project stand in lists again."""
    _list(work, project_id, is_listed=True)


def unlist(work: Work, project_id: str) -> None:
    """Keep a project out of every list: it is found by its address alone."""
    _list(work, project_id, is_listed=False)


def unpublish(work: Work, project_id: str) -> None:
    """Take a published project back to a draft that only its team sees."""
    project = work.manage(project_id)
    _must_be(work, project, ProjectStatus.PUBLISHED)
    _become(work, project, ProjectStatus.DRAFT, "project_unpublished")


def archive(work: Work, project_id: str) -> None:
    """Close a published project for good: everything stays readable, nothing can be added."""
    project = work.manage(project_id)
    _must_be(work, project, ProjectStatus.PUBLISHED)
    project.archived_at = work.now
    _become(work, project, ProjectStatus.ARCHIVED, "project_archived")


def reopen(work: Work, project_id: str) -> None:
    """Bring an archived project back to life."""
    project = work.manage(project_id)
    _must_be(work, project, ProjectStatus.ARCHIVED)
    project.archived_at = None
    _become(work, project, ProjectStatus.PUBLISHED, "project_reopened")


def bring_to(work: Work, project_id: str, status: str) -> None:
    """Bring a project to where it is to stand; where it stands already, nothing happens.

    Raises:
        Refused: if no way leads there, or something is still to be done first.
    """
    project = work.manage(project_id)
    now = status_of(project, work.now)
    if now == status:
        return
    match status:
        case ProjectStatus.DRAFT:
            unpublish(work, project_id)
        case ProjectStatus.ARCHIVED:
            archive(work, project_id)
        case _ if now is ProjectStatus.ARCHIVED:
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
    return [
        ActivityState(row.id, row.method, row.title, missing(work, row), missing_early(work, row))
        for row in rows
    ]


def _votes(work: Work, project_id: str) -> tuple[VoteLink, ...]:
    voting = methods.keys_with(Feature.BALLOTS)
    query = select(Activity).where(
        Activity.project_id == project_id, col(Activity.method).in_(voting)
    )
    rows = work.session.exec(query.order_by(col(Activity.position), col(Activity.id))).all()
    return tuple(VoteLink(row.id, work.say(row.title).text) for row in rows)


def _must_be(work: Work, project: Project, status: ProjectStatus) -> None:
    now = status_of(project, work.now)
    if now is status:
        return
    reasons = {
        ProjectStatus.DRAFT: Reason.PROJECT_NOT_PUBLISHED,
        ProjectStatus.ARCHIVED: Reason.PROJECT_ARCHIVED,
        ProjectStatus.PUBLISHED: Reason.ALREADY_PUBLISHED,
    }
    raise Refused(Refusal(reasons[now]))


def _ready_draft(work: Work, project_id: str) -> Project:
    project = work.manage(project_id)
    _must_be(work, project, ProjectStatus.DRAFT)
    found = _checks(work, project)
    if not is_ready(found):
        left = sum(not check.is_done for check in found if check.needed)
        raise Refused(Refusal(Reason.NOT_READY, (("count", str(left)),)))
    return project


def _list(work: Work, project_id: str, *, is_listed: bool) -> None:
    project = work.manage(project_id)
    if project.is_listed != is_listed:
        project.is_listed = is_listed
        work.session.add(project)
        what = "project_listed" if is_listed else "project_unlisted"
        work.log(what, project_id=project.id, subject_id=project.id)
        work.tell("projects")


def _become(work: Work, project: Project, status: ProjectStatus, what: str, **figures: str) -> None:
    project.status = status
    work.session.add(project)
    work.log(what, project_id=project.id, subject_id=project.id, **figures)
    work.tell(f"project:{project.id}")
    work.tell("projects")
