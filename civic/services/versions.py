"""What an input said before it was edited, and what each edit changed: for everybody to read."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import col, select

from civic.errors import NotFound
from civic.models import Input, InputVersion
from civic.rules.changes import Piece, changes
from civic.rules.texts import plain
from civic.services.work import Work, reads

MOST_SHOWN = 20


@dataclass(frozen=True)
class Edit:
    """One edit: when it was made, and what it changed in the title and in the text."""

    at: datetime | None = None
    title: list[Piece] = field(default_factory=list)
    body: list[Piece] = field(default_factory=list)


@reads
def edits(work: Work, input_id: str) -> list[Edit]:
    """Return the edits of an input, the latest first.

    Raises:
        NotFound: if there is none, it was taken away, or the reader may not see it.
    """
    row = work.session.get(Input, input_id)
    if row is None or not row.is_shown:
        raise NotFound
    work.visible(row.project_id)
    query = select(InputVersion).where(InputVersion.input_id == input_id)
    latest = query.order_by(col(InputVersion.until).desc()).limit(MOST_SHOWN)
    found, title, body = [], row.title, plain(row.body)
    for version in work.session.exec(latest):
        before = plain(version.body)
        found.append(Edit(version.until, changes(version.title, title), changes(before, body)))
        title, body = version.title, before
    return found
