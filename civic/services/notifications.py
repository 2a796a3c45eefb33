"""What a person was told on the site: read, counted, seen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, func, or_, select, true, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from civic.i18n import say
from civic.models import (
    Activity,
    Appeal,
    Comment,
    Feedback,
    Input,
    InternalNote,
    Notification,
    Person,
    Project,
    StatusChange,
    readable,
)
from civic.rules import talking
from civic.rules.following import verdict_of
from civic.rules.texts import beginning, excerpt
from civic.services import progress
from civic.services.mentions import spoken
from civic.services.standing import is_out
from civic.services.vocabulary import NO_LABEL, NO_STATUS, Label, StatusLabel
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Act, News, Said

A_PAGE = 30
LATELY = timedelta(days=30)
AT_WORK = (News.NOTED, News.ASSIGNED)
"""What only the team is told, and reads no more once it is not of the team."""
OF_VOTES = {News.RESULTS: "results", News.LAST_CHANCE: "vote"}
"""The page of a vote to which news of it lead."""


@dataclass(frozen=True)
class NotificationView:
    """One thing that a person was told, as a line of the list."""

    id: str = ""
    kind: str = ""
    at: datetime | None = None
    is_new: bool = False
    count: int = 1
    title: str = ""
    lang: str = ""
    project: Said = NOTHING_SAID
    who: str = ""
    words: str = ""
    words_lang: str = ""
    said: str = ""
    """Under which name the catalogue says it, where one kind is said in several ways."""
    status: StatusLabel = NO_STATUS
    followed: Label = NO_LABEL
    href: str = ""
    told: str = ""
    """The sentence itself, where it is the team's and no catalogue of citizens' pages has it."""


@dataclass(frozen=True)
class Notifications:
    """One page of what a person was told, the latest first."""

    lines: list[NotificationView] = field(default_factory=list)
    unseen: int = 0
    has_more: bool = False


def unseen(work: Work, person_id: str) -> int:
    """Return how much a person was told and has not seen."""
    query = (
        select(func.count())
        .select_from(Notification)
        .where(col(Notification.person_id) == person_id, col(Notification.seen_at).is_(None))
    )
    return int(work.session.connection().execute(query).scalar_one())


@reads
def mine(work: Work, most: int = A_PAGE) -> Notifications:
    """Return what the actor was told; of what was hidden since, only that it was."""
    work.require(Act.MANAGE_SELF)
    rows = work.session.connection().execute(_latest(work).limit(most + 1)).all()
    return Notifications(_views(work, rows[:most]), unseen(work, work.person_id), len(rows) > most)


def latest(work: Work, most: int) -> list[NotificationView]:
    """Return what moved lately of what the reader follows; the caller has asked for leave."""
    if work.actor.person_id is None:
        return []
    told = col(Notification.kind).not_in(AT_WORK), col(Notification.at) > work.now - LATELY
    rows = work.session.connection().execute(_latest(work).where(*told).limit(most)).all()
    return _views(work, rows)


def see_all(work: Work) -> None:
    """Note that the actor has seen all they were told."""
    work.require(Act.MANAGE_SELF)
    work.session.execute(
        update(Notification)
        .where(col(Notification.person_id) == work.person_id, col(Notification.seen_at).is_(None))
        .values(seen_at=work.now)
    )


_Writer = aliased(Person)
_Merged = aliased(Input)

_COLUMNS: list[Any] = [
    Notification.id, Notification.key, Notification.kind, Notification.at, Notification.seen_at,
    col(Notification.count).label("number"), Notification.input_id, Notification.subject_id,
    Input.title, Input.language, Input.hidden_because,
    col(Project.title).label("project"), Project.slug, Feedback.signature,
    col(Feedback.body).label("answer"), col(Feedback.language).label("answer_language"),
    StatusChange.status_id, StatusChange.note, col(StatusChange.language).label("note_language"),
    col(Comment.body).label("comment"), col(Comment.language).label("comment_language"),
    Comment.author_name, col(Person.name).label("commenter"),
    col(Comment.hidden_because).label("comment_because"), col(Comment.id).label("comment_id"),
    col(Appeal.answer).label("decision"), col(Appeal.language).label("decision_language"),
    Appeal.is_reversed, col(_Writer.name).label("writer"),
    case((readable(_Merged), col(_Merged.title)), else_="").label("merged"),
    col(_Merged.language).label("merged_language"), col(Activity.slug).label("activity"),
]  # fmt: skip


def _latest(work: Work) -> Select[Any]:
    told, row = Notification, Input
    is_moderated = col(told.kind).in_((News.HIDDEN, News.APPEAL, News.READING))
    is_there = or_(col(row.id).is_(None), readable(), is_moderated)
    is_open = and_(is_there, is_out(work.now))
    is_read = and_(col(Comment.removed_at).is_(None), col(Comment.hidden_at).is_(None))
    comment = and_(
        col(Comment.id) == func.coalesce(col(Appeal.comment_id), col(told.subject_id)),
        or_(is_moderated, is_read),
    )
    return (
        select(*_COLUMNS)
        .select_from(told)
        .join(Project, col(Project.id) == col(told.project_id))
        .outerjoin(row, col(row.id) == col(told.input_id))
        .outerjoin(Feedback, col(Feedback.id) == col(told.subject_id))
        .outerjoin(StatusChange, col(StatusChange.id) == col(told.subject_id))
        .outerjoin(Appeal, col(Appeal.id) == col(told.subject_id))
        .outerjoin(Comment, comment)
        .outerjoin(Person, col(Person.id) == col(Comment.author_id))
        .outerjoin(InternalNote, col(InternalNote.id) == col(told.subject_id))
        .outerjoin(_Writer, col(_Writer.id) == col(InternalNote.author_id))
        .outerjoin(_Merged, col(_Merged.id) == col(told.subject_id))
        .outerjoin(Activity, col(Activity.id) == col(told.subject_id))
        .where(col(told.person_id) == work.person_id)
        .where(or_(col(told.kind) != News.MERGED, col(_Merged.merged_into_id).is_not(None)))
        .where(or_(_of_team(work), and_(col(told.kind).not_in(AT_WORK), is_open)))
        .order_by(col(told.at).desc(), col(told.id))
    )


def _of_team(work: Work) -> ColumnElement[bool]:
    """Return whether it is news of the team, whose project is still the reader's to work on."""
    mine = col(Notification.project_id).in_(list(work.actor.roles))
    there = or_(col(Notification.kind) == News.ASSIGNED, col(InternalNote.id).is_not(None))
    return and_(col(Notification.kind).in_(AT_WORK), true() if work.actor.is_admin else mine, there)


def _views(work: Work, rows: Sequence[Row[Any]]) -> list[NotificationView]:
    """Return lines; those of a funded project say how it gets on now."""
    ids = [row.input_id for row in rows if row.kind == News.PROGRESS]
    said = progress.said_of(work, ids, work.reader) if ids else {}
    return [_view(work, row, " · ".join(said.get(row.input_id, ()))) for row in rows]


def _view(work: Work, row: Row[Any], gets_on: str) -> NotificationView:
    words, lang = (gets_on, "") if row.kind == News.PROGRESS else _words(work, row)
    vocabulary = work.vocabulary
    followed = Label()
    if row.kind == News.INPUT:
        if row.subject_id in vocabulary.tags:
            followed = vocabulary.tag(row.subject_id, work.reader)
        else:
            followed = vocabulary.area(row.subject_id, work.reader)
    return NotificationView(
        id=row.id,
        kind=row.kind,
        at=row.at,
        is_new=row.seen_at is None,
        count=row.number,
        title=row.title or "",
        lang=row.language or "",
        project=work.say(row.project),
        who=row.signature or row.commenter or row.author_name or "",
        words=words,
        said=_said(row),
        words_lang=lang or "",
        status=vocabulary.status(row.status_id, work.reader),
        followed=followed,
        href=_href(row),
        told=_at_work(work, row),
    )


def _href(row: Row[Any]) -> str:
    if row.kind in AT_WORK:
        return f"/admin/inputs?open={row.input_id}" if row.input_id else "/admin/inputs?assignee=me"
    if row.input_id:
        return talking.place_of(row.input_id, row.comment_id)
    page = OF_VOTES.get(row.kind) if row.activity else None
    if page:
        return f"/projects/{row.slug}/{row.activity}/{page}"
    return f"/projects/{row.slug}"


def _at_work(work: Work, row: Row[Any]) -> str:
    """Return the sentence of news of the team, in the reader's language."""
    if row.kind not in AT_WORK:
        return ""
    return say(f"news.{row.kind}", work.reader, who=row.writer or "", count=row.number)


def _words(work: Work, row: Row[Any]) -> tuple[str, str]:
    """Return what was written, and in which language where that is known."""
    match row.kind:
        case News.ANSWERED:
            return excerpt(row.answer or ""), row.answer_language
        case News.STATUS:
            return row.note or "", row.note_language
        case News.HIDDEN | News.READING:
            return (row.comment_because if row.comment_id else row.hidden_because) or "", ""
        case News.MERGED:
            return row.merged or "", row.merged_language
        case News.APPEAL:
            return row.decision or "", row.decision_language
    return beginning(spoken(work, row.comment or "")), row.comment_language


def _said(row: Row[Any]) -> str:
    if row.kind == News.READING:
        return verdict_of(row.key, row.comment_id)
    if row.kind == News.HIDDEN and row.comment_id:
        return "hidden_comment"
    if row.kind == News.APPEAL:
        return "appeal_reversed" if row.is_reversed else "appeal_upheld"
    return str(row.kind)
