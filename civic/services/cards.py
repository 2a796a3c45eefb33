"""Inputs as cards, for whatever shows several of them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, exists, func, select
from sqlmodel import col

from civic.models import Feedback, Input, InputPicture, InputTag, Person, Reaction
from civic.rules.texts import excerpt
from civic.services.masks import author_in
from civic.services.spoken import spoken
from civic.services.views import Card, picture_url
from civic.services.work import Work

BEGINNING = 3000
NOBODY = ""


def cards_of(work: Work, ids: Sequence[str], reader: str | None = None) -> list[Card]:
    """Return inputs as cards, in the order of their ids, whatever their state.

    They carry the thumbs of ``reader``, an id; of the actor where none is given.
    """
    own = work.actor.person_id or NOBODY
    values = {"ids": list(ids), "reader": own if reader is None else reader}
    rows = work.session.connection().execute(_CARDS, values).all()
    found = {card.id: card for card in _cards(work, rows)}
    return [found[input_id] for input_id in ids if input_id in found]


def with_own_thumbs(work: Work, found: Sequence[Card]) -> list[Card]:
    """Return cards that show everybody the same with the thumbs of this reader."""
    if work.actor.person_id is None or not found:
        return list(found)
    values = {"ids": [card.id for card in found], "reader": work.actor.person_id}
    own = {row[0]: row[1] for row in work.session.connection().execute(_THUMBS, values)}
    return [replace(card, mine=own[card.id]) if card.id in own else card for card in found]


def tag_ids(work: Work, ids: Sequence[str]) -> dict[str, list[str]]:
    """Return the tags that some inputs carry."""
    found: dict[str, list[str]] = {}
    for input_id, tag_id in work.session.connection().execute(_TAGS, {"ids": list(ids)}):
        found.setdefault(input_id, []).append(tag_id)
    return found


def _cards(work: Work, rows: Sequence[Row[Any]]) -> list[Card]:
    tags = tag_ids(work, [row.id for row in rows])
    words, reader = work.vocabulary, work.reader
    own = spoken(work, {row.id: row.language for row in rows})
    return [
        Card(
            id=row.id,
            title=own[row.id].title if row.id in own else row.title,
            excerpt=excerpt(own[row.id].body if row.id in own else row.beginning),
            lang=own[row.id].lang if row.id in own else row.language,
            author=author_in(work, row),
            created_at=row.created_at,
            address=row.address,
            area=words.area(row.area_id, reader),
            tags=[words.tag(tag, reader) for tag in tags.get(row.id, ()) if tag in words.tags],
            status=words.status(row.status_id, reader),
            up=row.up,
            down=row.down,
            comments=row.comments,
            mine=row.mine or 0,
            picture=picture_url(row.upload_id, small=True),
            picture_alt=row.alt or "",
            has_feedback=row.has_feedback,
        )
        for row in rows
    ]


def _card_query() -> Select[*tuple[Any, ...]]:
    """Return the one query that brings cards, but for their tags: made once, run on each page."""
    columns = (
        Input.id, Input.title, Input.language, Input.author_id, Input.author_name, Input.mask_id,
        Input.created_at, Input.address, Input.area_id, Input.status_id, Input.up, Input.down,
        Input.comments, Person.name, Person.picture_id, InputPicture.upload_id, InputPicture.alt,
    )  # fmt: skip
    beginning = func.substr(col(Input.body), 1, BEGINNING).label("beginning")
    answered = exists().where(col(Feedback.input_id) == col(Input.id)).label("has_feedback")
    mine = and_(
        col(Reaction.subject_id) == col(Input.id), col(Reaction.person_id) == bindparam("reader")
    )
    first = and_(col(InputPicture.input_id) == col(Input.id), col(InputPicture.position) == 0)
    return (
        select(*map(col, columns), beginning, col(Reaction.value).label("mine"), answered)
        .outerjoin(Person, col(Person.id) == col(Input.author_id))
        .outerjoin(Reaction, mine)
        .outerjoin(InputPicture, first)
        .where(col(Input.id).in_(bindparam("ids", expanding=True)))
    )


_CARDS = _card_query()
_TAGS = (
    select(col(InputTag.input_id), col(InputTag.tag_id))
    .where(col(InputTag.input_id).in_(bindparam("ids", expanding=True)))
    .order_by(col(InputTag.tag_id))
)
_THUMBS = select(col(Reaction.subject_id), col(Reaction.value)).where(
    col(Reaction.person_id) == bindparam("reader"),
    col(Reaction.subject_id).in_(bindparam("ids", expanding=True)),
)
