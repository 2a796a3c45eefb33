"""Copying a project with all that its team prepared, and nothing of what people contributed.

Every column of what belongs to a project is named here: it is copied, or it is left with a
reason. A picture is shared, as one that anything still shows is never removed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlmodel import SQLModel, col, func, select

from civic.errors import Invalid
from civic.i18n import say
from civic.models import (
    Activity,
    BlockPage,
    BlockUpload,
    BlockVersion,
    MapLayer,
    Opening,
    Phase,
    Project,
    ProjectArea,
    ProjectDocument,
    ProjectTag,
    Question,
    Tag,
    Trust,
)
from civic.rules import editing, texts
from civic.services import block_copy
from civic.services.form_views import offered
from civic.services.project_start import TITLE_MOST, free_slug
from civic.services.work import Work, reads
from civic.words import Act, ProjectStatus, new_id

ANEW = "made anew"
DATED = "as the organiser asks"
SHIFT, KEEP, LEAVE = "shift", "keep", "leave"
OWN = {"id": ANEW, "project_id": "that of the copy"}

COPIED: Mapping[type[SQLModel], tuple[str, ...]] = MappingProxyType({
    Project: (
        "folder_id", "question", "description", "contact", "picture_id", "picture_alt",
        "is_listed",
    ),
    ProjectTag: ("tag_id",),
    ProjectArea: ("area_id",),
    ProjectDocument: ("upload_id", "name", "position"),
    Phase: ("title", "text"),
    Activity: ("slug", "method", "title", "settings", "position"),
    Question: (
        "kind", "wording", "help", "need", "is_public", "options", "least", "most", "unit",
        "megabytes", "types", "position",
    ),
    Opening: ("acts",),
    MapLayer: ("name", "colour", "shown", "is_ground", "geojson", "position"),
    Tag: ("name", "position"),
    Trust: ("person_id", "role", "duty", "is_shown"),
    BlockPage: ("draft",),
    BlockVersion: ("blocks",),
    BlockUpload: ("upload_id",),
})  # fmt: skip
"""What a copy has of the original, by table and column."""

LEFT: Mapping[type[SQLModel], Mapping[str, str]] = MappingProxyType({
    Project: {
        "id": ANEW, "slug": ANEW, "title": "says that it is a copy", "position": "the last",
        "status": "a copy is a draft", "created_at": ANEW, "published_at": "a copy is a draft",
        "archived_at": "a copy is a draft",
    },
    ProjectTag: {"project_id": OWN["project_id"]},
    ProjectArea: {"project_id": OWN["project_id"]},
    ProjectDocument: {**OWN, "removed_at": "what was removed stays out"},
    Phase: {**OWN, "starts_at": DATED, "ends_at": DATED, "period": "says when the original is"},
    Activity: OWN,
    Question: {
        "id": ANEW, "activity_id": "that of the copy",
        "removed_at": "what is asked no more is kept for its answers alone, and is not copied",
    },
    Opening: {"phase_id": "that of the copy", "activity_id": "that of the copy"},
    MapLayer: OWN,
    Tag: {"id": ANEW, "activity_id": "that of the copy"},
    Trust: {**OWN, "created_at": ANEW},
    BlockPage: {
        **OWN, "owner": "that of the copy", "removed": "what was taken out stays out",
        "revision": ANEW, "shown": "what is public is the first version of the copy",
        "link_id": "a link shows the page that it was made for", "link_until": "likewise",
    },
    BlockVersion: {
        "id": ANEW, "page_id": "that of the copy", "number": "only the public one is copied",
        "author_id": "who copies publishes it", "at": ANEW,
    },
    BlockUpload: {"page_id": "that of the copy", "is_shown": "as far as the copy shows it"},
})  # fmt: skip
"""Columns of the same tables that a copy does not take over, and why."""

PARTICIPATION = "what people contributed, or what follows from it"
LEFT_WHOLE: Mapping[str, str] = MappingProxyType({
    **dict.fromkeys(
        ("input", "inputtag", "inputpicture", "inputversion", "questionanswer", "answerfile",
         "statuschange", "amendment", "inputtext",
         "feedback", "comment", "commentversion", "reaction", "report", "review", "appeal",
         "notification", "analysisrun", "theme", "thememember", "mask", "ruling", "vote",
         "ballotoption", "voter", "ballot", "sealedfile", "optionstep", "voteresult",
         "resultnote", "followup", "milestone", "papervote", "paperentry", "partialcount",
         "turnoutcount", "inputsplit"),
        PARTICIPATION,
    ),
    **dict.fromkeys(
        ("handling", "internalnote", "bulkchange", "bulkrow"), "the team's work on contributions"
    ),
    "savedfilter": "a filter may name an activity, a phase or a theme of the original",
    "follow": "each person chooses what they follow",
    "previewlink": "a link shows the project that it was made for",
    "invitation": "who was invited, was so to the original",
    "logentry": "the log says what was done to the original",
})  # fmt: skip
"""Tables that lean on a project and are not copied, and why."""


@dataclass(frozen=True, slots=True)
class CopyForm:
    """What is asked before a project is copied: a title, from which day on, with whom."""

    title: str = ""
    lang: str = ""
    copy_title: str = ""
    starts_on: str = ""
    phases: int = 0
    team: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """How a project is to be copied; its phases begin on a day, keep their dates, or stay out."""

    title: str
    dates: str = SHIFT
    starts_on: str = ""
    with_team: bool = True


Moved = Callable[[datetime | None], datetime | None]


@reads
def copy_form(work: Work, project_id: str) -> CopyForm:
    """Return what is asked before a project is copied, filled in as is most likely."""
    work.require(Act.MANAGE_PLATFORM)
    row = work.manage(project_id)
    said, usual = work.say(row.title), work.platform.default_language
    copied = _title_of_copy(row.title.get(usual, said.text), usual)
    team = select(func.count()).select_from(Trust).where(Trust.project_id == project_id)
    today = editing.local(work.now, work.platform.timezone)[:10]
    phases = _rows(work, Phase, project_id)
    return CopyForm(said.text, said.lang, copied, today, len(phases), work.session.exec(team).one())


def copy(work: Work, project_id: str, wish: Wish) -> str:
    """Make a draft like a project, without anything that people contributed; return its id.

    Raises:
        Invalid: if it has no title, or its phases are to begin on no day.
    """
    work.require(Act.MANAGE_PLATFORM)
    source = work.manage(project_id)
    moved = _moved(work, project_id, wish)
    title = _title(work, source, wish)
    fresh = _like(
        source,
        id=new_id(),
        slug=free_slug(work, title[work.platform.default_language], Project),
        title=title,
        status=ProjectStatus.DRAFT,
        position=work.session.exec(select(func.count()).select_from(Project)).one(),
        created_at=work.now,
    )
    work.session.add(fresh)
    work.session.flush()
    _copy_surroundings(work, project_id, fresh.id, wish)
    _copy_process(work, project_id, fresh.id, moved)
    name = work.say(source.title).text
    work.log("project_copied", project_id=fresh.id, subject_id=project_id, title=name)
    work.tell("projects")
    return str(fresh.id)


def _copy_surroundings(work: Work, old: str, new: str, wish: Wish) -> None:
    tables: list[type[SQLModel]] = [ProjectTag, ProjectArea]
    for table in tables:
        work.session.add_all(_like(row, project_id=new) for row in _rows(work, table, old))
    for row in _rows(work, MapLayer, old):
        work.session.add(_like(row, id=new_id(), project_id=new))
    for document in _rows(work, ProjectDocument, old):
        if document.removed_at is None:
            work.session.add(_like(document, id=new_id(), project_id=new))
    for row in _rows(work, Trust, old) if wish.with_team else ():
        work.session.add(_like(row, id=new_id(), project_id=new, created_at=work.now))
    work.session.flush()


def _copy_process(work: Work, old: str, new: str, moved: Moved | None) -> None:
    """Copy the activities with their tags and, unless they stay out, the phases with what opens."""
    activities = _rows(work, Activity, old)
    phases = _rows(work, Phase, old) if moved else []
    moved = moved or (lambda at: at)
    ids = {row.id: new_id() for row in (*activities, *phases)}
    for row in activities:
        settings = _renamed(row.settings, ids)
        work.session.add(_like(row, id=ids[row.id], project_id=new, settings=settings))
    for phase in phases:
        dates = {name: moved(getattr(phase, name)) for name in ("starts_at", "ends_at")}
        work.session.add(_like(phase, id=ids[phase.id], project_id=new, **dates))
    work.session.flush()
    _copy_of_activities(work, {row.id: ids[row.id] for row in activities})
    opened = select(Opening).where(col(Opening.phase_id).in_([row.id for row in phases]))
    for opening in work.session.exec(opened):
        pair = {"phase_id": ids[opening.phase_id], "activity_id": ids[opening.activity_id]}
        work.session.add(_like(opening, **pair))
    work.session.flush()
    block_copy.copy_page(work, old, new, lambda value: _renamed(value, ids))


def _copy_of_activities(work: Work, ids: Mapping[str, str]) -> None:
    """Copy the tags and the forms of activities; what is asked or offered no more stays behind."""
    tags = select(Tag).where(col(Tag.activity_id).in_(ids))
    for tag in work.session.exec(tags):
        work.session.add(_like(tag, id=new_id(), activity_id=ids[tag.activity_id or ""]))
    asked = select(Question).where(col(Question.activity_id).in_(ids))
    for line in work.session.exec(asked.where(col(Question.removed_at).is_(None))):
        to, options = ids[line.activity_id], [dict(each) for each in offered(line)]
        work.session.add(_like(line, id=new_id(), activity_id=to, options=options))


def _like(row: SQLModel, **anew: Any) -> Any:  # noqa: ANN401  a row of the same table
    """Return a new row that has of another what is copied, and the rest anew."""
    table = type(row)
    return table(**{**row.model_dump(include=set(COPIED[table])), **anew})


def _rows(work: Work, table: Any, project_id: str) -> list[Any]:  # noqa: ANN401  tables of projects
    return list(work.session.exec(select(table).where(table.project_id == project_id)).all())


def _renamed(value: Any, ids: Mapping[str, str]) -> Any:  # noqa: ANN401  a JSON document
    """Return settings that point to the copies of what they pointed to."""
    if isinstance(value, dict):
        return {key: _renamed(each, ids) for key, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, ids) for each in value]
    return ids.get(value, value) if isinstance(value, str) else value


def _title(work: Work, source: Project, wish: Wish) -> dict[str, str]:
    usual = work.platform.default_language
    typed = texts.line("title", wish.title, most=TITLE_MOST)
    others = {lang: _title_of_copy(text, lang) for lang, text in source.title.items()}
    return {**others, usual: typed}


def _title_of_copy(title: str, language: str) -> str:
    return say("server.copy_of", language, title=title)[:TITLE_MOST]


def _moved(work: Work, project_id: str, wish: Wish) -> Moved | None:
    """Return how dates are moved; nothing where phases stay out."""
    if wish.dates == LEAVE:
        return None
    if wish.dates == KEEP:
        return lambda at: at
    if wish.dates != SHIFT:
        raise Invalid("dates", "invalid.choice")
    zone = work.platform.timezone
    day = editing.moment("starts_on", str(wish.starts_on)[:10], zone)
    starts = [editing.local(row.starts_at, zone) for row in _rows(work, Phase, project_id)]
    if day is None:
        raise Invalid("starts_on", "invalid.date")
    if not starts:
        return lambda at: at
    first, wished = (datetime.fromisoformat(d[:10]) for d in (min(starts), str(wish.starts_on)))
    days = (wished - first).days
    return lambda at: editing.days_after(editing.local(at, zone), days, zone) if at else None
