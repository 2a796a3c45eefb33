"""Asking those who took part in an input whether they support what it was merged into.

Nobody's support is moved. Whoever wrote it, supported it, commented on it or followed it hears
once for each survivor of a merge, on the site and by mail; done twice, it tells nobody twice.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CompoundSelect, select, union
from sqlmodel import col

from civic.models import (
    BulkChange,
    BulkRow,
    Comment,
    Follow,
    Input,
    Job,
    Project,
    Reaction,
    is_readable,
)
from civic.rules.access import SYSTEM
from civic.services.happenings import announce
from civic.services.masks import writer, writer_of
from civic.services.outbox import Progress
from civic.services.standing import status_of
from civic.services.survivors import survivor_of
from civic.services.telling import Told, note, write
from civic.services.work import House, Work, work
from civic.words import Followed, Happening, News, ProjectStatus

JOB = "merge_news"


def leave(work: Work, bulk: BulkChange, standing: Mapping[str, BulkRow]) -> None:
    """Leave a job for each merged input, unless it is there, and tell programs of each change."""
    keys = {f"{bulk.id}:{key}": key for key in standing}
    known = set(work.session.execute(select(col(Job.key)).where(col(Job.key).in_(keys))).scalars())
    rows = work.session.execute(select(Input).where(col(Input.id).in_(list(standing)))).scalars()
    for row in rows:
        key, into = f"{bulk.id}:{row.id}", standing[row.id].after["into"]
        if key in known:
            continue
        payload = {"input": row.id, "into": into, "by": bulk.person_id or "", "bulk": bulk.id}
        work.later(JOB, payload, key=key)
        what = Happening.INPUT_MERGED if into else Happening.INPUT_UNMERGED
        home = {"activity_id": row.activity_id, "project_id": row.project_id}
        announce(work, what, input_id=row.id, **home, merged_into=into)


def _ask(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    with work(house, SYSTEM) as job:
        row = job.session.get(Input, payload["input"])
        if row is None or not row.merged_into_id or row.merged_into_id != payload["into"]:
            return
        if not is_readable(row):
            return
        into = survivor_of(job, row)
        project = job.session.get_one(Project, row.project_id)
        if not into.is_shown or status_of(project, job.now) is ProjectStatus.DRAFT:
            return
        people = _who_took_part(job, row) - {payload["by"], writer_of(job, into) or ""}
        if not people:
            return
        told = Told(News.MERGED, f"merged:{into.id}:{payload['bulk']}", people, row.id)
        note(job, told, row.project_id, into.id)
        titles = {"title": row.title, "into": into.title}
        write(job, told, News.MERGED, f"/inputs/{into.id}", lambda language: titles)


def _who_took_part(work: Work, row: Input) -> frozenset[str]:
    query: CompoundSelect[*tuple[Any, ...]] = union(
        select(writer(Input)).where(col(Input.id) == row.id),
        select(col(Reaction.person_id)).where(
            col(Reaction.subject_id) == row.id, col(Reaction.value) == 1
        ),
        select(writer(Comment)).where(
            col(Comment.input_id) == row.id, col(Comment.removed_at).is_(None)
        ),
        select(col(Follow.person_id)).where(
            col(Follow.kind) == Followed.INPUT,
            col(Follow.subject_id) == row.id,
            col(Follow.is_on),
        ),
    )
    return frozenset(filter(None, work.session.connection().execute(query).scalars()))


JOBS = {JOB: _ask}
