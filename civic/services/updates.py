"""How an input goes on: what its author appends once it can be edited no more.

An update is a comment of the author that stands with the input: it is read first, reported,
hidden and contested like any other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from civic.errors import NotFound, Refused
from civic.models import Comment, Input
from civic.rules import access, phases
from civic.rules.texts import paragraphs
from civic.services import comments, masks, reading_first
from civic.services.appealed import NOT_APPEALED, Appealed, appealed
from civic.services.inputs import refuse_change
from civic.services.standing import place_of, status_of
from civic.services.views import CLOSED, Permit, permit
from civic.services.work import Opened, Work
from civic.words import Act, Held, Reason, Refusal

MOST_LETTERS = 4000
SHOWN = (col(Comment.removed_at).is_(None), col(Comment.hidden_at).is_(None))
"""The conditions of what everybody reads."""


@dataclass(frozen=True)
class UpdateView:
    """What an author told later; ``gone`` says why they alone read it, empty if all do."""

    id: str = ""
    body: str = ""
    lang: str = ""
    at: datetime | None = None
    gone: str = ""
    because: str = ""
    appealed: Appealed = NOT_APPEALED


def append(work: Work, input_id: str, body: object) -> str:
    """Tell how one's own input goes on, once it can be edited no more; return the update's id.

    Raises:
        Refused: if it is somebody else's, can still be edited, or the actor may not or too fast.
        Invalid: if there are no words, or too many.
    """
    row = work.session.get(Input, input_id, with_for_update=True)
    if row is None or not row.is_shown:
        raise NotFound
    opened = work.visit(row.activity_id)
    if refusal := refuse(work, row, opened):
        raise Refused(refusal)
    work.pace("comment")
    words = paragraphs("update", body, most=MOST_LETTERS)
    update = Comment(
        input_id=row.id, author_id=row.author_id, mask_id=row.mask_id,
        author_name=row.author_name, body=words, language=work.reader, created_at=work.now,
        is_update=True,
    )  # fmt: skip
    waits = reading_first.check(work, opened, update, [words])
    work.session.add(update)
    work.session.flush()
    if waits:
        reading_first.tell_author(work, row, Held.WAITING, update)
        work.tell(f"input:{row.id}")
    else:
        comments.come_in(work, row, update)
    work.tell("moderation:new")
    return update.id


def refuse(work: Work, row: Input, opened: Opened) -> Refusal | None:
    """Say why the actor can't append an update to an input, or nothing."""
    if refusal := work.refusal(Act.APPEND, place_of(opened.project, work.now)):
        return refusal
    if not masks.wrote(work, row):
        return Refusal(Reason.NOT_ALLOWED)
    return Refusal(Reason.STILL_EDITABLE) if _can_edit(work, row, opened) else None


def permit_of(work: Work, row: Input, opened: Opened) -> Permit:
    """Return whether the reader, who has been let in, may append an update."""
    if not row.is_shown or not masks.wrote(work, row):
        return CLOSED
    return permit(refuse(work, row, opened))


def updates_of(work: Work, row: Input) -> list[UpdateView]:
    """Return what an author appended, the oldest first, to a reader who has been let in."""
    query = select(Comment).where(
        Comment.input_id == row.id,
        col(Comment.is_update).is_(True),
        col(Comment.removed_at).is_(None),
    )
    is_own = masks.wrote(work, row)
    found = work.session.exec(query.order_by(col(Comment.created_at), col(Comment.id)))
    return [_view(work, one) for one in found if one.hidden_at is None or is_own]


def told_later(work: Work, input_ids: Sequence[str]) -> dict[str, str]:
    """Return what everybody reads of the updates of inputs, each with its day, as a file has it.

    The caller has asked for leave.
    """
    query = select(col(Comment.input_id), col(Comment.created_at), col(Comment.body)).where(
        col(Comment.input_id).in_(input_ids), col(Comment.is_update).is_(True), *SHOWN
    )
    zone, found = ZoneInfo(work.platform.timezone), dict[str, list[str]]()
    rows = work.session.exec(query.order_by(col(Comment.created_at), col(Comment.id)))
    for input_id, at, body in rows:
        found.setdefault(input_id, []).append(f"{at.astimezone(zone):%Y-%m-%d}: {body}")
    return {input_id: "\n\n".join(told) for input_id, told in found.items()}


def _view(work: Work, one: Comment) -> UpdateView:
    gone = (one.held or "hidden") if one.hidden_at else ""
    is_contested = gone in ("hidden", Held.REFUSED)
    contested = appealed(work, one.id, one.hidden_at) if is_contested else NOT_APPEALED
    because = one.hidden_because
    return UpdateView(one.id, one.body, one.language, one.created_at, gone, because, contested)


def _can_edit(work: Work, row: Input, opened: Opened) -> bool:
    opening = phases.opening(opened.windows, Act.SUBMIT_INPUT, work.now)
    status = status_of(opened.project, work.now)
    place = access.Place(opened.project.id, status, opening)
    return (
        work.refusal(Act.SUBMIT_INPUT, place) is None and refuse_change(work, opened, row) is None
    )
