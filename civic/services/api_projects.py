"""Projects, phases, activities and words of the organiser as programs read them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from civic.errors import NotFound
from civic.models import Activity, Area, Folder, Phase, Project, ProjectArea, ProjectTag
from civic.rules import phases
from civic.services import block_pages, project_documents, projects
from civic.services.api_inputs import visible_projects
from civic.services.block_views import BlockView, views_of
from civic.services.doors import Times, times_of
from civic.services.figures import inputs_of, people_of
from civic.services.paging import Line, Slice
from civic.services.project_documents import DocumentView
from civic.services.project_views import ActivityView, PhaseView
from civic.services.standing import stands, status_of
from civic.services.views import picture_url
from civic.services.vocabulary import Label, StatusLabel
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, Said

NEWEST = Line("projects", col(Project.created_at), col(Project.id))


@dataclass(frozen=True)
class ProjectItem:
    """A project as programs read it."""

    id: str
    slug: str
    status: str
    title: Said
    question: Said
    description: Said
    folder: Said
    picture: str
    picture_alt: Said
    created_at: datetime
    published_at: datetime | None
    archived_at: datetime | None
    standing: str = ""
    changes_at: datetime | None = None
    inputs: int = 0
    people: int = 0
    tags: list[Label] = field(default_factory=list)
    areas: list[Label] = field(default_factory=list)


@dataclass(frozen=True)
class ActivityItem:
    """An activity, and the project it belongs to."""

    project_id: str
    project_slug: str
    view: ActivityView


@dataclass(frozen=True)
class AreaItem:
    """An area with its shape, a GeoJSON geometry; empty where none was drawn."""

    label: Label
    shape: dict[str, Any]


@reads
def listed(work: Work, status: str, cursor: str, limit: int) -> Slice[ProjectItem]:
    """Return a piece of the projects that this reader may look at, the newest first.

    Raises:
        Invalid: if the cursor is none.
    """
    work.require(Act.VIEW)
    query = select(Project).where(col(Project.id).in_(visible_projects(work)))
    if status:
        query = query.where(stands(status, work.now))
    rows = work.session.execute(NEWEST.ordered(query, cursor, limit)).scalars().all()
    kept, after = NEWEST.cut(rows, limit, lambda row: (row.created_at, row.id))
    return Slice(_items(work, kept), after)


@reads
def one(work: Work, project_id: str) -> ProjectItem:
    """Return a project.

    Raises:
        NotFound: if there is none, or not for this reader.
    """
    return _items(work, [work.visible(project_id)])[0]


@reads
def blocks_of(work: Work, project_id: str) -> list[BlockView]:
    """Return the blocks of the page of a project, as they are public.

    Raises:
        NotFound: if there is no such project, or not for this reader.
    """
    row = work.visible(project_id)
    return views_of(work, block_pages.found(work, block_pages.of_project(row.id)))


@reads
def documents_of(work: Work, project_id: str) -> list[DocumentView]:
    """Return the documents of a project in their order.

    Raises:
        NotFound: if there is no such project, or not for this reader.
    """
    return project_documents.shown(work, work.visible(project_id).id)


@reads
def phases_of(work: Work, project_id: str) -> list[PhaseView]:
    """Return the phases of a project in the order of their dates.

    Raises:
        NotFound: if there is no such project, or not for this reader.
    """
    return projects.page(work, work.visible(project_id).slug).phases


@reads
def phase(work: Work, phase_id: str) -> tuple[str, PhaseView]:
    """Return a phase, after the id of its project.

    Raises:
        NotFound: if there is none, or not for this reader.
    """
    row = work.session.get(Phase, phase_id)
    if row is None:
        raise NotFound
    found = phases_of(work, row.project_id)
    return row.project_id, next(view for view in found if view.id == phase_id)


@reads
def activities_of(work: Work, project_id: str) -> list[ActivityItem]:
    """Return the activities of a project in their order.

    Raises:
        NotFound: if there is no such project, or not for this reader.
    """
    project = work.visible(project_id)
    found = projects.page(work, project.slug).activities
    return [ActivityItem(project.id, project.slug, view) for view in found]


@reads
def activity(work: Work, activity_id: str) -> ActivityItem:
    """Return an activity.

    Raises:
        NotFound: if there is none, or not for this reader.
    """
    project = work.visit(activity_id).project
    row = work.session.get(Activity, activity_id)
    page = projects.activity(work, project.slug, row.slug if row else "")
    return ActivityItem(project.id, project.slug, page.activity)


@reads
def statuses(work: Work) -> list[StatusLabel]:
    """Return what can become of a contribution, in order."""
    work.require(Act.VIEW)
    words = work.vocabulary
    rows = sorted(words.statuses.values(), key=lambda row: (row.position, row.id))
    return [words.status(row.id, work.reader) for row in rows]


@reads
def tags(work: Work, activity_id: str = "") -> list[Label]:
    """Return the tags of the platform, or those that an activity offers.

    Raises:
        NotFound: if there is no such activity, or not for this reader.
    """
    work.require(Act.VIEW)
    if activity_id:
        work.visit(activity_id)
    return work.vocabulary.tags_for(activity_id, work.reader)


@reads
def tag(work: Work, tag_id: str) -> Label:
    """Return a tag.

    Raises:
        NotFound: if there is none.
    """
    work.require(Act.VIEW)
    if tag_id not in work.vocabulary.tags:
        raise NotFound
    return work.vocabulary.tag(tag_id, work.reader)


@reads
def areas(work: Work) -> list[AreaItem]:
    """Return the areas of the platform with their shapes, in order."""
    work.require(Act.VIEW)
    rows: Sequence[Area] = sorted(
        work.vocabulary.areas.values(), key=lambda row: (row.position, row.id)
    )
    return [AreaItem(work.vocabulary.area(row.id, work.reader), row.shape) for row in rows]


def _items(work: Work, rows: Sequence[Project]) -> list[ProjectItem]:
    ids = [row.id for row in rows]
    times, inputs, people = times_of(work, ids), inputs_of(work, ids), people_of(work, ids)
    tags, areas = _links(work, ProjectTag.tag_id, ids), _links(work, ProjectArea.area_id, ids)
    folders = {row.id: work.say(row.title) for row in work.session.exec(select(Folder))}
    words, reader = work.vocabulary, work.reader
    return [
        replace(
            _item(work, row, folders.get(row.folder_id or "", NOTHING_SAID)),
            **_standing(times[row.id], work.now),
            inputs=inputs.get(row.id, 0),
            people=people.get(row.id, 0),
            tags=[words.tag(tag, reader) for tag in tags.get(row.id, ()) if tag in words.tags],
            areas=[words.area(area, reader) for area in areas.get(row.id, ())],
        )
        for row in rows
    ]


def _item(work: Work, row: Project, folder: Said) -> ProjectItem:
    return ProjectItem(
        id=row.id,
        slug=row.slug,
        status=status_of(row, work.now),
        title=work.say(row.title),
        question=work.say(row.question),
        description=work.say(row.description),
        folder=folder,
        picture=picture_url(row.picture_id),
        picture_alt=work.say(row.picture_alt),
        created_at=row.created_at,
        published_at=row.published_at,
        archived_at=row.archived_at,
    )


def _standing(times: Times, now: datetime) -> dict[str, Any]:
    standing, date = phases.of_project(times.phases, now)
    return {"standing": standing or "", "changes_at": date}


def _links(work: Work, column: Any, ids: Sequence[str]) -> dict[str, list[str]]:  # noqa: ANN401
    table = column.class_
    query = select(table.project_id, column).where(col(table.project_id).in_(ids))
    found: dict[str, list[str]] = {}
    for project_id, linked in work.session.exec(query.order_by(column)):
        found.setdefault(project_id, []).append(linked)
    return found
