"""Hiding a piece from everybody, showing it again, and publishing what waited."""

from civic.services import comments, inputs, reading_first
from civic.services.masks import writer_of
from civic.services.pieces import Piece
from civic.services.work import Work

PUBLISHED = "published"


def conceal(work: Work, piece: Piece, because: str) -> None:
    """Hide a piece from everybody but the team and its author; no reason shows it again.

    What was refused before it was published is published so.
    """
    if piece.row.held and not because:
        publish(work, piece)
        return
    piece.row.hidden_because = because
    piece.row.hidden_at = work.now if because else None
    work.session.add(piece.row)
    work.session.flush()
    if piece.comment is not None:
        comments.recount(work, piece.input, piece.comment)
    work.tell(f"input:{piece.input.id}")
    work.tell(f"activity:{piece.input.activity_id}")


def publish(work: Work, piece: Piece) -> None:
    """Let everybody read what waited; who follows hears of it now, and its author too."""
    is_new = reading_first.release(work, piece.row)
    work.session.flush()
    by = writer_of(work, piece.row) or ""
    if is_new and piece.comment is not None:
        comments.come_in(work, piece.input, piece.comment, by)
    elif is_new:
        inputs.come_in(work, piece.input, by)
    elif piece.comment is not None:
        comments.recount(work, piece.input, piece.comment)
    reading_first.tell_author(work, piece.input, PUBLISHED, piece.comment)
    work.tell(f"input:{piece.input.id}")
    work.tell(f"activity:{piece.input.activity_id}")
