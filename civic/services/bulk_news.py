"""Telling of a bulk change once it can no longer be undone: to people, and to programs.

What was undone is told to nobody, and neither is what a colleague has changed again meanwhile.
Done twice, it tells nobody twice.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from civic.models import BulkChange, BulkRow, Input, Job
from civic.rules.access import SYSTEM
from civic.services import merge_news
from civic.services.aspects import CHUNK, Value, chunks, values_of
from civic.services.bulk import NEWS
from civic.services.bulk_undo import new_step
from civic.services.happenings import announce
from civic.services.outbox import Progress
from civic.services.team_news import tell_assigned
from civic.services.work import House, Work, work
from civic.words import Happening, News

HAPPENING = {"status": Happening.STATUS_CHANGED, "shown": Happening.INPUT_HIDDEN}
KIND = {"status": News.STATUS, "shown": News.HIDDEN}


def _news(house: House, payload: dict[str, Any], progress: Progress) -> None:
    """Leave what single changes leave, some at a time, so that nobody waits long for the lock."""
    with work(house, SYSTEM, reading=True) as job:
        bulk = job.session.get(BulkChange, payload["bulk"])
        if bulk is None or bulk.undone_at is not None:
            return
        query = select(col(BulkRow.input_id)).where(col(BulkRow.bulk_id) == bulk.id)
        ids = list(job.session.execute(query.order_by(col(BulkRow.input_id))).scalars())
    if bulk.aspect == "assignee":
        _tell_assignees(house, bulk, ids)
        return
    for start in range(0, len(ids), CHUNK):
        with work(house, SYSTEM) as job:
            some = ids[start : start + CHUNK]
            if bulk.aspect == "merged":
                merge_news.leave(job, bulk, _standing(job, bulk, some))
            else:
                _tell_of(job, bulk, some)
        progress((start + CHUNK) / len(ids))


def _tell_of(work: Work, bulk: BulkChange, ids: Sequence[str]) -> None:
    """Leave one job for each input that is still as the change left it, unless it is there."""
    standing = _standing(work, bulk, ids)
    query = select(Input).where(col(Input.id).in_(list(standing)))
    keys = {f"{bulk.id}:{key}": key for key in standing}
    known = set(work.session.execute(select(col(Job.key)).where(col(Job.key).in_(keys))).scalars())
    for row in work.session.execute(query).scalars():
        key, left = f"{bulk.id}:{row.id}", standing[row.id]
        if key in known or (bulk.aspect == "shown" and not left.after["hidden"]):
            continue
        payload = {
            "kind": KIND[bulk.aspect],
            "input": row.id,
            "subject": new_step(left) if bulk.aspect == "status" else _stamp(left.after),
            "by": bulk.person_id or "",
        }
        work.later("spread", payload, key=key)
        _announce(work, bulk, row, left.after)


def _announce(work: Work, bulk: BulkChange, row: Input, after: Value) -> None:
    ids = {"input_id": row.id, "activity_id": row.activity_id, "project_id": row.project_id}
    if bulk.aspect == "status":
        ids["status_id"] = after["status"]
    announce(work, HAPPENING[bulk.aspect], **ids)


def _standing(work: Work, bulk: BulkChange, ids: Sequence[str]) -> Mapping[str, BulkRow]:
    """Return what the change left, of those inputs that have it still."""
    query = select(BulkRow).where(col(BulkRow.bulk_id) == bulk.id)
    left: dict[str, BulkRow] = {}
    for some in chunks(ids):
        those = query.where(col(BulkRow.input_id).in_(some))
        left |= {row.input_id: row for row in work.session.execute(those).scalars()}
    now = values_of(work, bulk.aspect, list(ids))  # type: ignore[arg-type]
    return {key: row for key, row in left.items() if now.get(key) == row.after}


def _stamp(after: Value) -> str:
    return f"{datetime.fromisoformat(after['hidden']):%Y%m%d%H%M%S}"


def _tell_assignees(house: House, bulk: BulkChange, ids: Sequence[str]) -> None:
    """Tell each of them once how many it is; whoever did it knows."""
    with work(house, SYSTEM) as job:
        standing = _standing(job, bulk, ids)
        people = Counter(row.after["person"] for row in standing.values())
        for person, count in people.items():
            if person and person != bulk.person_id:
                first = next(
                    key for key, value in standing.items() if value.after["person"] == person
                )
                row = job.session.get_one(Input, first)
                tell_assigned(job, person, f"assigned:{bulk.id}", row, count)


JOBS = {NEWS: _news}
