"""What somebody saw of an input before they changed it: nobody writes over a colleague unawares."""

from sqlmodel import col, or_, select

from civic.errors import Refused
from civic.models import BulkRow, Input, LogEntry
from civic.services.aspects import Aspect, mark_of, values_of
from civic.services.log import sentence_of
from civic.services.work import Work
from civic.words import Reason, Refusal

_MERGING = ("inputs_merged", "inputs_unmerged", "bulk_undone")
ACTS: dict[Aspect, tuple[str, ...]] = {
    "status": ("status_set", "bulk_status", *_MERGING),
    "answer": ("replied", "reply_changed", "reply_removed", "restored"),
    "sort": ("input_sorted", "bulk_tags", "bulk_moved", "bulk_undone"),
    "place": ("input_moved", "restored"),
    "shown": ("input_hidden", "input_shown", "bulk_hidden", "bulk_shown", "bulk_undone",
              "piece_published", "piece_refused"),
    "assignee": (
        "input_assigned", "input_unassigned", "bulk_assigned", "bulk_unassigned", "bulk_undone",
    ),
    "home": ("bulk_moved", "bulk_undone"),
    "merged": ("status_set", "bulk_status", *_MERGING),
    "option": ("option_assessed", "bulk_offered", "bulk_refused", "bulk_undone"),
    "seen": ("bulk_seen", "bulk_undone", "piece_kept"),
}  # fmt: skip
"""Which lines of the log speak of an aspect."""


def marks(work: Work, input_id: str) -> dict[str, str]:
    """Return a word for each aspect of an input that the caller has asked leave for."""
    return {
        aspect: mark_of(values_of(work, aspect, [input_id]).get(input_id, {})) for aspect in ACTS
    }


def same(work: Work, row: Input, aspect: Aspect, seen: object) -> None:
    """Let nobody else change an input until this work is kept, and see that nobody has.

    ``seen`` is the word that ``marks`` gave for the aspect; who gives none looks at nothing.

    Raises:
        Refused: if a colleague has changed it since; it says who, and what they did.
    """
    work.session.refresh(row, with_for_update=True)
    if not seen or seen == mark_of(values_of(work, aspect, [row.id]).get(row.id, {})):
        return
    who, what = last_change(work, row.id, aspect)
    raise Refused(Refusal(Reason.CHANGED_MEANWHILE, (("who", who), ("what", what))))


def last_change(work: Work, input_id: str, aspect: Aspect) -> tuple[str, str]:
    """Return who changed an aspect last, and the sentence of the log that says so."""
    among = select(BulkRow.entry_id).where(BulkRow.input_id == input_id)
    query = (
        select(LogEntry)
        .where(col(LogEntry.act).in_(ACTS[aspect]))
        .where(or_(LogEntry.subject_id == input_id, col(LogEntry.id).in_(among)))
        .order_by(col(LogEntry.at).desc(), col(LogEntry.id).desc())
    )
    entry = work.session.exec(query.limit(1)).first()
    return (entry.actor_name, sentence_of(work, entry)) if entry else ("", "")
