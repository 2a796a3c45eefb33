"""Appeals: an author contests once that their words were hidden, and the team answers."""

from datetime import datetime

from sqlmodel import select

from civic.errors import NotFound, Refused
from civic.models import Appeal
from civic.rules import moderation, texts
from civic.services.concealing import conceal
from civic.services.masks import writer_of
from civic.services.pieces import piece_of
from civic.services.rulings import count
from civic.services.spreading import spread
from civic.services.work import Work
from civic.words import Act, Held, News, Reason, Refusal, Ruled, Subject


def appeal(work: Work, subject: str, subject_id: str, text: object) -> None:
    """Contest that one's own input or comment was hidden, once for each hiding.

    Who is blocked may do so too.

    Raises:
        Refused: if it is somebody else's, is not hidden, or was contested already.
        Invalid: if the text is empty or too long.
    """
    work.require(Act.MANAGE_SELF)
    piece = piece_of(work, subject, subject_id, lock=True)
    work.visible(piece.input.project_id)
    if writer_of(work, piece.row) != work.person_id:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    hidden_at = piece.row.hidden_at
    if hidden_at is None or piece.row.held == Held.WAITING:
        raise Refused(Refusal(Reason.NOTHING_TO_APPEAL))
    if _of_hiding(work, piece.id, hidden_at) is not None:
        raise Refused(Refusal(Reason.ALREADY_APPEALED))
    work.pace("appeal")
    work.session.add(
        Appeal(
            project_id=piece.input.project_id,
            input_id=piece.input.id,
            comment_id=piece.comment.id if piece.comment else None,
            subject_id=piece.id,
            hidden_at=hidden_at,
            person_id=work.person_id,
            text=texts.paragraphs("appeal", text, most=moderation.APPEAL_MOST),
            created_at=work.now,
        )
    )
    work.tell("moderation")


def decide(work: Work, appeal_id: str, *, reverse: bool, answer: object) -> None:
    """Uphold the hiding that an appeal contests, or show the words again, and say why.

    Raises:
        Refused: if somebody has decided before, or the words are shown again already.
        Invalid: if there is no answer, or it is too long.
    """
    row = work.session.get(Appeal, appeal_id)
    if row is None:
        raise NotFound
    work.manage(row.project_id, Act.MODERATE)
    subject = Subject.COMMENT if row.comment_id else Subject.INPUT
    piece = piece_of(work, subject, row.subject_id, lock=True)
    work.session.refresh(row, with_for_update=True)
    if row.decided_at is not None or piece.row.hidden_at != row.hidden_at:
        raise Refused(Refusal(Reason.ALREADY_DECIDED))
    row.answer = texts.paragraphs("answer", answer, most=moderation.ANSWER_MOST)
    count(work, piece, Ruled.REVERSED if reverse else Ruled.UPHELD)
    row.decided_at, row.decider_id = work.now, work.actor.person_id
    row.is_reversed, row.language = reverse, work.reader
    work.session.add(row)
    if reverse:
        conceal(work, piece, "")
    what = "appeal_reversed" if reverse else "appeal_upheld"
    work.log(what, project_id=row.project_id, subject_id=piece.id, title=piece.input.title)
    spread(work, News.APPEAL, piece.input, row.id)
    work.tell(f"input:{piece.input.id}")
    work.tell("moderation")


def _of_hiding(work: Work, piece_id: str, hidden_at: datetime) -> Appeal | None:
    query = select(Appeal).where(Appeal.subject_id == piece_id, Appeal.hidden_at == hidden_at)
    return work.session.exec(query).first()
