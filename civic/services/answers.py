"""What the team does with a contribution: its status, the official reply, hiding, sorting."""

from typing import Any

from sqlmodel import col, delete, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Feedback, Input, InputTag, Status, StatusChange
from civic.rules import editing, texts
from civic.rules.places import place
from civic.rules.platform import MERGED
from civic.services import undo
from civic.services.happenings import announce
from civic.services.hiding_options import hide_options
from civic.services.pieces import Piece
from civic.services.rulings import count
from civic.services.seen import same
from civic.services.spreading import spread
from civic.services.survivors import refuse_merged
from civic.services.team_input import moderated
from civic.services.work import Work
from civic.words import Act, Happening, News, Reason, Refusal, Ruled

NOTE_MOST = 600
SIGNATURE_MOST = 120
REPLY_MOST = 10_000
REASON_MOST = 400
TAGS_MOST = 5


def set_status(  # noqa: PLR0913  a status says why and in whose name
    work: Work,
    input_id: str,
    status_id: str,
    note: object = "",
    department: object = "",
    *,
    seen: object = "",
) -> None:
    """Give an input a status, with why and in whose name; the same one again changes nothing.

    Raises:
        Invalid: if there is no such status, or no hand gives it.
        Refused: if a colleague has given it another than was seen, or it was merged.
    """
    row, _ = moderated(work, input_id, Act.MANAGE_PROJECT)
    same(work, row, "status", seen)
    status = work.session.get(Status, status_id)
    if status is None or status.key == MERGED:
        raise Invalid("status", "invalid.choice")
    if refusal := refuse_merged(work, row):
        raise Refused(refusal)
    change = StatusChange(
        input_id=row.id,
        status_id=status.id,
        author_id=work.actor.person_id,
        department=texts.line("department", department, most=SIGNATURE_MOST, least=0),
        note=texts.paragraphs("note", note, most=NOTE_MOST, least=0),
        language=work.reader,
        at=work.now,
    )
    if row.status_id == status.id and not change.note:
        return
    row.status_id = status.id
    work.session.add(change)
    _done(work, row, "status_set", name=work.say(status.name).text)
    spread(work, News.STATUS, row, change.id)
    _announce(work, row, Happening.STATUS_CHANGED, status_id=status.id)


def reply(work: Work, input_id: str, body: object, signature: object, *, seen: object = "") -> str:
    """Give the organiser's official reply to an input, signed; return its id.

    Raises:
        Invalid: if it says nothing, or nobody signs it.
        Refused: if a colleague has replied meanwhile.
    """
    row, _ = moderated(work, input_id, Act.MANAGE_PROJECT)
    same(work, row, "answer", seen)
    feedback = Feedback(
        input_id=row.id,
        author_id=work.actor.person_id,
        signature=texts.line("signature", signature, most=SIGNATURE_MOST),
        body=texts.rich("body", body, most=REPLY_MOST, least=1),
        language=work.reader,
        at=work.now,
    )
    work.session.add(feedback)
    _done(work, row, "replied", name=feedback.signature)
    spread(work, News.ANSWERED, row, feedback.id)
    _announce(work, row, Happening.ANSWER_PUBLISHED, answer_id=feedback.id)
    return feedback.id


def edit_reply(
    work: Work, reply_id: str, body: object, signature: object, *, seen: object = ""
) -> None:
    """Change an official reply, marked as edited from now on.

    Raises:
        Invalid: if it says nothing, or nobody signs it.
        Refused: if a colleague has changed it meanwhile.
    """
    feedback, row = _reply(work, reply_id)
    same(work, row, "answer", seen)
    feedback.signature = texts.line("signature", signature, most=SIGNATURE_MOST)
    feedback.body = texts.rich("body", body, most=REPLY_MOST, least=1)
    feedback.edited_at = work.now
    _done(work, row, "reply_changed", name=feedback.signature)


def remove_reply(work: Work, reply_id: str) -> str:
    """Take an official reply back; return the log entry by which it can be put back."""
    feedback, row = _reply(work, reply_id)
    _tell(work, row)
    return undo.remove(
        work, "reply_removed", [feedback], project_id=row.project_id, subject_id=row.id,
        title=row.title,
    )  # fmt: skip


def hide(work: Work, input_id: str, because: object, *, seen: object = "") -> None:
    """Hide an input from everyone but the team, for a reason that its author reads.

    Raises:
        Invalid: if no reason is given.
        Refused: if a colleague has hidden or shown it meanwhile.
    """
    row, _ = moderated(work, input_id)
    same(work, row, "shown", seen)
    reason = texts.paragraphs("because", because, most=REASON_MOST)
    _refuse_held(row)
    row.hidden_because = reason
    if row.hidden_at is None:
        hide_options(work, [row.id], reason)
        count(work, Piece(row), Ruled.HIDDEN)
        row.hidden_at = work.now
        _done(work, row, "input_hidden", name=row.hidden_because)
        spread(work, News.HIDDEN, row, f"{work.now:%Y%m%d%H%M%S}")
        _announce(work, row, Happening.INPUT_HIDDEN)


def show(work: Work, input_id: str, *, seen: object = "") -> None:
    """Show a hidden input to everyone again.

    Raises:
        Refused: if a colleague has hidden or shown it meanwhile.
    """
    row, _ = moderated(work, input_id)
    same(work, row, "shown", seen)
    _refuse_held(row)
    if row.hidden_at is not None:
        count(work, Piece(row), Ruled.SHOWN)
        row.hidden_at, row.hidden_because = None, ""
        _done(work, row, "input_shown")


def _refuse_held(row: Input) -> None:
    """Leave what is read before it is published to the queue, where its words are."""
    if row.held:
        raise Refused(Refusal(Reason.READ_IT_FIRST))


def sort(
    work: Work, input_id: str, tags: object, area_id: object = "", *, seen: object = ""
) -> None:
    """Give an input its tags, and its area where no place of its own says it.

    Raises:
        Invalid: if one of them does not exist, or the tags are too many.
        Refused: if a colleague has sorted it meanwhile.
    """
    row, _ = moderated(work, input_id)
    same(work, row, "sort", seen)
    offered = {label.id for label in work.vocabulary.tags_for(row.activity_id, work.reader)}
    kept = set(work.session.exec(select(InputTag.tag_id).filter_by(input_id=row.id)).all())
    picked = editing.chosen("tags", tags, offered | kept)
    if len(picked) > TAGS_MOST:
        raise Invalid("tags", "invalid.tags", most=str(TAGS_MOST))
    area = editing.chosen("area", [area_id], work.vocabulary.areas)[0] if area_id else None
    work.session.exec(delete(InputTag).where(col(InputTag.input_id) == row.id))
    work.session.add_all(InputTag(input_id=row.id, tag_id=tag) for tag in picked)
    if row.lat is None or row.area_id is None:
        row.area_id = area
    _done(work, row, "input_sorted")


def move(  # noqa: PLR0913  a place has three parts
    work: Work,
    input_id: str,
    lat: Any,  # noqa: ANN401
    lng: Any,  # noqa: ANN401
    address: object = "",
    *,
    seen: object = "",
) -> str:
    """Pin an input to another place, or to none; its area follows.

    Return the log entry by which it can be put back; empty where it was there already.

    Raises:
        Invalid: if it is no position on Earth.
        Refused: if a colleague has moved it meanwhile.
    """
    row, _ = moderated(work, input_id)
    same(work, row, "place", seen)
    at, before = place(lat, lng, address), place(row.lat, row.lng, row.address)
    if at == before:
        return ""
    kept = undo.place_of(row)
    row.lat, row.lng, row.address = (at.lat, at.lng, at.address) if at else (None, None, "")
    row.area_id = work.vocabulary.districts.at(at.lat, at.lng) if at else row.area_id
    return _done(work, row, "input_moved", kept=kept)


def _reply(work: Work, reply_id: str) -> tuple[Feedback, Input]:
    feedback = work.session.get(Feedback, reply_id)
    if feedback is None:
        raise NotFound
    row, _ = moderated(work, feedback.input_id, Act.MANAGE_PROJECT)
    return feedback, row


def _done(work: Work, row: Input, what: str, **figures: str) -> str:
    work.session.add(row)
    work.session.flush()
    entry = work.log(what, project_id=row.project_id, subject_id=row.id, title=row.title, **figures)
    _tell(work, row)
    return entry


def _announce(work: Work, row: Input, what: Happening, **ids: str) -> None:
    home = {"activity_id": row.activity_id, "project_id": row.project_id}
    announce(work, what, input_id=row.id, **home, **ids)


def _tell(work: Work, row: Input) -> None:
    work.tell("desk")
    work.tell(f"input:{row.id}")
    work.tell(f"activity:{row.activity_id}")
