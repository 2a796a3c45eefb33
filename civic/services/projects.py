"""Projects as everybody may see them: on the home page, and each on its own."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import col
from sqlmodel import select as rows_of

from civic.errors import NotFound
from civic.models import (
    Activity,
    Folder,
    Input,
    Person,
    Phase,
    Project,
    ProjectArea,
    ProjectTag,
    StatusChange,
    Trust,
)
from civic.rules import phases
from civic.rules.phases import Window
from civic.services.doors import Times, door_in, door_of, times_of
from civic.services.figures import counts_of, inputs_of, people_of
from civic.services.following import is_followed
from civic.services.input_pages import permits
from civic.services.project_views import (
    ActivityPage,
    ActivityView,
    Decision,
    FolderPage,
    Home,
    PhaseView,
    ProjectCard,
    ProjectPage,
    next_act,
)
from civic.services.standing import is_found, is_listed, status_of
from civic.services.views import Author, author_of, picture_url
from civic.services.work import Opened, Work, reads
from civic.words import Act, Followed, ProjectStatus, Reading, Standing

LATELY = 4


@reads
def home(work: Work) -> Home:
    """Return what a visitor of the platform sees first."""
    work.require(Act.VIEW)
    query = rows_of(Project).where(is_listed(work.now))
    cards = _cards(work, work.session.exec(query.order_by(col(Project.position))).all())
    closed = [card for card in cards if _is_past(card)]
    upcoming = [card for card in cards if card.standing == Standing.UPCOMING and card not in closed]
    return Home(
        name=work.platform.name,
        welcome=work.say(work.platform.welcome),
        open=[card for card in cards if card not in closed and card not in upcoming],
        upcoming=upcoming,
        past=closed,
        lately=_lately(work),
    )


@reads
def folder(work: Work, slug: str) -> FolderPage:
    """Return a folder with the projects in it that the reader may see.

    Raises:
        NotFound: if there is none.
    """
    work.require(Act.VIEW)
    row = work.session.exec(rows_of(Folder).where(Folder.slug == slug)).first()
    if row is None:
        raise NotFound
    query = rows_of(Project).where(Project.folder_id == row.id, is_listed(work.now))
    projects = work.session.exec(query.order_by(col(Project.position))).all()
    return FolderPage(
        title=work.say(row.title),
        description=work.say(row.description),
        picture=picture_url(row.picture_id),
        picture_alt=work.say(row.picture_alt),
        projects=_cards(work, projects),
    )


@reads
def page(work: Work, slug: str) -> ProjectPage:
    """Return the page of a project.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    project = _named(work, slug)
    query = rows_of(Activity).where(Activity.project_id == project.id)
    activities = work.session.exec(query.order_by(col(Activity.position))).all()
    doors = [_activity(work, work.visit(row.id)) for row in activities]
    words, reader = work.vocabulary, work.reader
    tags = rows_of(ProjectTag.tag_id).where(ProjectTag.project_id == project.id)
    areas = rows_of(ProjectArea.area_id).where(ProjectArea.project_id == project.id)
    return ProjectPage(
        card=_cards(work, [project])[0],
        description=work.say(project.description),
        contact=project.contact or work.platform.contact,
        phases=_phases(work, project.id),
        activities=doors,
        next=next_act(doors),
        tags=[words.tag(tag, reader) for tag in work.session.exec(tags) if tag in words.tags],
        areas=[words.area(area, reader) for area in work.session.exec(areas)],
        team=_team(work, project.id),
        channels=list(work.platform.channels),
        role=work.actor.role_in(project.id),
        is_followed=is_followed(work, Followed.PROJECT, project.id),
    )


@reads
def activity(work: Work, project_slug: str, activity_slug: str) -> ActivityPage:
    """Return the head of an activity's page.

    Raises:
        NotFound: if there is none, or the reader may not see it.
    """
    slugs = {"project": project_slug, "activity": activity_slug}
    activity_id = work.session.exec(_BY_SLUGS, params=slugs).first()
    if activity_id is None:
        raise NotFound
    opened, words, reader = work.visit(activity_id), work.vocabulary, work.reader
    project = opened.project
    return ActivityPage(
        project=_card(work, project, times_of(work, [project.id])[project.id]),
        activity=_activity(work, opened),
        areas=[words.area(area, reader) for area in words.areas],
        statuses=[words.status(status, reader) for status in words.statuses],
        channels=list(work.platform.channels),
        role=work.actor.role_in(project.id),
    )


_BY_SLUGS = (
    rows_of(Activity.id)
    .join(Project, col(Project.id) == col(Activity.project_id))
    .where(col(Project.slug) == bindparam("project"), col(Activity.slug) == bindparam("activity"))
)


def _named(work: Work, slug: str) -> Project:
    project_id = work.session.exec(rows_of(Project.id).where(Project.slug == slug)).first()
    if project_id is None:
        raise NotFound
    return work.visible(project_id)


def _is_past(card: ProjectCard) -> bool:
    return card.status == ProjectStatus.ARCHIVED or card.standing == Standing.CLOSED


def _cards(work: Work, projects: Sequence[Project]) -> list[ProjectCard]:
    ids = [project.id for project in projects]
    times, inputs, people = times_of(work, ids), inputs_of(work, ids), people_of(work, ids)
    folders = {row.id: row for row in work.session.exec(rows_of(Folder))}
    return [
        replace(
            _card(work, project, times[project.id]),
            inputs=inputs.get(project.id, 0),
            people=people.get(project.id, 0),
            **_home_of(work, folders.get(project.folder_id or "")),
        )
        for project in projects
    ]


def _home_of(work: Work, folder: Folder | None) -> dict[str, Any]:
    return {"folder": work.say(folder.title), "folder_slug": folder.slug} if folder else {}


def _card(work: Work, project: Project, times: Times) -> ProjectCard:
    standing, date = phases.of_project(times.phases, work.now)
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
        door=door_in(work, project, times.offers),
    )


def _activity(work: Work, opened: Opened) -> ActivityView:
    row, method = opened.row, opened.method
    shown = method.collection(opened.settings)
    view = ActivityView(
        id=row.id,
        slug=row.slug,
        method=method.key,
        icon=method.icon,
        title=work.say(row.title),
        text=work.say(method.text(opened.settings)),
    )
    if shown is None:
        return view
    allowed, (inputs, comments) = permits(work, opened), counts_of(work, opened.row.id)
    return replace(
        view,
        **{
            **asdict(shown),
            "views": [str(view) for view in shown.views],
            "has_inputs": True,
            "has_comments": Act.COMMENT in method.acts(opened.settings),
            "tags": work.vocabulary.tags_for(opened.row.id, work.reader),
            "inputs": inputs,
            "comments": comments,
            "submit": allowed[Act.SUBMIT_INPUT],
            "react": allowed[Act.REACT],
            "comment": allowed[Act.COMMENT],
            "door": door_of(work, opened),
            "reads_first": method.moderation(opened.settings).inputs is Reading.BEFORE,
        },
    )


def _phases(work: Work, project_id: str) -> list[PhaseView]:
    query = rows_of(Phase).where(Phase.project_id == project_id).order_by(col(Phase.starts_at))
    return [
        PhaseView(
            id=row.id,
            title=work.say(row.title),
            text=work.say(row.text),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            standing=phases.standing(Window(row.starts_at, row.ends_at), work.now),
        )
        for row in work.session.exec(query)
    ]


def _team(work: Work, project_id: str) -> list[Author]:
    query = (
        select(col(Person.id), col(Person.name), col(Person.picture_id))
        .join(Trust, col(Trust.person_id) == col(Person.id))
        .where(col(Trust.project_id) == project_id)
        .order_by(col(Trust.role).desc(), col(Person.name))
    )
    return [author_of(*row, "") for row in work.session.connection().execute(query)]


def _lately(work: Work) -> list[Decision]:
    query = (
        select(col(Input.id), col(Input.title), col(Input.language), col(StatusChange.status_id),
               col(StatusChange.department), col(StatusChange.at), col(StatusChange.language))
        .join(Input, col(Input.id) == col(StatusChange.input_id))
        .join(Project, col(Project.id) == col(Input.project_id))
        .where(is_listed(work.now))
        .where(col(Input.is_shown).is_(True))
        .where(col(StatusChange.author_id).is_not(None))
        .order_by(col(StatusChange.at).desc()).limit(LATELY)
    )  # fmt: skip
    status, usual = work.vocabulary.status, work.platform.default_language
    return [
        Decision(*row[:3], status(row[3], work.reader), row[4], row[5], row[6] or usual)
        for row in work.session.connection().execute(query)
    ]
