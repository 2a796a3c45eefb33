"""What the team decides about a piece: keep it, hide it for a stated reason, show it again.

Each decision is taken once: who comes second is told so, and changes nothing.
"""

import json

from sqlmodel import col, select

from civic.errors import Refused
from civic.models import Report, Review
from civic.rules import moderation, texts
from civic.services.concealing import conceal
from civic.services.hiding_options import hide_options
from civic.services.pieces import Piece, piece_of
from civic.services.reading_first import tell_author
from civic.services.rulings import count, ground_in
from civic.services.spreading import spread
from civic.services.undo import DECIDED
from civic.services.work import Work
from civic.words import Act, Held, News, Reason, Refusal, Ruled


def keep(work: Work, subject: str, subject_id: str) -> str:
    """Let a piece stand, and close what was reported of it as unfounded; return the log entry.

    Raises:
        Refused: if somebody of the team has decided before, or it is gone.
    """
    piece = _undecided(work, subject, subject_id)
    count(work, piece, Ruled.KEPT)
    kept = _settle(work, piece, is_founded=False)
    return _done(work, piece, "piece_kept", kept=kept)


def hide(work: Work, subject: str, subject_id: str, because: object, ground: object = "") -> str:
    """Hide a piece for a reason that its author reads, and close its reports as founded.

    The ``ground`` is counted in public, without the words; none is the one most reported.

    Return the log entry by which that can be taken back.

    Raises:
        Refused: if somebody of the team has decided before, or it is gone.
        Invalid: if no reason is given.
    """
    piece = _undecided(work, subject, subject_id)
    reason = texts.paragraphs("because", because, most=moderation.BECAUSE_MOST)
    reported = [report.reason for report in _open_reports(work, piece)]
    count(work, piece, Ruled.HIDDEN, ground_in(ground) or moderation.most_said(reported))
    if piece.comment is None:
        hide_options(work, [piece.id], reason)
    kept = _settle(work, piece, is_founded=True)
    conceal(work, piece, reason)
    stamp = f"{work.now:%Y%m%d%H%M%S}"
    spread(work, News.HIDDEN, piece.input, piece.comment.id if piece.comment else stamp)
    if piece.comment is None:
        return _done(work, piece, "input_hidden", name=reason, kept=kept)
    return _done(work, piece, "hid_comment", because=reason, kept=kept)


def publish(work: Work, subject: str, subject_id: str) -> None:
    """Let everybody read a piece that waited for that.

    Raises:
        Refused: if somebody of the team has decided before, or its author has taken it back.
    """
    piece = _waiting(work, subject, subject_id)
    count(work, piece, Ruled.PUBLISHED)
    _settle(work, piece, is_founded=False)
    conceal(work, piece, "")
    _done(work, piece, "piece_published")


def refuse(work: Work, subject: str, subject_id: str, because: object, ground: object) -> None:
    """Do not publish a piece that waited, for a reason that its author reads.

    They may correct it and send it again, or contest that.

    Raises:
        Refused: if somebody of the team has decided before, or its author has taken it back.
        Invalid: if no reason is given.
    """
    piece = _waiting(work, subject, subject_id)
    reason = texts.paragraphs("because", because, most=moderation.BECAUSE_MOST)
    count(work, piece, Ruled.REFUSED, ground_in(ground))
    _settle(work, piece, is_founded=True)
    piece.row.held, piece.row.hidden_because = Held.REFUSED, reason
    piece.row.hidden_at = work.now
    work.session.add(piece.row)
    tell_author(work, piece.input, Held.REFUSED, piece.comment)
    work.tell(f"input:{piece.input.id}")
    _done(work, piece, "piece_refused", because=reason)


def show(work: Work, subject: str, subject_id: str) -> None:
    """Show a hidden piece to everybody again.

    Raises:
        Refused: if somebody of the team has shown it before, or it waits to be read first.
    """
    piece = _moderated(work, subject, subject_id)
    if piece.row.held == Held.WAITING:
        raise Refused(Refusal(Reason.READ_IT_FIRST))
    if piece.row.hidden_at is None:
        raise Refused(Refusal(Reason.ALREADY_DECIDED))
    count(work, piece, Ruled.SHOWN)
    conceal(work, piece, "")
    if piece.comment is None:
        _done(work, piece, "input_shown")
    else:
        _done(work, piece, "showed_comment", because="")


def _moderated(work: Work, subject: str, subject_id: str) -> Piece:
    piece = piece_of(work, subject, subject_id, lock=True)
    work.manage(piece.input.project_id, Act.MODERATE)
    return piece


def _waiting(work: Work, subject: str, subject_id: str) -> Piece:
    piece = _moderated(work, subject, subject_id)
    gone = piece.input.withdrawn_at if piece.comment is None else piece.comment.removed_at
    if piece.row.held != Held.WAITING or gone is not None:
        raise Refused(Refusal(Reason.ALREADY_DECIDED))
    return piece


def _undecided(work: Work, subject: str, subject_id: str) -> Piece:
    piece = _moderated(work, subject, subject_id)
    review = work.session.get(Review, piece.id)
    is_seen = review is not None and review.at >= piece.written_at
    if not piece.is_shown or (is_seen and not _open_reports(work, piece)):
        raise Refused(Refusal(Reason.ALREADY_DECIDED))
    return piece


def _open_reports(work: Work, piece: Piece) -> list[Report]:
    query = select(Report).where(Report.subject_id == piece.id, col(Report.closed_at).is_(None))
    return list(work.session.exec(query).all())


def _settle(work: Work, piece: Piece, *, is_founded: bool) -> str:
    """Note that the team has looked, and close the reports; return how to take that back."""
    reports = _open_reports(work, piece)
    review = work.session.get(Review, piece.id)
    kept = {
        "input": piece.input.id,
        "comment": piece.comment.id if piece.comment else "",
        "seen": review.at.isoformat() if review else "",
        "reports": [report.id for report in reports],
        "at": work.now.isoformat(),
    }
    for report in reports:
        report.closed_at, report.is_founded = work.now, is_founded
    review = review or Review(
        subject_id=piece.id,
        project_id=piece.input.project_id,
        input_id=piece.input.id,
        comment_id=piece.comment.id if piece.comment else None,
        at=work.now,
    )
    review.at, review.reviewer_id = work.now, work.actor.person_id
    work.session.add(review)
    work.session.flush()
    return json.dumps([[DECIDED, kept]])


def _done(work: Work, piece: Piece, what: str, **figures: str) -> str:
    work.tell("moderation")
    return work.log(
        what,
        project_id=piece.input.project_id,
        subject_id=piece.id,
        title=piece.input.title,
        **figures,
    )
