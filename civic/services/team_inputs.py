"""Contributions as the team works through them: searched, filtered, paged, opened one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlmodel import col

from civic.errors import Invalid, Refused
from civic.models import Activity, Feedback, Input, InputTag, Person, Project, Status
from civic.rules.texts import sought
from civic.services.standing import place_of
from civic.services.views import Author, author_of
from civic.services.vocabulary import NO_LABEL, NO_STATUS, Label, StatusLabel
from civic.services.work import Work, reads
from civic.words import Act, Order, Reason, Refusal

PAGE = 50


@dataclass(frozen=True, slots=True)
class Query:
    """What the team wants to see; an empty string filters nothing.

    ``state`` is empty for what citizens see, else ``open`` (waits for an answer), ``answered``,
    ``hidden``, ``withdrawn`` or ``all``.
    """

    project: str = ""
    activity: str = ""
    text: str = ""
    status: str = ""
    tag: str = ""
    area: str = ""
    state: str = ""
    order: str = Order.NEW
    page: int = 1


@dataclass(frozen=True)
class TeamRow:
    """An input as a line of the team's table."""

    id: str
    title: str
    lang: str
    author: Author
    created_at: datetime
    activity: str
    project: str
    area: Label = NO_LABEL
    tags: list[Label] = field(default_factory=list)
    status: StatusLabel = NO_STATUS
    up: int = 0
    down: int = 0
    comments: int = 0
    is_answered: bool = False
    is_hidden: bool = False
    is_withdrawn: bool = False


@dataclass(frozen=True)
class TeamPage:
    """One page of the team's table, and how many lines there are in all."""

    rows: list[TeamRow] = field(default_factory=list)
    total: int = 0
    page: int = 1
    pages: int = 1


@dataclass(frozen=True)
class Choices:
    """What the table can be filtered by; each by its id and its name."""

    projects: list[Label] = field(default_factory=list)
    activities: list[Label] = field(default_factory=list)
    statuses: list[StatusLabel] = field(default_factory=list)
    tags: list[Label] = field(default_factory=list)
    areas: list[Label] = field(default_factory=list)


@reads
def page(work: Work, query: Query) -> TeamPage:
    """Return one page of the contributions that this member of the team may work on.

    Raises:
        Refused: if the actor is of no team, or not of that project's.
        Invalid: if an order, a state or a page is none.
    """
    where = [*_scope(work, query), *_conditions(query)]
    count = select(func.count()).select_from(Input).where(*where)
    total = int(work.session.connection().execute(count).scalar_one())
    if not isinstance(query.page, int) or query.page < 1:
        raise Invalid("page", "invalid.page")
    pages = max(1, -(-total // PAGE))
    shown = min(query.page, pages)
    chosen = (
        select(col(Input.id)).where(*where).order_by(*_order(query.order))
        .limit(PAGE).offset((shown - 1) * PAGE)
    )  # fmt: skip
    ids = list(work.session.connection().execute(chosen).scalars())
    return TeamPage(_rows(work, ids), total, shown, pages)


@reads
def choices(work: Work, project_id: str = "") -> Choices:
    """Return what the table can be filtered by, in the reader's language.

    Raises:
        Refused: if the actor is of no team.
    """
    mine = projects_of(work)
    ids = [project_id] if project_id in mine else list(mine)
    query = select(col(Activity.id), col(Activity.title)).where(col(Activity.project_id).in_(ids))
    rows = work.session.connection().execute(query.order_by(col(Activity.position))).all()
    words, reader = work.vocabulary, work.reader
    return Choices(
        projects=[_label(work, key, title) for key, title in mine.items()],
        activities=[_label(work, key, title) for key, title in rows],
        statuses=[words.status(key, reader) for key in words.statuses],
        tags=[words.tag(key, reader) for key in words.tags],
        areas=[words.area(key, reader) for key in words.areas],
    )


def projects_of(work: Work) -> dict[str, dict[str, str]]:
    """Return the titles of the projects that the actor moderates, by id.

    Raises:
        Refused: if there is none and the actor is no admin.
    """
    query = select(Project)
    rows = work.session.execute(query.order_by(col(Project.position))).scalars()
    mine = {
        row.id: row.title for row in rows if not work.refusal(Act.MODERATE, place_of(row, work.now))
    }
    if not mine:
        work.require(Act.MODERATE)
    return mine


def waiting() -> list[ColumnElement[bool]]:
    """Return the conditions under which an input waits for an answer of the team."""
    answered = select(col(Feedback.input_id)).where(col(Feedback.input_id) == col(Input.id))
    closing = select(col(Status.id)).where(col(Status.is_closing))
    return [
        col(Input.hidden_at).is_(None),
        col(Input.withdrawn_at).is_(None),
        ~answered.exists(),
        col(Input.status_id).is_(None) | col(Input.status_id).not_in(closing),
    ]


def _scope(work: Work, query: Query) -> list[ColumnElement[bool]]:
    mine = projects_of(work)
    if query.project and query.project not in mine:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    if query.project:
        return [col(Input.project_id) == query.project]
    return [] if work.actor.is_admin else [col(Input.project_id).in_(mine)]


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = _of_state(query.state)
    for word in sought(query.text):
        found.append(col(Input.folded).contains(word, autoescape=True))
    for column, wanted in (
        (Input.activity_id, query.activity),
        (Input.status_id, query.status),
        (Input.area_id, query.area),
    ):
        if wanted:
            found.append(col(column) == wanted)
    if query.tag:
        having = select(col(InputTag.input_id)).where(col(InputTag.tag_id) == query.tag)
        found.append(col(Input.id).in_(having))
    return found


def _of_state(state: str) -> list[ColumnElement[bool]]:
    hidden, withdrawn = col(Input.hidden_at), col(Input.withdrawn_at)
    answered = select(col(Feedback.input_id)).where(col(Feedback.input_id) == col(Input.id))
    match state:
        case "":
            return [hidden.is_(None), withdrawn.is_(None)]
        case "open":
            return waiting()
        case "answered":
            return [answered.exists()]
        case "hidden":
            return [hidden.is_not(None)]
        case "withdrawn":
            return [withdrawn.is_not(None)]
        case "all":
            return []
    raise Invalid("state", "invalid.choice")


def _order(order: str) -> list[Any]:
    by = {
        Order.NEW: col(Input.created_at).desc(),
        Order.OLD: col(Input.created_at).asc(),
        Order.POPULAR: col(Input.net).desc(),
        Order.DISCUSSED: col(Input.comments).desc(),
        Order.TRENDING: col(Input.heat).desc(),
    }
    if order not in by:
        raise Invalid("order", "invalid.order")
    return [by[Order(order)], col(Input.id)]


def _rows(work: Work, ids: Sequence[str]) -> list[TeamRow]:
    found = {row.id: row for row in work.session.connection().execute(_columns(ids))}
    answered = select(col(Feedback.input_id)).where(col(Feedback.input_id).in_(ids))
    replied = set(work.session.connection().execute(answered).scalars())
    tags = tags_of(work, ids)
    return [
        _row(work, found[key], tags.get(key, []), is_answered=key in replied)
        for key in ids
        if key in found
    ]


def tags_of(work: Work, ids: Sequence[str]) -> dict[str, list[Label]]:
    """Return the tags of inputs that the caller has asked leave for, by input."""
    query = select(col(InputTag.input_id), col(InputTag.tag_id)).where(
        col(InputTag.input_id).in_(ids)
    )
    found: dict[str, list[Label]] = {}
    for input_id, tag_id in work.session.connection().execute(query.order_by(InputTag.tag_id)):
        if tag_id in work.vocabulary.tags:
            found.setdefault(input_id, []).append(work.vocabulary.tag(tag_id, work.reader))
    return found


def _columns(ids: Sequence[str]) -> Select[*tuple[Any, ...]]:
    columns = (
        Input.id, Input.title, Input.language, Input.author_id, Input.author_name,
        Input.created_at, Input.area_id, Input.status_id, Input.up, Input.down, Input.comments,
        Input.hidden_at, Input.withdrawn_at, Person.name, Person.picture_id,
    )  # fmt: skip
    return (
        select(
            *map(col, columns),
            col(Activity.title).label("activity"),
            col(Project.title).label("project"),
        )
        .join(Activity, col(Activity.id) == col(Input.activity_id))
        .join(Project, col(Project.id) == col(Input.project_id))
        .outerjoin(Person, col(Person.id) == col(Input.author_id))
        .where(col(Input.id).in_(ids))
    )


def _row(work: Work, row: Row[Any], tags: list[Label], *, is_answered: bool) -> TeamRow:
    words, reader = work.vocabulary, work.reader
    return TeamRow(
        id=row.id,
        title=row.title,
        lang=row.language,
        author=author_of(row.author_id, row.name, row.picture_id, row.author_name),
        created_at=row.created_at,
        activity=work.say(row.activity).text,
        project=work.say(row.project).text,
        area=words.area(row.area_id, reader),
        tags=tags,
        status=words.status(row.status_id, reader),
        up=row.up,
        down=row.down,
        comments=row.comments,
        is_answered=is_answered,
        is_hidden=row.hidden_at is not None,
        is_withdrawn=row.withdrawn_at is not None,
    )


def _label(work: Work, key: str, texts: dict[str, str]) -> Label:
    said = work.say(texts)
    return Label(key, said.text, said.lang)
