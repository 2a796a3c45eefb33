"""What a person has contributed, as everybody may know of it: the only place that says so.

Whatever lists or counts the public contributions of a person, or asks whether there are any,
builds on these conditions; what must not be traced to its author is left out here.
"""

from sqlalchemy import ColumnElement, exists, or_
from sqlmodel import col

from civic.models import Comment, Input, Person, readable
from civic.services.standing import is_listed
from civic.services.work import Work


def inputs_of(work: Work, person: Person) -> list[ColumnElement[bool]]:
    """Return which inputs, joined with their projects, a person has made that everybody finds."""
    return [
        col(Input.author_id) == person.id,
        is_listed(work.now),
        readable(),
    ]


def comments_of(work: Work, person: Person) -> list[ColumnElement[bool]]:
    """Return which comments, with their inputs and projects, a person has left likewise."""
    return [
        col(Comment.author_id) == person.id,
        col(Comment.removed_at).is_(None),
        col(Comment.hidden_at).is_(None),
        readable(),
        is_listed(work.now),
    ]


def hides_from(work: Work, person: Person) -> bool:
    """Say whether a person keeps their list from this reader; never from themselves."""
    return person.hides_contributions and person.id != work.actor.person_id


def has_some() -> ColumnElement[bool]:
    """Return the condition that somebody, a row of people, has contributed, listed or not."""
    said = exists().where(
        col(Comment.author_id) == col(Person.id),
        col(Comment.removed_at).is_(None),
        col(Comment.hidden_at).is_(None),
    )
    made = exists().where(col(Input.author_id) == col(Person.id), readable())
    return or_(said, made)
