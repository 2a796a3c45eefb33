"""What was changed of a vote while it was open, and why: everybody reads it."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from civic.models import LogEntry
from civic.services.work import Work

ACTS = {"vote_ended": "ended", "vote_moved": "moved", "vote_option_hidden": "hidden"}


@dataclass(frozen=True, slots=True)
class PublicNote:
    """A vote was ``ended`` early, its end was ``moved`` to ``until``, or a choice was ``hidden``.

    What is said of the hidden one stays with its author and the team.
    """

    kind: str
    because: str
    at: datetime
    until: str = ""


def public_notes(work: Work, activity_id: str) -> list[PublicNote]:
    """Return what was changed of an open vote, the latest first.

    The caller has asked for leave to see the activity.
    """
    query = (
        select(LogEntry)
        .where(LogEntry.subject_id == activity_id, col(LogEntry.act).in_(ACTS))
        .order_by(col(LogEntry.at).desc(), col(LogEntry.id).desc())
    )
    return [
        PublicNote(
            kind=ACTS[entry.act],
            because=str(entry.figures.get("name", "")),
            at=entry.at,
            until=str(entry.figures.get("date", "")),
        )
        for entry in work.session.exec(query)
    ]
