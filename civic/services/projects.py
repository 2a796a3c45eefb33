"""Projects as everybody may see them: on the home page, and each on its own."""

from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import col
from sqlmodel import select as rows_of

from civic.errors import NotFound
from civic.models import Activity, Folder, Person, Project, ProjectArea, ProjectTag, Trust
from civic.services import notifications
from civic.services.decided import lately
from civic.services.doors import door_of, times_of
from civic.services.figures import counts_of, figures_of
from civic.services.following import is_followed
from civic.services.input_pages import permits
from civic.services.phase_views import phases_of
from civic.services.project_cards import card_of, cards_of
from civic.services.project_views import (
    NO_PHASE,
    ActivityPage,
    ActivityView,
    FolderPage,
    Home,
    ProjectCard,
    ProjectPage,
    TeamMember,
    next_act,
)
from civic.services.standing import is_listed
from civic.services.views import author_of, picture_url
from civic.services.voting_doors import outcome_of, vote_of
from civic.services.work import Opened, Work, reads
from civic.words import Act, Followed, ProjectStatus, Reading, Standing

LATELY = 4
MOVED = 3


@reads
def home(work: Work) -> Home:
    """Return what a visitor of the platform sees first."""
    work.require(Act.VIEW)
    query = rows_of(Project).where(is_listed(work.now))
    projects = work.session.exec(query.order_by(col(Project.position))).all()
    cards = cards_of(work, projects)
    closed = [card for card in cards if _is_past(card)]
    upcoming = [card for card in cards if _is_coming(card) and card not in closed]
    return Home(
        name=work.platform.name,
        welcome=work.say(work.platform.welcome),
        open=[card for card in cards if card not in closed and card not in upcoming],
        upcoming=upcoming,
        past=closed,
        lately=lately(work, LATELY),
        figures=figures_of(work, [project.id for project in projects]),
        moved=notifications.latest(work, MOVED),
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
        projects=cards_of(work, projects),
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
    opened = [work.visit(row.id) for row in activities]
    doors = [_activity(work, one) for one in opened]
    steps = phases_of(work, project.id, opened)
    words, reader = work.vocabulary, work.reader
    tags = rows_of(ProjectTag.tag_id).where(ProjectTag.project_id == project.id)
    areas = rows_of(ProjectArea.area_id).where(ProjectArea.project_id == project.id)
    return ProjectPage(
        card=cards_of(work, [project])[0],
        description=work.say(project.description),
        contact=project.contact or work.platform.contact,
        phases=steps,
        now=next((one for one in steps if one.standing == Standing.OPEN), NO_PHASE),
        coming=next((one for one in steps if one.standing == Standing.UPCOMING), NO_PHASE),
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
        project=card_of(work, project, times_of(work, [project.id])[project.id]),
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


def _is_coming(card: ProjectCard) -> bool:
    """Say whether nothing can be done in a project yet: it has not begun, or its doors have not."""
    return Standing.UPCOMING in (card.standing, card.door.standing)


def _is_past(card: ProjectCard) -> bool:
    """Say whether nothing more is to be done in a project: it is over, or its vote was the last."""
    is_decided = card.is_counting or card.result != ""
    return (
        card.status == ProjectStatus.ARCHIVED
        or card.standing == Standing.CLOSED
        or (is_decided and card.door.standing == Standing.CLOSED)
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
    return replace(
        view,
        **{
            **asdict(shown),
            "views": [str(view) for view in shown.views],
            "has_inputs": True,
            "has_comments": Act.COMMENT in method.acts(opened.settings),
            "tags": work.vocabulary.tags_for(opened.row.id, work.reader),
            **asdict(counts_of(work, row.id)),
            **_doors(work, opened),
            "reads_first": method.moderation(opened.settings).inputs is Reading.BEFORE,
        },
    )


def _doors(work: Work, opened: Opened) -> dict[str, Any]:
    """Return what can be done in an activity, and what became of its vote."""
    allowed, (result, is_counting) = permits(work, opened), outcome_of(work, opened)
    return {
        "submit": allowed[Act.SUBMIT_INPUT],
        "react": allowed[Act.REACT],
        "comment": allowed[Act.COMMENT],
        "door": door_of(work, opened),
        "vote": vote_of(work, opened),
        "result": result,
        "is_counting": is_counting,
    }


def _team(work: Work, project_id: str) -> list[TeamMember]:
    query = (
        select(col(Person.id), col(Person.name), col(Person.picture_id), col(Trust.duty))
        .join(Trust, col(Trust.person_id) == col(Person.id))
        .where(col(Trust.project_id) == project_id, col(Trust.is_shown))
        .order_by(col(Trust.role).desc(), col(Person.name))
    )
    rows = work.session.connection().execute(query)
    return [TeamMember(author_of(*row[:3], ""), row[3]) for row in rows]
