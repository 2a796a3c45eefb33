"""Where merged inputs lead, and what an input brings together. Callers have asked for leave."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlmodel import col

from civic.models import Input, is_readable
from civic.rules import survivors
from civic.services.work import Work
from civic.words import Reason, Refusal


def survivors_of(work: Work, leads: Mapping[str, str | None]) -> dict[str, str]:
    """Return for each input that was merged the one that stands for it now.

    ``leads`` are inputs with what each was merged into, if it was.
    """
    known = {key: into for key, into in leads.items() if into}
    wanted = set(known.values())
    while wanted:
        query = select(col(Input.id), col(Input.merged_into_id)).where(
            col(Input.id).in_(wanted), col(Input.merged_into_id).is_not(None)
        )
        found = {key: into for key, into in work.session.connection().execute(query) if into}
        wanted = set(found.values()) - known.keys()
        known |= found
    return {key: survivors.survivor_of(key, known) for key, into in leads.items() if into}


def survivor_of(work: Work, row: Input) -> Input:
    """Return the input that stands for one: itself, unless it was merged."""
    last = survivors_of(work, {row.id: row.merged_into_id}).get(row.id, row.id)
    return work.session.get_one(Input, last)


def gathered(work: Work, ids: Iterable[str]) -> list[str]:
    """Return the ids of all that were merged into these inputs, directly or by way of others."""
    found: dict[str, None] = {}
    wanted = set(ids)
    while wanted:
        query = select(col(Input.id)).where(col(Input.merged_into_id).in_(wanted))
        rows = (
            work.session.connection()
            .execute(query.order_by(col(Input.merged_at), col(Input.id)))
            .scalars()
        )
        new = [key for key in rows if key not in found]
        found |= dict.fromkeys(new)
        wanted = set(new)
    return list(found)


def refuse_merged(work: Work, row: Input) -> Refusal | None:
    """Say why nobody takes part in an input that was merged, and where they can.

    What is hidden or withdrawn by now is not named.
    """
    if row.merged_into_id is None:
        return None
    into = survivor_of(work, row)
    if not is_readable(into):
        return Refusal(Reason.CONTENT_CLOSED)
    return Refusal(Reason.MERGED, (("title", into.title),))
