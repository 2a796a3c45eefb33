"""Contributions as the team works through them: searched, filtered, window by window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlmodel import col

from civic import methods
from civic.errors import Invalid
from civic.models import (
    Activity,
    BallotOption,
    Feedback,
    Handling,
    Input,
    InputTag,
    Person,
    Phase,
    Project,
    Report,
)
from civic.rules import money
from civic.services.colleagues import Colleague, colleagues
from civic.services.masks import author_in
from civic.services.team_query import Query, order_of, projects_of, where
from civic.services.unseen import unseen
from civic.services.views import Author
from civic.services.vocabulary import NO_LABEL, NO_STATUS, Label, StatusLabel
from civic.services.work import Work, reads
from civic.words import Feature

PAGE = 50
"""How many lines one step through the table goes."""
WINDOW = 80
"""How many lines are read at once where nobody asks for more."""
MOST = 240
MOST_LINES = 10**9


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
    assignee: str = ""
    is_answered: bool = False
    is_reported: bool = False
    is_hidden: bool = False
    is_withdrawn: bool = False
    is_merged: bool = False
    is_new: bool = False
    verdict: str = ""
    cost: str = ""


@dataclass(frozen=True)
class Window:
    """Some lines of the team's table one after another, and how many there are in all.

    ``first`` is how many lines stand before them.
    """

    rows: list[TeamRow] = field(default_factory=list)
    total: int = 0
    first: int = 0


@dataclass(frozen=True)
class Choices:
    """What the table can be filtered by; each by its id and its name."""

    projects: list[Label] = field(default_factory=list)
    activities: list[Label] = field(default_factory=list)
    phases: list[Label] = field(default_factory=list)
    statuses: list[StatusLabel] = field(default_factory=list)
    tags: list[Label] = field(default_factory=list)
    areas: list[Label] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    colleagues: list[Colleague] = field(default_factory=list)
    has_vote: bool = False


@reads
def window(work: Work, query: Query, first: int = 0, most: int = WINDOW) -> Window:
    """Return ``most`` of the contributions that this member of the team may work on.

    They follow the ``first`` ones; near the end they are the last.

    Raises:
        Refused: if the actor is of no team, or not of that project's.
        Invalid: if an order, a state or a place in the table is none.
    """
    found, order = where(work, query), order_of(query.order)
    if not (_is_within(first, 0, MOST_LINES) and _is_within(most, 1, MOST)):
        raise Invalid("page", "invalid.page")
    same = replace(query, order="")
    key = ("team_total", work.actor.person_id, work.actor.is_admin, same)

    def count() -> int:
        counted = select(func.count()).select_from(Input).where(*found)
        return int(work.session.connection().execute(counted).scalar_one())

    total = work.recall(key, count)
    start = max(0, min(first, total - most))
    chosen = select(col(Input.id)).where(*found).order_by(*order).limit(most).offset(start)
    ids = list(work.session.connection().execute(chosen).scalars())
    return Window(lines_of(work, ids), total, start)


def _is_within(number: object, least: int, most: int) -> bool:
    return isinstance(number, int) and least <= number <= most


@reads
def choices(work: Work, project_id: str = "") -> Choices:
    """Return what the table can be filtered by, in the reader's language.

    Raises:
        Refused: if the actor is of no team.
    """
    mine = projects_of(work)
    ids = [project_id] if project_id in mine else list(mine)
    words, reader = work.vocabulary, work.reader
    return Choices(
        projects=[_label(work, key, title) for key, title in mine.items()],
        activities=_named(work, Activity, ids, col(Activity.position)),
        phases=_named(work, Phase, ids, col(Phase.starts_at)),
        statuses=[words.status(key, reader) for key in words.statuses],
        tags=[words.tag(key, reader) for key in words.tags],
        areas=[words.area(key, reader) for key in words.areas],
        languages=work.recall(("team_languages", *ids), lambda: _languages(work, ids)),
        colleagues=colleagues(work, ids),
        has_vote=_has_vote(work, ids),
    )


def _named(
    work: Work,
    table: type[Activity | Phase],
    projects: Sequence[str],
    order: Any,  # noqa: ANN401  a column
) -> list[Label]:
    """Return the activities or the phases of projects, under the project's name where several."""
    query: Select[*tuple[Any, ...]] = (
        select(col(table.id), col(table.title), col(Project.title).label("project"))
        .join(Project, col(Project.id) == col(table.project_id))
        .where(col(table.project_id).in_(projects))
        .order_by(col(Project.position), order)
    )
    rows = work.session.connection().execute(query).all()
    if len(projects) == 1:
        return [_label(work, row.id, row.title) for row in rows]
    return [
        Label(row.id, f"{work.say(row.title).text} · {work.say(row.project).text}") for row in rows
    ]


def _has_vote(work: Work, projects: Sequence[str]) -> bool:
    voting = methods.keys_with(Feature.BALLOTS)
    query = select(col(Activity.id)).where(
        col(Activity.project_id).in_(projects), col(Activity.method).in_(voting)
    )
    return work.session.connection().execute(query.limit(1)).first() is not None


def _languages(work: Work, projects: Sequence[str]) -> list[str]:
    query = select(col(Input.language)).where(col(Input.project_id).in_(projects)).distinct()
    return sorted(filter(None, work.session.connection().execute(query).scalars()))


def lines_of(work: Work, ids: Sequence[str]) -> list[TeamRow]:
    """Return inputs that the caller has asked leave for, in the order asked for."""
    found = {row.id: row for row in work.session.connection().execute(_columns(ids))}
    marks = {
        "is_answered": _among(work, select(col(Feedback.input_id)), col(Feedback.input_id), ids),
        "is_reported": _among(
            work,
            select(col(Report.subject_id)).where(col(Report.closed_at).is_(None)),
            col(Report.subject_id),
            ids,
        ),
        "is_new": _among(work, select(col(Input.id)).where(*unseen(work.now)), col(Input.id), ids),
    }
    tags = tags_of(work, ids)
    return [
        _row(work, found[key], tags.get(key, []), {what: key in are for what, are in marks.items()})
        for key in ids
        if key in found
    ]


def _among(work: Work, query: Select[Any], column: Any, ids: Sequence[str]) -> set[str]:  # noqa: ANN401
    return set(work.session.connection().execute(query.where(column.in_(ids))).scalars())


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
        Input.id, Input.title, Input.language, Input.author_id, Input.author_name, Input.mask_id,
        Input.created_at, Input.area_id, Input.status_id, Input.up, Input.down, Input.comments,
        Input.hidden_at, Input.withdrawn_at, Input.merged_into_id, Person.name, Person.picture_id,
        BallotOption.verdict, BallotOption.cost,
    )  # fmt: skip
    holder = select(col(Person.name)).where(col(Person.id) == col(Handling.assignee_id))
    return (
        select(
            *map(col, columns),
            col(Activity.title).label("activity"),
            col(Project.title).label("project"),
            holder.correlate(Handling).scalar_subquery().label("assignee"),
        )
        .join(Activity, col(Activity.id) == col(Input.activity_id))
        .join(Project, col(Project.id) == col(Input.project_id))
        .outerjoin(Person, col(Person.id) == col(Input.author_id))
        .outerjoin(BallotOption, col(BallotOption.input_id) == col(Input.id))
        .outerjoin(Handling, col(Handling.input_id) == col(Input.id))
        .where(col(Input.id).in_(ids))
    )


def _row(work: Work, row: Row[Any], tags: list[Label], marks: Mapping[str, bool]) -> TeamRow:
    words, reader = work.vocabulary, work.reader
    return TeamRow(
        id=row.id,
        title=row.title,
        lang=row.language,
        author=author_in(work, row),
        created_at=row.created_at,
        activity=work.say(row.activity).text,
        project=work.say(row.project).text,
        area=words.area(row.area_id, reader),
        tags=tags,
        status=words.status(row.status_id, reader),
        up=row.up,
        down=row.down,
        comments=row.comments,
        assignee=row.assignee or "",
        is_hidden=row.hidden_at is not None,
        is_withdrawn=row.withdrawn_at is not None,
        is_merged=row.merged_into_id is not None,
        verdict=row.verdict or "",
        cost=money.said(row.cost, work.platform.currency, reader) if row.cost else "",
        **marks,
    )


def _label(work: Work, key: str, texts: dict[str, str]) -> Label:
    said = work.say(texts)
    return Label(key, said.text, said.lang)
