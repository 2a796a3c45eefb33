"""Taking back what the team decided about an input or a comment."""

from datetime import datetime
from typing import Any

from sqlmodel import col, select

from civic.errors import Refused
from civic.models import Report, Review
from civic.services.concealing import conceal
from civic.services.pieces import piece_of
from civic.services.rulings import forget
from civic.services.work import Work
from civic.words import Reason, Refusal, Subject


def undecide(work: Work, kept: dict[str, Any]) -> None:
    """Let a piece be as before a decision; the caller has asked for leave.

    Raises:
        Refused: if somebody has decided anew since.
    """
    subject = Subject.COMMENT if kept["comment"] else Subject.INPUT
    piece = piece_of(work, subject, kept["comment"] or kept["input"], lock=True)
    review = work.session.get(Review, piece.id)
    decided_at = datetime.fromisoformat(kept["at"])
    if review is None or review.at != decided_at:
        raise Refused(Refusal(Reason.ALREADY_DECIDED))
    if kept["seen"]:
        review.at = datetime.fromisoformat(kept["seen"])
    else:
        work.session.delete(review)
    query = select(Report).where(col(Report.id).in_(kept["reports"]))
    for report in work.session.exec(query.where(Report.closed_at == decided_at)).all():
        report.closed_at, report.is_founded = None, False
    forget(work, [piece.id], decided_at)
    work.session.flush()
    if piece.row.hidden_at == decided_at:
        conceal(work, piece, "")
    work.tell("moderation")
