"""Looking for words in what people contribute, as far as the reader may read it."""

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
    """Return what an input must be to say each word of a text: in itself or in what it answers."""
    mine = circle(work)
    there = true() if mine == EVERYWHERE else col(Input.project_id).in_(mine)
    found: list[ColumnElement[bool]] = []
    for word in sought(text):
        own, answered, confided = (
            col(column).contains(word, autoescape=True)
            for column in (Input.folded, Input.answered, Input.confided)
        )
        found.append(or_(own, answered, *([and_(there, confided)] if mine else [])))
    return found
