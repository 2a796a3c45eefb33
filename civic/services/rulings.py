"""What the team decides, counted for everybody: of what, on what ground, after how long."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import col
from sqlmodel import select as rows_of

from civic.errors import Invalid
from civic.models import Appeal, Input, Report, Ruling
from civic.rules import moderation
from civic.services.aspects import chunks
from civic.services.pieces import Piece
from civic.services.work import Work
from civic.words import Ruled, Subject


def count(work: Work, piece: Piece, kind: Ruled, ground: str = "") -> None:
    """Note a decision about a piece, without anybody's name, before the piece is changed by it.

    The caller has asked for leave.
    """
    _note(work, [piece], kind, ground)


def count_inputs(work: Work, ids: Sequence[str], kind: Ruled) -> None:
    """Note the same decision about each of many inputs, before they are changed by it."""
    for some in chunks(ids):
        rows = work.session.exec(rows_of(Input).where(col(Input.id).in_(some))).all()
        _note(work, [Piece(row) for row in rows], kind)


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


def forget(work: Work, ids: Sequence[str], decided_at: datetime) -> None:
    """Count decisions of a moment no more that were taken back; the caller has asked for leave."""
    for some in chunks(ids):
        those = col(Ruling.subject_id).in_(some), col(Ruling.at) == decided_at
        work.session.execute(delete(Ruling).where(*those))


def _note(work: Work, pieces: Sequence[Piece], kind: Ruled, ground: str = "") -> None:
    waiting = _waiting(work, pieces)
    work.session.add_all(
        Ruling(
            project_id=piece.input.project_id,
            subject=Subject.COMMENT if piece.comment else Subject.INPUT,
            subject_id=piece.id,
            kind=kind,
            ground=ground,
            since=waiting.get(piece.id) or _written(piece),
            at=work.now,
        )
        for piece in pieces
    )


def _waiting(work: Work, pieces: Sequence[Piece]) -> dict[str, datetime]:
    """Return since when somebody waited: for the oldest open report, or appeal of this hiding."""
    hidden = {piece.id: piece.row.hidden_at for piece in pieces}
    reports = select(col(Report.subject_id), col(Report.created_at)).where(
        col(Report.subject_id).in_(hidden), col(Report.closed_at).is_(None)
    )
    appeals = select(col(Appeal.subject_id), col(Appeal.created_at), col(Appeal.hidden_at)).where(
        col(Appeal.subject_id).in_(hidden), col(Appeal.decided_at).is_(None)
    )
    connection = work.session.connection()
    moments = [(row[0], row[1]) for row in connection.execute(reports)]
    moments += [(row[0], row[1]) for row in connection.execute(appeals) if row[2] == hidden[row[0]]]
    found: dict[str, datetime] = {}
    for key, at in moments:
        found[key] = min(at, found.get(key, at))
    return found


def _written(piece: Piece) -> datetime:
    """Return since when a piece has its words, or waits to be read first."""
    return piece.row.hidden_at if piece.row.held and piece.row.hidden_at else piece.written_at
