"""The conversation under an input as it is read: a page of threads at a time.

What somebody reads does not move: a look again shows the same threads with what became of them,
and says how much is new. Nothing is counted from the beginning of a list that has changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, case, func, not_, or_, select
from sqlmodel import col

from civic.errors import NotFound
from civic.models import Comment, Input
from civic.rules.talking import ORDERS, Look
from civic.services import talk_rows
from civic.services.masks import others
from civic.services.talk_rows import ANSWERS, is_own
from civic.services.talk_views import CommentView, Looked, Reply, Span, Talk
from civic.services.work import Work, reads
from civic.words import Order

PAGE = 20
MORE_ANSWERS = 20
MOST = 100
"""How many threads stand on a screen at once: beyond, the farthest make room."""
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@reads
def look(work: Work, input_id: str, asked: Look) -> Looked:
    """Return the page of a conversation that an address asks for.

    Raises:
        NotFound: if there is no such input, or it is hidden, or its project may not be seen.
    """
    row = _shown(work, input_id)
    order = asked.order if asked.order in ORDERS else Order.OLD
    until = _scalar(work, select(func.max(col(Comment.created_at))).where(_under(row)))
    span = Span(order=order, until=until or BEGINNING)
    ids = _page(work, row, span, (asked.page - 1) * PAGE)
    span = replace(span, threads=tuple(ids))
    led = _near(work, row, span, asked.near) if asked.near else None
    return _read(work, row, led or span, asked.near if led else "")


@reads
def again(work: Work, input_id: str, span: Span) -> Looked:
    """Return the same threads as they are now; at the end of the oldest first, new ones follow."""
    row = _shown(work, input_id)
    if span.order == Order.OLD or not span.threads:
        following = _beside(work, row, span, back=False)
        if following and min(_said_at(work, following)) > (span.until or BEGINNING):
            kept = (*span.threads, *following)[-MOST:]
            span = replace(span, threads=kept)
    return _read(work, row, span)


@reads
def turn(work: Work, input_id: str, span: Span, *, back: bool) -> Looked:
    """Return the threads on the screen and those that follow, or those before them."""
    row = _shown(work, input_id)
    new = _beside(work, row, span, back=back)
    kept = (*new, *span.threads)[:MOST] if back else (*span.threads, *new)[-MOST:]
    near = (new[-1] if back else new[0]) if new else ""
    return _read(work, row, replace(span, threads=kept), near)


@reads
def unfold(work: Work, input_id: str, span: Span, thread_id: str, *, back: bool) -> Looked:
    """Return the conversation with more answers of one thread."""
    row = _shown(work, input_id)
    start, end = span.answers.get(thread_id, (0, ANSWERS))
    wide = (max(0, start - MORE_ANSWERS), end) if back else (start, end + MORE_ANSWERS)
    looked = _read(work, row, _answering(span, thread_id, wide))
    here = [one for one in looked.talk.threads if one.id == thread_id]
    at = start - wide[0] - 1 if back else end - start
    new = here[0].replies[at : at + 1] if here and at >= 0 else []
    return replace(looked, near=new[0].id if new else "")


@reads
def go_to(work: Work, input_id: str, span: Span, comment_id: str) -> Looked:
    """Return the part of the conversation in which a comment stands."""
    row = _shown(work, input_id)
    led = _near(work, row, span, comment_id)
    return _read(work, row, led or span, comment_id if led else "")


@reads
def catch_up(work: Work, input_id: str, span: Span) -> Looked:
    """Return the part of the conversation in which the first new comment stands; all is known."""
    row = _shown(work, input_id)
    first = select(col(Comment.id)).where(*_fresh(work, row, span))
    found = _scalar(work, first.order_by(col(Comment.created_at), col(Comment.id)).limit(1))
    newest = _scalar(work, select(func.max(col(Comment.created_at))).where(_under(row)))
    span = replace(span, until=newest or BEGINNING)
    led = _near(work, row, span, found) if found else None
    return _read(work, row, led or span, found if led and found else "")


@dataclass(frozen=True)
class _Place:
    """Where a thread stands in each order."""

    id: str
    created_at: datetime
    up: int


def _shown(work: Work, input_id: str) -> Input:
    row = work.session.get(Input, input_id)
    if row is None or row.hidden_at:
        raise NotFound
    work.visible(row.project_id)
    return row


def _read(work: Work, row: Input, span: Span, near: str = "") -> Looked:
    """Return what a span shows now."""
    there = _there(work, row)
    query = talk_rows.comments().add_columns(talk_rows.ANSWERED.label("is_answered"))
    query = query.where(col(Comment.id).in_(span.threads), *there)
    roots = {one.id: one for one in work.session.connection().execute(query)}
    ids = [key for key in span.threads if key in roots]
    span = replace(span, threads=tuple(ids))
    answered = [key for key in ids if roots[key].is_answered]
    answers = talk_rows.answers(work, answered, span.answers, span.until) if answered else []
    fields = talk_rows.replies_of(work, row.project_id, [*roots.values(), *answers])
    by_thread: dict[str, list[Any]] = {}
    for one in answers:
        by_thread.setdefault(one.parent_id, []).append(one)
    threads = [_thread(key, fields, by_thread.get(key, [])) for key in ids]
    before, after = _around(work, there, span, roots[ids[0]] if ids else None)
    fresh = select(func.count()).select_from(Comment).where(*_fresh(work, row, span))
    talk = Talk(work.now, threads, span.order, before, after, _scalar(work, fresh) or 0)
    return Looked(talk, span, near)


def _thread(key: str, fields: dict[str, dict[str, Any]], answers: list[Any]) -> CommentView:
    return CommentView(
        **fields[key],
        replies=[Reply(**fields[one.id]) for one in answers],
        earlier=answers[0].rank - 1 if answers else 0,
        later=answers[-1].number - answers[-1].rank if answers else 0,
    )


def _near(work: Work, row: Input, span: Span, comment_id: str) -> Span | None:
    """Return the span in which a comment stands, as near to ``span`` as can be; none without it."""
    comment = work.session.get(Comment, comment_id)
    if comment is None or comment.input_id != row.id:
        return None
    key = comment.parent_id or comment.id
    (place,) = _places(work, row, [key]) or (None,)
    if place is None:
        return None
    if key not in span.threads:
        following, earlier = (_beside(work, row, span, back=back) for back in (False, True))
        if following[:1] == [key]:
            span = replace(span, threads=(*span.threads, key)[-MOST:])
        elif earlier[-1:] == [key]:
            span = replace(span, threads=(key, *span.threads)[:MOST])
        else:
            rank = _count(work, row, not_(_is_after(span.order, place)), col(Comment.id) != key)
            span = replace(span, threads=tuple(_page(work, row, span, rank - rank % PAGE)))
    return _unfolded(work, span, comment) if comment.parent_id else span


def _unfolded(work: Work, span: Span, answer: Comment) -> Span:
    """Return the span with an answer among those shown of its thread."""
    key = answer.parent_id or ""
    earlier = or_(
        col(Comment.created_at) < answer.created_at,
        and_(col(Comment.created_at) == answer.created_at, col(Comment.id) < answer.id),
    )
    known = or_(col(Comment.created_at) <= (span.until or BEGINNING), is_own(work))
    siblings = select(func.count()).select_from(Comment).where(col(Comment.parent_id) == key)
    rank = _scalar(work, siblings.where(earlier, known)) or 0
    start, end = span.answers.get(key, (0, ANSWERS))
    if start <= rank < end:
        return span
    if end <= rank < end + MORE_ANSWERS:
        return _answering(span, key, (start, rank + 1))
    start = rank - rank % MORE_ANSWERS
    return _answering(span, key, (start, start + MORE_ANSWERS))


def _answering(span: Span, key: str, shown: tuple[int, int]) -> Span:
    kept = {one: ends for one, ends in span.answers.items() if one in span.threads}
    return replace(span, answers={**kept, key: shown})


def _under(row: Input) -> ColumnElement[bool]:
    return col(Comment.input_id) == row.id


def _there(work: Work, row: Input) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of what begins a thread that is shown."""
    return (*talk_rows.told(work, row.id), col(Comment.parent_id).is_(None))


def _fresh(work: Work, row: Input, span: Span) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of what others have said that the reader does not know of."""
    return (
        _under(row), others(work, Comment),
        col(Comment.created_at) > (span.until or BEGINNING),
        col(Comment.removed_at).is_(None), col(Comment.hidden_at).is_(None),
        col(Comment.is_update).is_(False), col(Comment.id).not_in(span.threads),
    )  # fmt: skip


def _is_after(order: str, place: _Place) -> ColumnElement[bool]:
    """Return the condition that a thread comes after a place."""
    at, key = col(Comment.created_at), col(Comment.id)
    later = or_(at > place.created_at, and_(at == place.created_at, key > place.id))
    if order == Order.NEW:
        return and_(not_(later), key != place.id)
    if order == Order.POPULAR:
        up = col(Comment.up)
        return or_(up < place.up, and_(up == place.up, later))
    return later


def _sorted(order: str, *, back: bool = False) -> list[Any]:
    at, key = col(Comment.created_at), col(Comment.id)
    rises = order != Order.NEW
    ways = [(at, rises), (key, rises)]
    if order == Order.POPULAR:
        ways = [(col(Comment.up), False), *ways]
    return [column.asc() if up != back else column.desc() for column, up in ways]


def _page(work: Work, row: Input, span: Span, start: int) -> list[str]:
    query = select(col(Comment.id)).where(*_there(work, row)).order_by(*_sorted(span.order))
    return list(work.session.connection().execute(query.offset(start).limit(PAGE)).scalars())


def _beside(work: Work, row: Input, span: Span, *, back: bool) -> list[str]:
    """Return the threads that follow those of a span, or those before them, in their order."""
    query = select(col(Comment.id)).where(*_there(work, row), col(Comment.id).not_in(span.threads))
    ends = _places(work, row, span.threads[:1] if back else span.threads[-1:])
    if ends:
        after = _is_after(span.order, ends[0])
        query = query.where(not_(after) if back else after)
    elif back:
        return []
    query = query.order_by(*_sorted(span.order, back=back)).limit(PAGE)
    found = list(work.session.connection().execute(query).scalars())
    return found[::-1] if back else found


def _around(
    work: Work, there: tuple[ColumnElement[bool], ...], span: Span, first: Row[Any] | None
) -> tuple[int, int]:
    """Return how many threads stand before those of a span, and how many after them."""
    others = select(func.count()).select_from(Comment)
    others = others.where(*there, col(Comment.id).not_in(span.threads))
    if first is None:
        return 0, _scalar(work, others) or 0
    place = _Place(first.id, first.created_at, first.up)
    is_earlier = case((not_(_is_after(span.order, place)), 1), else_=0)
    counted = others.add_columns(func.coalesce(func.sum(is_earlier), 0))
    total, before = work.session.connection().execute(counted).one()
    return int(before), int(total - before)


def _places(work: Work, row: Input, ids: Sequence[str]) -> list[_Place]:
    columns = (col(Comment.id), col(Comment.created_at), col(Comment.up))
    query = select(*columns).where(col(Comment.id).in_(ids), *_there(work, row))
    return [_Place(*one) for one in work.session.connection().execute(query)]


def _count(work: Work, row: Input, *where: Any) -> int:  # noqa: ANN401  conditions
    query = select(func.count()).select_from(Comment).where(*_there(work, row), *where)
    return _scalar(work, query) or 0


def _said_at(work: Work, ids: Sequence[str]) -> list[datetime]:
    query = select(col(Comment.created_at)).where(col(Comment.id).in_(ids))
    return list(work.session.connection().execute(query).scalars())


def _scalar(work: Work, query: Any) -> Any:  # noqa: ANN401  one value of any kind
    return work.session.connection().execute(query).scalar()
