"""What must be said to be found by its words: by an input itself, or in what it answers.

What is answered to the team finds an input for the team alone.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, true
from sqlmodel import col

from civic.models import Input
from civic.rules.texts import sought
from civic.services.work import Work

EVERYWHERE = ("*",)


def circle(work: Work) -> tuple[str, ...]:
    """Return the projects where the reader also reads what is confided to the team.

    What is found by words is kept apart by it: it differs from one circle to another.
    """
    if work.actor.is_previewing or not work.actor.reads_as_team:
        return ()
    return EVERYWHERE if work.actor.is_admin else tuple(sorted(work.actor.roles))


def saying(work: Work, text: str) -> list[ColumnElement[bool]]:
    """Return what an input must be to say each word of a text where this reader reads it."""
    mine = circle(work)
    there = true() if mine == EVERYWHERE else col(Input.project_id).in_(mine)
    if not mine:
        return saying_to_all(sought(text))
    return [
        or_(_says_to_all(word), and_(there, col(Input.confided).contains(word, autoescape=True)))
        for word in sought(text)
    ]


def saying_to_all(words: Sequence[str]) -> list[ColumnElement[bool]]:
    """Return what an input must be to say each of some words where everybody reads it."""
    return [_says_to_all(word) for word in words]


def _says_to_all(word: str) -> ColumnElement[bool]:
    own, answered = (
        col(column).contains(word, autoescape=True) for column in (Input.folded, Input.answered)
    )
    return or_(own, answered)
