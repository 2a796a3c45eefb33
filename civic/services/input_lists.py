"""Collections of inputs: filtered, ordered, paged, and as pins on a map."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Row,
    Select,
    SQLColumnExpression,
    cast,
    func,
    select,
)
from sqlmodel import col

from civic.errors import Invalid
from civic.models import (
    Feedback,
    Input,
    InputPicture,
    InputTag,
    Person,
    Reaction,
    ThemeMember,
)
from civic.rules.ranking import PRIME, multiplier
from civic.rules.texts import excerpt, fold
from civic.services.views import Card, author_of, picture_url
from civic.services.work import Work, reads
from civic.words import Order

PAGE = 20
MOST_WORDS = 8


@dataclass(frozen=True)
class Filters:
    """What a reader wants to see of a collection; an empty string filters nothing."""

    text: str = ""
    tag: str = ""
    area: str = ""
    status: str = ""
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
    where = [*shown_in(activity_id), *_conditions(filters)]
    total = _count(work, where)
    pages = max(1, -(-total // PAGE))
    if not isinstance(filters.page, int) or filters.page < 1:
        raise Invalid("page", "invalid.page")
    page = min(filters.page, pages)
    query = (
        _card_query().where(*where).order_by(*_order(work, filters.order))
        .limit(PAGE).offset((page - 1) * PAGE)
    )  # fmt: skip
    return Listed(cards(work, work.session.connection().execute(query).all()), total, page, pages)


@reads
def pins(work: Work, activity_id: str, filters: Filters) -> Pins:
    """Return where the visible inputs of an activity lie, the newest last."""
    work.visit(activity_id)
    query = (
        select(col(Input.id), col(Input.lat), col(Input.lng), col(Input.status_id))
        .where(*shown_in(activity_id), *_conditions(filters), col(Input.lat).is_not(None))
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
    query = _card_query().where(*shown_in(activity_id), col(Input.id).in_(wanted))
    found = {card.id: card for card in cards(work, work.session.connection().execute(query).all())}
    return [found[input_id] for input_id in wanted if input_id in found]


def shown_in(activity_id: str) -> list[ColumnElement[bool]]:
    """Return the conditions under which everybody sees an input of an activity."""
    return [
        col(Input.activity_id) == activity_id,
        col(Input.hidden_at).is_(None),
        col(Input.withdrawn_at).is_(None),
    ]


def cards(work: Work, rows: Sequence[Row[Any]]) -> list[Card]:
    """Return the cards of rows that ``_card_query`` selected."""
    ids = [row.id for row in rows]
    tags, pictures = _tags(work, ids), _pictures(work, ids)
    mine, answered = _mine(work, ids), _answered(work, ids)
    words, reader = work.vocabulary, work.reader
    return [
        Card(
            id=row.id,
            title=row.title,
            excerpt=excerpt(row.body),
            lang=row.language,
            author=author_of(row.author_id, row.name, row.picture_id, row.author_name),
            created_at=row.created_at,
            address=row.address,
            area=words.area(row.area_id, reader),
            tags=[words.tag(tag, reader) for tag in tags.get(row.id, ()) if tag in words.tags],
            status=words.status(row.status_id, reader),
            up=row.up,
            down=row.down,
            comments=row.comments,
            mine=mine.get(row.id, 0),
            picture=picture_url(pictures.get(row.id, ("", ""))[0], small=True),
            picture_alt=pictures.get(row.id, ("", ""))[1],
            has_feedback=row.id in answered,
        )
        for row in rows
    ]


def cards_of(work: Work, ids: Sequence[str]) -> list[Card]:
    """Return inputs as cards, in the order of their ids, whatever their state."""
    rows = work.session.connection().execute(_card_query().where(col(Input.id).in_(ids))).all()
    found = {card.id: card for card in cards(work, rows)}
    return [found[input_id] for input_id in ids if input_id in found]


def _card_query() -> Select[*tuple[Any, ...]]:
    columns = (
        Input.id, Input.title, Input.body, Input.language, Input.author_id, Input.author_name,
        Input.created_at, Input.address, Input.area_id, Input.status_id, Input.up, Input.down,
        Input.comments, Person.name, Person.picture_id,
    )  # fmt: skip
    return select(*map(col, columns)).outerjoin(Person, col(Person.id) == col(Input.author_id))


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for word in fold(filters.text).split()[:MOST_WORDS]:
        found.append(col(Input.folded).contains(word, autoescape=True))
    if filters.area:
        found.append(col(Input.area_id) == filters.area)
    if filters.status:
        found.append(col(Input.status_id) == filters.status)
    if filters.tag:
        having = select(col(InputTag.input_id)).where(col(InputTag.tag_id) == filters.tag)
        found.append(col(Input.id).in_(having))
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
    return [first, col(Input.id)]


def _multiplier(work: Work) -> int:
    today = work.now.astimezone(ZoneInfo(work.platform.timezone)).date()
    return multiplier(work.actor.person_id or work.actor.address, today)


def _count(work: Work, where: Sequence[ColumnElement[bool]]) -> int:
    query = select(func.count()).select_from(Input).where(*where)
    return int(work.session.connection().execute(query).scalar_one())


def _tags(work: Work, ids: Sequence[str]) -> dict[str, list[str]]:
    query = (
        select(col(InputTag.input_id), col(InputTag.tag_id))
        .where(col(InputTag.input_id).in_(ids)).order_by(col(InputTag.tag_id))
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    for input_id, tag_id in work.session.connection().execute(query):
        found.setdefault(input_id, []).append(tag_id)
    return found


def _pictures(work: Work, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    query = (
        select(col(InputPicture.input_id), col(InputPicture.upload_id), col(InputPicture.alt))
        .where(col(InputPicture.input_id).in_(ids))
        .order_by(col(InputPicture.position).desc())
    )
    return {row[0]: (row[1], row[2]) for row in work.session.connection().execute(query)}


def _mine(work: Work, ids: Sequence[str]) -> dict[str, int]:
    if work.actor.person_id is None:
        return {}
    query = select(col(Reaction.subject_id), col(Reaction.value)).where(
        col(Reaction.person_id) == work.actor.person_id, col(Reaction.subject_id).in_(ids)
    )
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _answered(work: Work, ids: Sequence[str]) -> set[str]:
    query = select(col(Feedback.input_id)).where(col(Feedback.input_id).in_(ids))
    return set(work.session.connection().execute(query).scalars())


def latest(work: Work, where: Sequence[ColumnElement[bool]], most: int) -> list[Card]:
    """Return the newest inputs that fulfil some conditions, as cards."""
    query = _card_query().where(*where).order_by(col(Input.created_at).desc()).limit(most)
    return cards(work, work.session.connection().execute(query).all())
