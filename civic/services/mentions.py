"""Whom a text may mention: in a comment who takes part or is of the team, in a note the team."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, func, select, union_all
from sqlmodel import col

from civic.errors import Invalid, NotFound
from civic.models import Comment, Feedback, Input, Person, Trust
from civic.rules import mentions
from civic.rules.mentions import Named
from civic.rules.texts import fold
from civic.services import contributions
from civic.services.colleagues import colleagues
from civic.services.views import Author, author_of
from civic.services.work import Work, reads

OFFERED = 6


@reads
def offered(work: Work, input_id: str, typed: object) -> list[Author]:
    """Return those who may be mentioned whose name begins with what was typed, a few of them.

    Those who spoke last come first. Who is not signed in is offered nobody.

    Raises:
        Refused: if they ask too fast.
        NotFound: if there is no such input, or not for this reader.
    """
    own, row = work.actor.person_id, work.session.get(Input, input_id)
    if own is None:
        return []
    work.pace("look_up")
    if row is None or not row.is_shown or not isinstance(typed, str):
        raise NotFound
    work.visible(row.project_id)
    begun = fold(typed[: mentions.MOST_TYPED]) + (" " if typed.endswith(" ") else "")
    found = [
        author_of(each.id, each.name, each.picture_id, "")
        for each in _people(work, row)
        if each.id != own and _begins(each.name, begun)
    ]
    return found[:OFFERED]


def _begins(name: str, begun: str) -> bool:
    folded = fold(name)
    return folded.startswith(begun) or f" {begun}" in folded


def kept(work: Work, row: Input, words: str, before: str = "") -> str:
    """Return what was typed as it is kept, with the people of the conversation by their ids.

    Whoever stood in the words ``before`` an edit may stand there still. The caller has asked for
    leave.

    Raises:
        Invalid: if it mentions too many.
        Refused: if the actor mentions people too fast.
    """
    if "@" not in words:
        return words
    people = [Named(each.id, each.name) for each in _people(work, row)]
    return _kept(work, "comment", words, people, before)


def kept_in_note(work: Work, project_id: str, words: str) -> str:
    """Return a note that was typed as it is kept, with colleagues by their ids.

    The caller has asked for leave.

    Raises:
        Invalid: if it mentions too many.
        Refused: if the actor mentions people too fast.
    """
    people = [Named(each.id, each.name) for each in colleagues(work, [project_id])]
    return _kept(work, "note", words, people)


def _kept(work: Work, field: str, words: str, people: list[Named], before: str = "") -> str:
    names = names_of(work, [before])
    body = mentions.kept(words, [*names.values(), *people])
    new = set(mentions.mentioned(body))
    if len(new) > mentions.MOST:
        raise Invalid(field, "invalid.mentions", most=str(mentions.MOST))
    for _ in new - set(mentions.mentioned(before)) - {work.person_id}:
        work.pace("mention")
    return body


def spoken(work: Work, body: str) -> str:
    """Return a kept text as people read it, in plain words."""
    return mentions.named(body, names_of(work, [body]))


def names_of(work: Work, bodies: Iterable[str]) -> Mapping[str, Named]:
    """Return those whom texts mention, by their ids."""
    wanted = mentions.all_mentioned(bodies)
    if not wanted:
        return {}
    query = select(col(Person.id), col(Person.name), contributions.has_some())
    rows = work.session.connection().execute(query.where(col(Person.id).in_(wanted)))
    return {row[0]: Named(row[0], row[1], bool(row[2])) for row in rows}


def _people(work: Work, row: Input) -> list[Row[Any]]:
    """Return who takes part under an input, or speaks for its project, the latest first."""
    spoke = func.max(col(Comment.created_at))
    author: Any = col(Comment.author_id)
    said = select(author.label("id"), spoke.label("at")).where(
        col(Comment.input_id) == row.id,
        col(Comment.removed_at).is_(None),
        col(Comment.hidden_at).is_(None),
        col(Comment.author_id).is_not(None),
    )
    others = [
        select(col(Input.author_id), col(Input.created_at)).where(col(Input.id) == row.id),
        select(col(Feedback.author_id), col(Feedback.at)).where(col(Feedback.input_id) == row.id),
        select(col(Trust.person_id), col(Trust.created_at)).where(
            col(Trust.project_id) == row.project_id
        ),
    ]
    every = union_all(said.group_by(col(Comment.author_id)), *others).subquery()
    last = select(every.c.id, func.max(every.c["at"]).label("at")).group_by(every.c.id).subquery()
    query = (
        select(col(Person.id), col(Person.name), col(Person.picture_id))
        .join(last, last.c.id == col(Person.id))
        .where(col(Person.name) != "")
        .order_by(last.c["at"].desc(), col(Person.id))
    )
    return list(work.session.connection().execute(query))
