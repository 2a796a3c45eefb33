"""A few voices of a project that stand for the others: each for a reason that is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlmodel import col

from civic.models import Comment, Feedback, Input
from civic.rules.talking import place_of
from civic.rules.texts import beginning
from civic.services.cards import cards_of
from civic.services.mentions import spoken
from civic.services.views import EMPTY_CARD, Card
from civic.services.work import Work

ENOUGH = 6
"""How many of each kind are looked through, as one input is shown once."""
QUOTED = 240


@dataclass(frozen=True)
class Voice:
    """An input, and why it is shown: the most ``supported``, the ``newest``, one ``answered``."""

    why: str = ""
    card: Card = EMPTY_CARD
    at: datetime | None = None
    by: str = ""
    by_lang: str = ""


@dataclass(frozen=True)
class Quote:
    """A comment that many find useful, on what it was said, and where it stands."""

    words: str = ""
    lang: str = ""
    up: int = 0
    title: str = ""
    title_lang: str = ""
    href: str = ""


NO_QUOTE = Quote()


@dataclass(frozen=True)
class Chosen:
    """What was chosen for everybody alike, by ids."""

    inputs: tuple[tuple[str, str], ...] = ()
    answers: dict[str, Row[Any]] | None = None
    quote: Row[Any] | None = None


def voices_of(work: Work, project_id: str) -> tuple[list[Voice], Quote]:
    """Return what others say in a project that the reader has been let into."""
    chosen = work.recall(("voices", project_id), lambda: _choose(work, project_id))
    cards = {card.id: card for card in cards_of(work, [key for _, key in chosen.inputs])}
    voices = [
        _voice(work, why, cards[key], (chosen.answers or {}).get(key))
        for why, key in chosen.inputs
        if key in cards
    ]
    return voices, _quote(work, chosen.quote)


def _choose(work: Work, project_id: str) -> Chosen:
    answers = {row.id: row for row in reversed(_rows(work, _answered(project_id)))}
    ways = (
        ("supported", [row.id for row in _rows(work, _supported(project_id))]),
        ("answered", list(reversed(answers))),
        ("newest", [row.id for row in _rows(work, _newest(project_id))]),
    )
    found: dict[str, str] = {}
    for why, ids in ways:
        new = next((key for key in ids if key not in found), "")
        if new:
            found[new] = why
    useful = next(iter(_rows(work, _useful(project_id))), None)
    return Chosen(tuple((why, key) for key, why in found.items()), answers, useful)


def _rows(work: Work, query: Select[Any]) -> Sequence[Row[Any]]:
    return work.session.connection().execute(query.limit(ENOUGH)).all()


def _there(project_id: str) -> tuple[Any, ...]:
    return col(Input.project_id) == project_id, col(Input.is_shown).is_(True)


def _supported(project_id: str) -> Select[Any]:
    most = (col(Input.net).desc(), col(Input.id))
    return select(col(Input.id)).where(*_there(project_id), col(Input.net) > 0).order_by(*most)


def _newest(project_id: str) -> Select[Any]:
    last = (col(Input.created_at).desc(), col(Input.id))
    return select(col(Input.id)).where(*_there(project_id)).order_by(*last)


def _answered(project_id: str) -> Select[Any]:
    last = (col(Feedback.at).desc(), col(Feedback.id))
    return (
        select(*_ANSWER)
        .join(Feedback, col(Feedback.input_id) == col(Input.id))
        .where(*_there(project_id))
        .order_by(*last)
    )


def _useful(project_id: str) -> Select[Any]:
    return (
        select(*_COMMENT)
        .join(Input, col(Input.id) == col(Comment.input_id))
        .where(*_there(project_id), col(Comment.up) > 0, col(Comment.is_update).is_(False))
        .where(col(Comment.removed_at).is_(None), col(Comment.hidden_at).is_(None))
        .order_by(col(Comment.up).desc(), col(Comment.id))
    )


_ANSWER: tuple[Any, ...] = (Input.id, Feedback.at, Feedback.signature, Feedback.language)
_COMMENT: tuple[Any, ...] = (
    Comment.id, Comment.body, Comment.language, Comment.up, Comment.input_id,
    Input.title, col(Input.language).label("title_lang"),
)  # fmt: skip


def _voice(work: Work, why: str, card: Card, answer: Row[Any] | None) -> Voice:
    if why != "answered" or answer is None:
        return Voice(why, card, card.created_at)
    usual = work.platform.default_language
    return Voice(why, card, answer.at, answer.signature, answer.language or usual)


def _quote(work: Work, row: Row[Any] | None) -> Quote:
    if row is None:
        return NO_QUOTE
    return Quote(
        words=beginning(spoken(work, row.body), QUOTED),
        lang=row.language,
        up=row.up,
        title=row.title,
        title_lang=row.title_lang,
        href=place_of(row.input_id, row.id),
    )
