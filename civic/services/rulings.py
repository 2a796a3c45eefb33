"""What the team decides, counted for everybody: of what, on what ground, after how long."""

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col
from sqlmodel import select as rows_of

from civic.errors import Invalid
from civic.models import Appeal, Report, Ruling
from civic.rules import moderation
from civic.services.pieces import Piece
from civic.services.work import Work
from civic.words import Ruled, Subject


def count(work: Work, piece: Piece, kind: Ruled, ground: str = "") -> None:
    """Note a decision about a piece, without anybody's name; the caller has asked for leave."""
    subject = Subject.COMMENT if piece.comment else Subject.INPUT
    row = Ruling(
        project_id=piece.input.project_id,
        subject=subject,
        subject_id=piece.id,
        kind=kind,
        ground=ground,
        since=_since(work, piece),
        at=work.now,
    )
    work.session.add(row)


def ground_in(typed: object) -> str:
    """Return the ground that was chosen, nothing where none was.

    Raises:
        Invalid: if there is no such ground.
    """
    if typed in ("", None):
        return ""
    if typed not in moderation.REASONS:
        raise Invalid("ground", "invalid.choice")
    return str(typed)


def forget(work: Work, piece: Piece) -> None:
    """Count a decision no more that was taken back; the caller has asked for leave."""
    query = rows_of(Ruling).where(Ruling.subject_id == piece.id)
    row = work.session.exec(query.order_by(col(Ruling.at).desc())).first()
    if row is not None:
        work.session.delete(row)


def _since(work: Work, piece: Piece) -> datetime:
    """Return since when somebody waited: for the oldest open report or appeal, or from writing."""
    moments = []
    for table, is_open in ((Report, Report.closed_at), (Appeal, Appeal.decided_at)):
        query = select(func.min(col(table.created_at))).where(
            col(table.subject_id) == piece.id, col(is_open).is_(None)
        )
        moments.append(work.session.connection().execute(query).scalar_one())
    known = [at for at in moments if at is not None]
    if known:
        return min(known)
    return piece.row.hidden_at if piece.row.held and piece.row.hidden_at else piece.written_at
