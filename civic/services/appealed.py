"""How far an appeal has come, as the author of what was hidden is told."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select

from civic.models import Appeal
from civic.services.work import Work


@dataclass(frozen=True)
class Appealed:
    """An appeal before its author: ``waiting`` or ``upheld``; empty if there is none.

    ``against`` stands for the hiding that is, or could be, contested.
    """

    against: str = ""
    state: str = ""
    at: datetime | None = None
    answer: str = ""
    lang: str = ""


NOT_APPEALED = Appealed()


def appealed(work: Work, piece_id: str, hidden_at: datetime | None) -> Appealed:
    """Return how far the appeal against the hiding of a piece has come.

    The caller has asked for leave.
    """
    if hidden_at is None:
        return NOT_APPEALED
    against = f"{piece_id} {hidden_at.isoformat()}"
    query = select(Appeal).where(Appeal.subject_id == piece_id, Appeal.hidden_at == hidden_at)
    row = work.session.exec(query).first()
    if row is None:
        return Appealed(against)
    if row.decided_at is None:
        return Appealed(against, "waiting", row.created_at)
    return Appealed(against, "upheld", row.decided_at, row.answer, row.language)
