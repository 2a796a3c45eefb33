"""Collections of inputs: filtered, ordered, paged, and as pins on a map."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    SQLColumnExpression,
    cast,
    exists,
    func,
    select,
)
from sqlmodel import col

from civic.errors import Invalid
from civic.models import Input, InputTag, ThemeMember
from civic.rules.ranking import PRIME, multiplier
from civic.services.cards import NOBODY, cards_of, with_own_thumbs
from civic.services.sayings import circle, saying
from civic.services.views import Card
from civic.services.work import Work, reads
from civic.words import Order

PAGE = 20


@dataclass(frozen=True)
class Filters:
    """What a reader wants to see of a collection; what is empty filters nothing.

    An input passes with one of the tags, one of the areas and one of the statuses.
    """

    text: str = ""
    tags: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    theme: str = ""
    order: str = Order.TRENDING
    page: int = 1


@dataclass(frozen=True)
class Listed:
    """One page of a collection, and how many there are in all."""

    cards: list[Card] = field(default_factory=list)
    total: int = 0
    page: int = 1
    pages: int = 1


@dataclass(frozen=True)
class Pins:
    """Where the inputs of a collection lie: columns of the same length."""

    ids: list[str]
    lats: list[float]
    lngs: list[float]
    statuses: list[str]


@reads
def listed(work: Work, activity_id: str, filters: Filters) -> Listed:
    """Return one page of an activity's visible inputs.

    Raises:
        Invalid: if the order is none of the house's, or the page is no page.
    """
    work.visit(activity_id)
    return listed_in(work, activity_id, filters)


def listed_in(work: Work, activity_id: str, filters: Filters) -> Listed:
    """Return the same of an activity that the reader has been let into."""
    if not isinstance(filters.page, int) or filters.page < 1:
        raise Invalid("page", "invalid.page")
    order = _order(work, filters.order)
    where = [*shown_in(activity_id), *conditions(work, filters)]
    same = replace(filters, order="", page=1)
    apart = circle(work) if filters.text else ()
    total = work.recall(("total", activity_id, same, apart), lambda: _count(work, where))
    pages = max(1, -(-total // PAGE))
    filters = replace(filters, page=min(filters.page, pages))

    def find() -> list[Card]:
        return cards_of(work, _ids(work, where, order, PAGE, (filters.page - 1) * PAGE), NOBODY)

    key = ("cards", activity_id, filters, apart, work.reader, work.vocabulary.version)
    found = find() if filters.order == Order.RANDOM else work.recall(key, find)
    return Listed(with_own_thumbs(work, found), total, filters.page, pages)


@reads
def pins(work: Work, activity_id: str, filters: Filters) -> Pins:
    """Return where the visible inputs of an activity lie, the newest last."""
    work.visit(activity_id)
    query = (
        select(col(Input.id), col(Input.lat), col(Input.lng), col(Input.status_id))
        .where(*shown_in(activity_id), *conditions(work, filters), col(Input.lat).is_not(None))
        .order_by(col(Input.created_at), col(Input.id))
    )
    rows = work.session.connection().execute(query).all()
    keys = {key: status.key for key, status in work.vocabulary.statuses.items()}
    return Pins(
        [row[0] for row in rows],
        [row[1] or 0.0 for row in rows],
        [row[2] or 0.0 for row in rows],
        [keys.get(row[3] or "", "") for row in rows],
    )


@reads
def chosen(work: Work, activity_id: str, input_ids: Sequence[str]) -> list[Card]:
    """Return the cards of some inputs of an activity, in the order asked for."""
    work.visit(activity_id)
    wanted = list(dict.fromkeys(input_ids))[:PAGE]
    query = select(col(Input.id)).where(*shown_in(activity_id), col(Input.id).in_(wanted))
    shown = set(work.session.connection().execute(query).scalars())
    return cards_of(work, [input_id for input_id in wanted if input_id in shown])


def shown_in(activity_id: str) -> list[ColumnElement[bool]]:
    """Return the conditions under which everybody sees an input of an activity."""
    return [
        col(Input.activity_id) == activity_id,
        col(Input.is_shown).is_(True),
    ]


def conditions(work: Work, filters: Filters) -> list[ColumnElement[bool]]:
    """Return what an input must fulfil to pass some filters."""
    found = saying(work, filters.text)
    if filters.areas:
        found.append(col(Input.area_id).in_(filters.areas))
    if filters.statuses:
        found.append(col(Input.status_id).in_(filters.statuses))
    if filters.tags:
        # Asked of each input in the order of the list, this stops at the end of a page.
        found.append(
            exists().where(
                col(InputTag.input_id) == col(Input.id), col(InputTag.tag_id).in_(filters.tags)
            )
        )
    if filters.theme:
        inside = select(col(ThemeMember.input_id)).where(
            (col(ThemeMember.theme_id) == filters.theme)
            | (col(ThemeMember.subtheme_id) == filters.theme)
        )
        found.append(col(Input.id).in_(inside))
    return found


def _order(work: Work, order: str) -> list[SQLColumnExpression[Any]]:
    match order:
        case Order.TRENDING:
            first: SQLColumnExpression[Any] = col(Input.heat).desc()
        case Order.POPULAR:
            first = col(Input.net).desc()
        case Order.NEW:
            first = col(Input.created_at).desc()
        case Order.OLD:
            first = col(Input.created_at).asc()
        case Order.DISCUSSED:
            first = col(Input.comments).desc()
        case Order.RANDOM:
            first = (cast(col(Input.shuffle), BigInteger) * _multiplier(work)) % PRIME
        case _:
            raise Invalid("order", "invalid.order")
    return [first, col(Input.id).asc() if order == Order.OLD else col(Input.id).desc()]


def by_chance(work: Work) -> list[SQLColumnExpression[Any]]:
    """Return an order by chance, the same for one reader throughout a day."""
    return _order(work, Order.RANDOM)


def _multiplier(work: Work) -> int:
    today = work.now.astimezone(ZoneInfo(work.platform.timezone)).date()
    return multiplier(work.actor.person_id or work.actor.address, today)


def _count(work: Work, where: Sequence[ColumnElement[bool]]) -> int:
    query = select(func.count()).select_from(Input).where(*where)
    return int(work.session.connection().execute(query).scalar_one())


def latest(work: Work, where: Sequence[ColumnElement[bool]], most: int) -> list[Card]:
    """Return the newest inputs that fulfil some conditions, as cards."""
    return cards_of(work, _ids(work, where, _order(work, Order.NEW), most))


def first(
    work: Work, where: Sequence[ColumnElement[bool]], order: str, most: int
) -> tuple[list[Card], int]:
    """Return the first inputs that fulfil some conditions, alike for all, and how many do."""
    ids = _ids(work, where, _order(work, order), most)
    return cards_of(work, ids, NOBODY), _count(work, where)


def _ids(
    work: Work,
    where: Sequence[ColumnElement[bool]],
    order: Sequence[SQLColumnExpression[Any]],
    most: int,
    after: int = 0,
) -> list[str]:
    """Return the ids of one page: an index answers this without reading any text."""
    query = select(col(Input.id)).where(*where).order_by(*order).limit(most).offset(after)
    return list(work.session.connection().execute(query).scalars())
