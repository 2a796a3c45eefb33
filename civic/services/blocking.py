"""Blocking the author of a piece for some time, and letting them take part again."""

from datetime import timedelta

from sqlmodel import col, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import FolderTrust, LogEntry, Person, Trust
from civic.rules import moderation, texts
from civic.services.pieces import piece_of
from civic.services.work import Work
from civic.words import Act, Reason, Refusal


def block_author(work: Work, subject: str, subject_id: str, days: object, because: object) -> None:
    """Keep the author of a piece from taking part for some days, for a reason that they read.

    They stay signed in, so that they read it.

    Raises:
        Refused: if they are of a team, or are blocked already.
        Invalid: if the time is none of those offered, or no reason is given.
    """
    project_id, person = _author(work, subject, subject_id)
    if is_of_team(work, person):
        raise Refused(Refusal(Reason.OF_TEAM))
    if person.blocked_until is not None and person.blocked_until > work.now:
        raise Refused(Refusal(Reason.ALREADY_DECIDED))
    if str(days) not in {str(each) for each in moderation.BLOCK_DAYS}:
        raise Invalid("days", "invalid.choice")
    most = moderation.BECAUSE_MOST
    person.blocked_because = texts.paragraphs("because", because, most=most)
    person.blocked_until = work.now + timedelta(days=int(str(days)))
    work.session.add(person)
    until = person.blocked_until.isoformat()
    work.log("person_blocked", project_id=project_id, subject_id=person.id, until=until)
    work.tell("moderation")


def unblock_author(work: Work, subject: str, subject_id: str) -> None:
    """Let the author of a piece take part again.

    Raises:
        Refused: if they were blocked in another project, and the actor is no admin.
    """
    project_id, person = _author(work, subject, subject_id)
    if person.blocked_until is None:
        raise Refused(Refusal(Reason.ALREADY_DECIDED))
    if not work.actor.is_admin and _blocked_in(work, person.id) != project_id:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    person.blocked_until, person.blocked_because = None, ""
    work.session.add(person)
    work.log("person_unblocked", project_id=project_id, subject_id=person.id)
    work.tell("moderation")


def is_of_team(work: Work, person: Person) -> bool:
    """Say whether a person is trusted with anything anywhere; the caller has asked for leave."""
    held = select(Trust.project_id).where(Trust.person_id == person.id)
    managed = select(FolderTrust.folder_id).where(FolderTrust.person_id == person.id)
    found = (work.session.exec(query.limit(1)).first() for query in (held, managed))
    return person.is_admin or any(found)


def _author(work: Work, subject: str, subject_id: str) -> tuple[str, Person]:
    """Load who wrote a piece that the actor moderates, so that nobody else decides meanwhile."""
    piece = piece_of(work, subject, subject_id)
    work.manage(piece.input.project_id, Act.MODERATE)
    if piece.row.author_id is None:
        raise NotFound
    person = work.session.get_one(Person, piece.row.author_id)
    work.session.refresh(person, with_for_update=True)
    return piece.input.project_id, person


def _blocked_in(work: Work, person_id: str) -> str | None:
    """Return the project in which a person was blocked last; none if it was the platform."""
    query = (
        select(LogEntry.project_id)
        .where(LogEntry.act == "person_blocked", LogEntry.subject_id == person_id)
        .order_by(col(LogEntry.at).desc())
    )
    return work.session.exec(query.limit(1)).first()
