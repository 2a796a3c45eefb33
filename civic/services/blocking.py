"""Blocking the author of a piece for some time, and letting them take part again."""

from datetime import timedelta

from sqlmodel import col, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Comment, FolderTrust, Input, LogEntry, Mask, Person, Trust
from civic.rules import moderation, texts
from civic.services.masks import mask_of
from civic.services.pieces import piece_of
from civic.services.work import Work
from civic.words import Act, Reason, Refusal


def block_author(work: Work, subject: str, subject_id: str, days: object, because: object) -> None:
    """Keep the author of a piece from taking part for some days, for a reason that they read.

    They stay signed in, so that they read it. Who wrote under a pseudonym is kept from taking
    part under any name, and nobody sees who that is.

    Raises:
        Refused: if they are of a team, or are blocked already.
        Invalid: if the time is none of those offered, or no reason is given.
    """
    project_id, writer = _author(work, subject, subject_id)
    if is_of_team(work, writer):
        raise Refused(Refusal(Reason.OF_TEAM))
    if writer.blocked_until is not None and writer.blocked_until > work.now:
        raise Refused(Refusal(Reason.ALREADY_DECIDED))
    if str(days) not in {str(each) for each in moderation.BLOCK_DAYS}:
        raise Invalid("days", "invalid.choice")
    most = moderation.BECAUSE_MOST
    writer.blocked_because = texts.paragraphs("because", because, most=most)
    writer.blocked_until = work.now + timedelta(days=int(str(days)))
    work.session.add(writer)
    until = writer.blocked_until.isoformat()
    work.log(
        "person_blocked", project_id=project_id, subject_id=writer.id, until=until, **_name(writer)
    )
    work.tell("moderation")


def unblock_author(work: Work, subject: str, subject_id: str) -> None:
    """Let the author of a piece take part again.

    Raises:
        Refused: if they were blocked in another project, and the actor is no admin.
    """
    project_id, writer = _author(work, subject, subject_id)
    if writer.blocked_until is None:
        raise Refused(Refusal(Reason.ALREADY_DECIDED))
    if not work.actor.is_admin and _blocked_in(work, writer.id) != project_id:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    writer.blocked_until, writer.blocked_because = None, ""
    work.session.add(writer)
    work.log("person_unblocked", project_id=project_id, subject_id=writer.id, **_name(writer))
    work.tell("moderation")


def is_of_team(work: Work, person: Person | Mask) -> bool:
    """Say whether a person is trusted with anything anywhere; of a mask that is not told.

    The caller has asked for leave.
    """
    if isinstance(person, Mask):
        return False
    held = select(Trust.project_id).where(Trust.person_id == person.id)
    managed = select(FolderTrust.folder_id).where(FolderTrust.person_id == person.id)
    found = (work.session.exec(query.limit(1)).first() for query in (held, managed))
    return person.is_admin or any(found)


def blockable(work: Work, row: Input | Comment) -> Person | Mask | None:
    """Return on whom a block for a piece falls: a person, or a mask that somebody still wears.

    The caller has asked for leave.
    """
    mask = mask_of(work, row)
    if mask is not None:
        return mask if mask.person_id else None
    return work.session.get(Person, row.author_id) if row.author_id else None


def _author(work: Work, subject: str, subject_id: str) -> tuple[str, Person | Mask]:
    """Load who wrote a piece that the actor moderates, so that nobody else decides meanwhile."""
    piece = piece_of(work, subject, subject_id)
    work.manage(piece.input.project_id, Act.MODERATE)
    writer = blockable(work, piece.row)
    if writer is None:
        raise NotFound
    work.session.refresh(writer, with_for_update=True)
    return piece.input.project_id, writer


def _name(writer: Person | Mask) -> dict[str, str]:
    """Return the pseudonym, which the log keeps; a person is called there as they are today."""
    return {"name": writer.name} if isinstance(writer, Mask) else {}


def _blocked_in(work: Work, person_id: str) -> str | None:
    """Return the project in which a person was blocked last; none if it was the platform."""
    query = (
        select(LogEntry.project_id)
        .where(LogEntry.act == "person_blocked", LogEntry.subject_id == person_id)
        .order_by(col(LogEntry.at).desc())
    )
    return work.session.exec(query.limit(1)).first()
