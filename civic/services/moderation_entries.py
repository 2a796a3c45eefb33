"""The pieces of the queue as the team reads them: the words, who wrote them, what is said of them.

Whoever calls has asked for leave, and names only pieces of projects that the actor moderates.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from civic.models import Appeal, Person, Project, Report
from civic.rules import talking
from civic.rules.texts import beginning
from civic.services.blocking import blockable, is_of_team
from civic.services.masks import author_of_row
from civic.services.mentions import spoken
from civic.services.pieces import Piece, piece_of
from civic.services.views import NOBODY, Author
from civic.services.work import Work
from civic.words import NOTHING_SAID, Said


@dataclass(frozen=True)
class ReportLine:
    """What one person says is wrong with a piece."""

    id: str = ""
    reason: str = ""
    text: str = ""
    at: datetime | None = None
    who: str = ""


@dataclass(frozen=True)
class Entry:
    """A piece of the queue: ``body`` is rich and of an input, ``words`` plain and of a comment.

    ``held`` says how it stands if it is read before it is published, ``caught`` which rules look
    at it so.
    """

    id: str = ""
    subject: str = ""
    title: str = ""
    body: str = ""
    words: str = ""
    lang: str = ""
    title_lang: str = ""
    start: str = ""
    author: Author = NOBODY
    created_at: datetime | None = None
    project: Said = NOTHING_SAID
    href: str = ""
    reports: list[ReportLine] = field(default_factory=list)
    hidden_at: datetime | None = None
    because: str = ""
    held: str = ""
    caught: list[str] = field(default_factory=list)
    is_update: bool = False
    appeal_id: str = ""
    appeal: str = ""
    appealed_at: datetime | None = None
    blocked_until: datetime | None = None
    may_block: bool = False


def entries_of(work: Work, pieces: Sequence[tuple[str, str]]) -> list[Entry]:
    """Return pieces, each named by its kind and its id, in the order they are named."""
    found = [(subject, piece_of(work, subject, piece_id)) for subject, piece_id in pieces]
    reports = _reports(work, [piece.id for _, piece in found])
    return [_entry(work, subject, piece, reports.get(piece.id, [])) for subject, piece in found]


def _entry(work: Work, subject: str, piece: Piece, reports: list[ReportLine]) -> Entry:
    row, comment = piece.row, piece.comment
    writer = blockable(work, row)
    appeal = _appeal(work, piece)
    words = spoken(work, comment.body) if comment else ""
    blocked = writer.blocked_until if writer else None
    return Entry(
        id=piece.id,
        subject=subject,
        title=piece.input.title,
        body="" if comment else piece.input.body,
        words=words,
        lang=row.language,
        title_lang=piece.input.language,
        start=beginning(words, 90) if comment else piece.input.title,
        author=author_of_row(work, row),
        created_at=row.created_at,
        project=work.say(work.session.get_one(Project, piece.input.project_id).title),
        href=talking.place_of(piece.input.id, comment.id if comment else ""),
        reports=reports,
        hidden_at=row.hidden_at,
        because=row.hidden_because,
        **_held(piece),
        appeal_id=appeal.id if appeal else "",
        appeal=appeal.text if appeal else "",
        appealed_at=appeal.created_at if appeal else None,
        blocked_until=blocked if blocked and blocked > work.now else None,
        may_block=writer is not None and not is_of_team(work, writer),
    )


def _held(piece: Piece) -> dict[str, Any]:
    """Return how a piece stands before it is published, and what it is."""
    return {
        "held": piece.row.held,
        "caught": [rule for rule in piece.row.caught.split(",") if rule],
        "is_update": piece.comment is not None and piece.comment.is_update,
    }


def _reports(work: Work, ids: Sequence[str]) -> dict[str, list[ReportLine]]:
    """Return the open reports of pieces, the oldest first, with who made them."""
    query = (
        select(Report, Person.name)
        .join(Person, col(Person.id) == col(Report.person_id))
        .where(col(Report.subject_id).in_(ids), col(Report.closed_at).is_(None))
        .order_by(col(Report.created_at), col(Report.id))
    )
    found: dict[str, list[ReportLine]] = {}
    for row, name in work.session.exec(query).all():
        line = ReportLine(row.id, row.reason, row.text, row.created_at, name)
        found.setdefault(row.subject_id, []).append(line)
    return found


def _appeal(work: Work, piece: Piece) -> Appeal | None:
    if piece.row.hidden_at is None:
        return None
    query = select(Appeal).where(
        Appeal.subject_id == piece.id,
        Appeal.hidden_at == piece.row.hidden_at,
        col(Appeal.decided_at).is_(None),
    )
    return work.session.exec(query).first()
