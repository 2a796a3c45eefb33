"""Contributions and their comments as programs read them: whole, filtered, piece by piece."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, exists, select
from sqlmodel import col

from civic.errors import Invalid, NotFound
from civic.models import Comment, Feedback, Input, InputPicture, Person, Project, Upload, readable
from civic.services import forms, talk_rows
from civic.services.cards import tag_ids
from civic.services.form_views import AnswerView
from civic.services.input_lists import Filters, conditions
from civic.services.input_pages import feedback, history
from civic.services.input_views import FeedbackView, PictureView, StatusStep
from civic.services.masks import author_in, wrote
from civic.services.merged import joined_of
from civic.services.paging import Line, Slice
from civic.services.standing import place_of
from civic.services.survivors import gathered, survivors_of
from civic.services.talk_views import Reply
from civic.services.updates import UpdateView, updates_of
from civic.services.views import NOBODY, Author, picture_url
from civic.services.vocabulary import NO_LABEL, NO_STATUS, Label, StatusLabel
from civic.services.work import Work, reads
from civic.words import Act, Order, Role

LINES = {
    line.name: line
    for line in (
        Line(Order.NEW, col(Input.created_at), col(Input.id)),
        Line(Order.OLD, col(Input.created_at), col(Input.id), rises=True),
        Line(Order.POPULAR, col(Input.net), col(Input.id), int),
        Line(Order.DISCUSSED, col(Input.comments), col(Input.id), int),
        Line(Order.TRENDING, col(Input.heat), col(Input.id), float),
    )
}
"""The orders in which contributions are given; at random, no piece could follow another."""

_COMMENTS = Line("comments", col(Comment.created_at), col(Comment.id), rises=True)


@dataclass(frozen=True)
class Wanted:
    """Which contributions a program wants, from where in which order; empty is no filter."""

    project: str = ""
    activity: str = ""
    filters: Filters = field(default_factory=lambda: Filters(order=Order.NEW))
    since: datetime | None = None
    only_placed: bool = False
    cursor: str = ""
    limit: int = 20


@dataclass(frozen=True)
class InputItem:
    """A contribution, whole."""

    id: str = ""
    title: str = ""
    body: str = ""
    lang: str = ""
    author: Author = NOBODY
    project_id: str = ""
    activity_id: str = ""
    created_at: datetime | None = None
    edited_at: datetime | None = None
    lat: float | None = None
    lng: float | None = None
    address: str = ""
    area: Label = NO_LABEL
    tags: list[Label] = field(default_factory=list)
    status: StatusLabel = NO_STATUS
    up: int = 0
    down: int = 0
    comments: int = 0
    pictures: list[PictureView] = field(default_factory=list)
    is_answered: bool = False
    is_hidden: bool = False
    is_withdrawn: bool = False
    held: str = ""
    merged_into: str | None = None


@dataclass(frozen=True)
class InputWhole:
    """A contribution with what became of it."""

    item: InputItem
    history: list[StatusStep]
    answers: list[FeedbackView]
    form_answers: list[AnswerView]
    updates: list[UpdateView]
    merged_from: list[str]


@reads
def inputs(work: Work, wanted: Wanted) -> Slice[InputItem]:
    """Return a piece of the contributions that everybody sees where this reader may look.

    Raises:
        NotFound: if the project or the activity is not there, or not for this reader.
        Invalid: if the order or the cursor is none.
    """
    work.require(Act.VIEW)
    line = LINES.get(wanted.filters.order)
    if line is None:
        raise Invalid("order", "invalid.order")
    where = [
        *scope(work, wanted.project, wanted.activity),
        *conditions(work, wanted.filters),
        col(Input.is_shown).is_(True),
    ]
    if wanted.since is not None:
        where.append(col(Input.created_at) >= wanted.since)
    if wanted.only_placed:
        where.append(col(Input.lat).is_not(None))
    query = line.ordered(select(*_COLUMNS).where(*where), wanted.cursor, wanted.limit)
    query = query.outerjoin(Person, col(Person.id) == col(Input.author_id))
    rows = work.session.connection().execute(query).all()
    kept, after = line.cut(rows, wanted.limit, lambda row: (_place(row, line), row.id))
    return Slice(_items(work, kept), after)


@reads
def one(work: Work, input_id: str) -> InputWhole:
    """Return a contribution; one that is gone is there for its author and the team only.

    Raises:
        NotFound: if there is none, or not for this reader.
    """
    query = select(*_COLUMNS).where(col(Input.id) == input_id)
    query = query.outerjoin(Person, col(Person.id) == col(Input.author_id))
    row = work.session.connection().execute(query).one_or_none()
    if row is None:
        raise NotFound
    opened = work.visit(row.activity_id)
    is_team = work.actor.role_in(opened.project.id) is not Role.CITIZEN
    is_own = work.actor.reads_as_team and wrote(work, row)
    if not (row.is_read or is_team or is_own):
        raise NotFound
    (item,) = _items(work, [row])
    given = forms.answers_of(work, [input_id]).get(input_id, [])
    told = updates_of(work, work.session.get_one(Input, input_id))
    replies, joined = feedback(work, input_id), joined_of(work, gathered(work, [input_id]))
    merged_from = [each.id for each in joined]
    return InputWhole(item, history(work, input_id), replies, given, told, merged_from)


@reads
def comments_on(work: Work, input_id: str, cursor: str, limit: int) -> Slice[Reply]:
    """Return a piece of the comments on a contribution, the oldest first.

    Raises:
        NotFound: if there is none, or not for this reader.
        Invalid: if the cursor is none.
    """
    project_id = one(work, input_id).item.project_id
    query = talk_rows.comments().where(*talk_rows.told(work, input_id))
    rows = work.session.connection().execute(_COMMENTS.ordered(query, cursor, limit)).all()
    kept, after = _COMMENTS.cut(rows, limit, lambda row: (row.created_at, row.id))
    return Slice(talk_rows.replies(work, project_id, kept), after)


@reads
def comment(work: Work, input_id: str, comment_id: str) -> Reply:
    """Return one comment on a contribution.

    Raises:
        NotFound: if there is none, or not for this reader.
    """
    project_id = one(work, input_id).item.project_id
    is_it = col(Comment.id) == comment_id
    query = talk_rows.comments().where(*talk_rows.told(work, input_id), is_it)
    rows = work.session.connection().execute(query).all()
    if not rows:
        raise NotFound
    return talk_rows.replies(work, project_id, rows)[0]


def scope(work: Work, project: str, activity: str) -> list[ColumnElement[bool]]:
    """Return the condition of being in an activity, else in a project, else in any in lists.

    Raises:
        NotFound: if the project or the activity is not there, or not for this reader.
    """
    if activity:
        opened = work.visit(activity)
        if project and opened.project.id != project:
            raise NotFound
        return [col(Input.activity_id) == activity]
    if project:
        return [col(Input.project_id) == work.visible(project).id]
    return [col(Input.project_id).in_(visible_projects(work))]


def visible_projects(work: Work) -> list[str]:
    """Return the ids of the projects that this reader finds in lists.

    One that is not listed is found by its team alone.
    """
    return [
        row.id
        for row in work.session.execute(select(Project)).scalars()
        if work.refusal(Act.VIEW, place_of(row, work.now)) is None
        and (row.is_listed or work.actor.role_in(row.id) is not Role.CITIZEN)
    ]


def _place(row: Row[Any], line: Line) -> Any:  # noqa: ANN401  as the column holds it
    names = {Order.POPULAR: "net", Order.DISCUSSED: "comments", Order.TRENDING: "heat"}
    return getattr(row, names.get(Order(line.name), "created_at"))


def _items(work: Work, rows: Sequence[Row[Any]]) -> list[InputItem]:
    ids = [row.id for row in rows]
    tags, pictures = tag_ids(work, ids), _pictures(work, ids)
    survivors = survivors_of(work, {row.id: row.merged_into_id for row in rows})
    words, reader = work.vocabulary, work.reader
    return [
        InputItem(
            id=row.id, title=row.title, body=row.body, lang=row.language,
            author=author_in(work, row),
            project_id=row.project_id, activity_id=row.activity_id,
            created_at=row.created_at, edited_at=row.edited_at,
            lat=row.lat, lng=row.lng, address=row.address,
            area=words.area(row.area_id, reader),
            tags=[words.tag(tag, reader) for tag in tags.get(row.id, ()) if tag in words.tags],
            status=words.status(row.status_id, reader),
            up=row.up, down=row.down, comments=row.comments,
            pictures=pictures.get(row.id, []), is_answered=row.is_answered,
            is_hidden=row.hidden_at is not None, is_withdrawn=row.withdrawn_at is not None,
            held=row.held,
            merged_into=survivors.get(row.id),
        )
        for row in rows
    ]  # fmt: skip


def _pictures(work: Work, ids: Sequence[str]) -> dict[str, list[PictureView]]:
    query = (
        select(col(InputPicture.input_id), col(Upload.id), col(InputPicture.alt),
               col(Upload.width), col(Upload.height))
        .join(InputPicture, col(InputPicture.upload_id) == col(Upload.id))
        .where(col(InputPicture.input_id).in_(ids))
        .order_by(col(InputPicture.position))
    )  # fmt: skip
    found: dict[str, list[PictureView]] = {}
    for input_id, upload_id, alt, width, height in work.session.connection().execute(query):
        view = PictureView(upload_id, picture_url(upload_id), alt, width, height)
        found.setdefault(input_id, []).append(view)
    return found


_ANSWERED = exists().where(col(Feedback.input_id) == col(Input.id)).label("is_answered")
_COLUMNS: tuple[Any, ...] = (
    *map(col, (
        Input.id, Input.title, Input.body, Input.language, Input.author_id, Input.author_name,
        Input.mask_id, Input.held,
        Input.project_id, Input.activity_id, Input.created_at, Input.edited_at, Input.lat,
        Input.lng, Input.address, Input.area_id, Input.status_id, Input.up, Input.down, Input.net,
        Input.heat, Input.comments, Input.hidden_at, Input.withdrawn_at, Input.merged_into_id,
        Person.name, Person.picture_id,
    )),
    _ANSWERED,
    readable().label("is_read"),
)  # fmt: skip
