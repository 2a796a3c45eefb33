"""Internal notes: what the team tells each other about an input, and citizens never read."""

from civic.errors import NotFound, Refused
from civic.models import InternalNote
from civic.rules import texts
from civic.rules.mentions import mentioned
from civic.services import undo
from civic.services.mentions import kept_in_note
from civic.services.team_input import moderated
from civic.services.team_news import tell_mentioned
from civic.services.work import Work
from civic.words import Reason, Refusal

NOTE_MOST = 4000


def write(work: Work, input_id: str, body: object) -> str:
    """Leave a note for the team; those whom it names by ``@`` are told. Return its id.

    Raises:
        Invalid: if it says nothing, or mentions too many.
    """
    row, project = moderated(work, input_id)
    said = texts.paragraphs("note", body, most=NOTE_MOST)
    kept = kept_in_note(work, project.id, said)
    note = InternalNote(input_id=row.id, author_id=work.actor.person_id, body=kept, at=work.now)
    work.session.add(note)
    work.session.flush()
    work.log("note_written", project_id=project.id, subject_id=row.id, title=row.title)
    tell_mentioned(work, mentioned(kept), row, note.id, said)
    work.tell("desk")
    return note.id


def remove(work: Work, note_id: str) -> str:
    """Take one's own note back; return the log entry by which it can be put back.

    Raises:
        Refused: if somebody else wrote it.
    """
    note = work.session.get(InternalNote, note_id)
    if note is None:
        raise NotFound
    row, project = moderated(work, note.input_id)
    if note.author_id != work.person_id:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    entry = undo.remove(
        work, "note_removed", [note], project_id=project.id, subject_id=row.id, title=row.title
    )
    work.tell("desk")
    return entry
