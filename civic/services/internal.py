"""What the team alone reads about an input: its notes, who looks after it, what was reported."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from civic.models import Handling, InternalNote, Person, Report
from civic.rules.mentions import named
from civic.services.mentions import names_of
from civic.services.work import Work


@dataclass(frozen=True)
class NoteView:
    """An internal note, as the team reads it."""

    id: str = ""
    body: str = ""
    author: str = ""
    at: datetime | None = None
    is_mine: bool = False


@dataclass(frozen=True)
class ReportView:
    """What somebody said is wrong with an input; ``is_open`` until the team has decided."""

    reason: str = ""
    text: str = ""
    at: datetime | None = None
    is_open: bool = False


def notes_of(work: Work, input_id: str) -> list[NoteView]:
    """Return the notes about an input that the caller has asked leave for, the oldest first."""
    query = (
        select(InternalNote, Person.name)
        .outerjoin(Person, col(Person.id) == col(InternalNote.author_id))
        .where(InternalNote.input_id == input_id)
        .order_by(col(InternalNote.at), col(InternalNote.id))
    )
    rows = work.session.exec(query).all()
    names = names_of(work, [row.body for row, _ in rows])
    own = work.actor.person_id
    return [
        NoteView(row.id, named(row.body, names), name or "", row.at, row.author_id == own)
        for row, name in rows
    ]


def reports_of(work: Work, input_id: str) -> list[ReportView]:
    """Return what was reported of such an input, the latest first, without who said it."""
    query = select(Report).where(Report.subject_id == input_id)
    rows = work.session.exec(query.order_by(col(Report.created_at).desc(), col(Report.id))).all()
    return [ReportView(row.reason, row.text, row.created_at, row.closed_at is None) for row in rows]


def assignee_of(work: Work, input_id: str) -> tuple[str, str]:
    """Return the id and the name of who looks after such an input; empty for nobody."""
    query = (
        select(Person.id, Person.name)
        .join(Handling, col(Handling.assignee_id) == col(Person.id))
        .where(Handling.input_id == input_id)
    )
    return work.session.exec(query).first() or ("", "")
