"""Reports: a person says what is wrong with somebody else's input or comment."""

from dataclasses import dataclass

from sqlmodel import select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Report
from civic.rules import moderation, texts
from civic.services.masks import wrote
from civic.services.pieces import Piece, piece_of
from civic.services.standing import place_of
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal


@dataclass(frozen=True)
class OwnReport:
    """What the actor has said of a piece before, where the team has not yet decided.

    ``input_id`` names the input that it is, or under which it stands.
    """

    input_id: str = ""
    reason: str = ""
    text: str = ""


@reads
def before(work: Work, subject: str, subject_id: str) -> OwnReport:
    """Return what the actor may now report of a piece, as far as they already have.

    Raises:
        NotFound: if there is no such piece, or the actor does not read it.
        Refused: if the actor may not report, or wrote it themselves.
    """
    piece = _asked(work, subject, subject_id)
    row = _own(work, piece.id)
    if row is None or row.closed_at is not None:
        return OwnReport(piece.input.id)
    return OwnReport(piece.input.id, row.reason, row.text)


def report(work: Work, subject: str, subject_id: str, reason: object, text: object = "") -> None:
    """Say what is wrong with a piece; said again, it takes the place of what was said before.

    Raises:
        NotFound: if there is no such piece, or the actor does not read it.
        Refused: if the actor may not report, wrote it themselves, or reports too fast.
        Invalid: if no reason is given, or the text is too long.
    """
    piece = _asked(work, subject, subject_id)
    work.pace("report")
    if reason not in moderation.REASONS:
        raise Invalid("reason", "invalid.choice")
    words = texts.paragraphs("text", text, most=moderation.REPORT_MOST, least=0)
    row = _own(work, piece.id) or Report(
        project_id=piece.input.project_id,
        input_id=piece.input.id,
        comment_id=piece.comment.id if piece.comment else None,
        subject_id=piece.id,
        person_id=work.person_id,
        reason="",
        created_at=work.now,
    )
    row.reason, row.text = str(reason), words
    if row.closed_at is not None:
        row.closed_at, row.is_founded, row.created_at = None, False, work.now
    work.session.add(row)
    work.tell("moderation")


def _asked(work: Work, subject: str, subject_id: str) -> Piece:
    piece = piece_of(work, subject, subject_id)
    project = work.visible(piece.input.project_id)
    if not piece.is_shown:
        raise NotFound
    place = place_of(project, work.now)
    if refusal := work.refusal(Act.REPORT, place):
        raise Refused(refusal)
    if wrote(work, piece.row):
        raise Refused(Refusal(Reason.OWN_CONTENT))
    return piece


def _own(work: Work, piece_id: str) -> Report | None:
    query = select(Report).where(Report.subject_id == piece_id)
    return work.session.exec(query.where(Report.person_id == work.person_id)).first()
