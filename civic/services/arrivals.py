"""What is contributed after an analysis joins the theme that it resembles most, until the next one.

One job gathers what arrives within a minute, however many people write.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from civic.analysis.findings import Row, findings_of
from civic.analysis.texts import Document
from civic.models import AnalysisRun, Input, ThemeMember
from civic.rules.access import SYSTEM
from civic.services.input_lists import shown_in
from civic.services.insight_rows import documents_of, write_members
from civic.services.insights import MOST_PLACED, finished, finished_id, joined_of, lock
from civic.services.outbox import Progress
from civic.services.work import House, Work, perform, reads
from civic.words import Act

GATHERED = timedelta(minutes=1)
GRACE = timedelta(seconds=5)


@dataclass(frozen=True)
class Waiting:
    """What has arrived since a run, and what that run knew."""

    run_id: str
    fresh: list[Document]
    known: list[Document]


def expect(work: Work, activity_id: str) -> None:
    """Leave the placing of what arrives to the outbox, where there are themes to join."""
    if not finished_id(work, activity_id):
        return
    end = work.now.replace(second=0, microsecond=0) + GATHERED
    key = f"assign:{activity_id}:{end:%Y%m%d%H%M}"
    work.later("assign", {"activity_id": activity_id}, key=key, at=end + GRACE)


@reads
def waiting(work: Work, activity_id: str) -> Waiting | None:
    """Return what waits for a place; nothing if nobody does, or too many do."""
    work.require(Act.MANAGE_PLATFORM)
    run = finished(work, activity_id)
    if run is None:
        return None
    mine = select(col(ThemeMember.input_id)).where(col(ThemeMember.run_id) == run.id)
    shown = shown_in(activity_id)
    fresh = documents_of(work, [*shown, col(Input.id).not_in(mine)], most=MOST_PLACED + 1)
    if not 0 < len(fresh) <= MOST_PLACED:
        return None
    joined = joined_of(run)
    known = documents_of(work, [*shown, col(Input.id).in_(mine)])
    return Waiting(run.id, fresh, [one for one in known if one.id not in joined])


def join(work: Work, activity_id: str, run_id: str, rows: tuple[Row, ...]) -> None:
    """Keep where inputs stand for now, unless a later analysis has placed them."""
    work.require(Act.MANAGE_PLATFORM)
    lock(work, activity_id)
    if finished_id(work, activity_id) != run_id:
        return
    run = work.session.get_one(AnalysisRun, run_id)
    known = select(col(ThemeMember.input_id)).where(
        col(ThemeMember.run_id) == run_id, col(ThemeMember.input_id).in_([row.id for row in rows])
    )
    there = set(work.session.connection().execute(known).scalars())
    fresh = [row for row in rows if row.id not in there]
    write_members(work, run_id, fresh, run.record["ids"])
    joined = joined_of(run) | {row.id for row in fresh}
    run.record = {**run.record, "joined": sorted(joined)}
    work.tell(f"activity:{activity_id}")


def _assign(house: House, payload: dict[str, Any], progress: Progress) -> None:
    """Place what waits outside any transaction, then keep all places in one."""
    activity_id: str = payload["activity_id"]
    asked = perform(house, SYSTEM, waiting, activity_id)
    data = house.storage.get(f"{asked.run_id}.findings") if asked else None
    if asked is None or data is None:
        return
    rows = house.analyst.assign(asked.fresh, asked.known, findings_of(data.decode()))
    perform(house, SYSTEM, join, activity_id, asked.run_id, rows)


JOBS = {"assign": _assign}
LONG_JOBS = frozenset(JOBS)
