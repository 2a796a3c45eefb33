"""The outbox: jobs that acts left behind, taken on lease and run at least once.

A job is taken in one statement, so several runners never take the same one. Whoever takes it
renews the lease while working; a runner that dies stops renewing, and the job is taken again.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeAlias

from sqlmodel import and_, col, delete, func, or_, select, update

from civic.models import AnalysisRun, Job
from civic.services.work import House, Work, reads
from civic.words import Act, JobStatus

LEASE = timedelta(seconds=60)
FIRST_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(hours=2)
MOST_ATTEMPTS = 8
KEPT = timedelta(days=30)
ERROR_MOST = 600
DIED = "its runner died"


class Progress(Protocol):
    """Says how far a job has come, for whoever waits for it."""

    def __call__(self, done: float, stage: str = "") -> None:
        """Keep a part between 0 and 1, and the name of what is being done."""


Handler: TypeAlias = Callable[[House, dict[str, Any], Progress], None]


class Hopeless(Exception):
    """A job that will never succeed; trying again is no use."""


@dataclass(frozen=True, slots=True)
class Leased:
    """A job in the hands of one runner."""

    id: str
    name: str
    payload: dict[str, Any]
    attempts: int


@dataclass(frozen=True)
class JobView:
    """How far a job has come, as a progress bar shows it."""

    id: str = ""
    status: str = JobStatus.WAITING
    progress: float = 0.0
    stage: str = ""
    percent: int = 0


def take(work: Work, names: Collection[str], job_id: str | None = None) -> Leased | None:
    """Lease the job that has been due longest among those that can be run here.

    With ``job_id``, lease that one and no other.
    """
    work.require(Act.MANAGE_PLATFORM)
    _give_up_deadly(work)
    free = or_(
        and_(Job.status == JobStatus.WAITING, col(Job.run_at) <= work.now),
        and_(Job.status == JobStatus.RUNNING, col(Job.leased_until) <= work.now),
    )
    due = select(Job.id).where(free, col(Job.name).in_(names))
    due = due.where(Job.id == job_id) if job_id else due
    first = due.order_by(col(Job.run_at), col(Job.id)).limit(1).with_for_update(skip_locked=True)
    taken = work.session.execute(
        update(Job)
        .where(col(Job.id).in_(first.scalar_subquery()))
        .values(status=JobStatus.RUNNING, leased_until=work.now + LEASE, attempts=Job.attempts + 1)
        .returning(col(Job.id), col(Job.name), col(Job.payload), col(Job.attempts))
    ).one_or_none()
    return Leased(*taken) if taken else None


@reads
def next_due(work: Work, names: Collection[str]) -> datetime | None:
    """Return when the next of these jobs falls due, or its runner's lease runs out."""
    work.require(Act.MANAGE_PLATFORM)
    ours = col(Job.name).in_(names)
    waiting = select(func.min(Job.run_at)).where(Job.status == JobStatus.WAITING, ours)
    running = select(func.min(Job.leased_until)).where(Job.status == JobStatus.RUNNING, ours)
    moments = [work.session.exec(query).one() for query in (waiting, running)]
    return min((moment for moment in moments if moment is not None), default=None)


def renew(work: Work, leased: Leased) -> None:
    """Keep the lease of a job that is still being worked on."""
    work.require(Act.MANAGE_PLATFORM)
    _change(work, leased, leased_until=work.now + LEASE)


def keep_progress(work: Work, leased: Leased, done: float, stage: str) -> None:
    """Note how far a job has come, and wake the pages that wait for it."""
    work.require(Act.MANAGE_PLATFORM)
    part = min(1.0, max(0.0, done))
    _change(work, leased, progress=part, stage=stage[:60], leased_until=work.now + LEASE)
    work.tell(topic_of(leased.id))


def finish(work: Work, leased: Leased) -> None:
    """Note that a job is done; what it carried is forgotten."""
    work.require(Act.MANAGE_PLATFORM)
    _change(
        work,
        leased,
        status=JobStatus.DONE,
        progress=1.0,
        done_at=work.now,
        leased_until=None,
        payload={},
        error="",
    )
    work.tell(topic_of(leased.id))


def give_back(work: Work, leased: Leased) -> None:
    """Let go of a job that was not finished, so that any runner takes it at once."""
    work.require(Act.MANAGE_PLATFORM)
    _change(work, leased, status=JobStatus.WAITING, run_at=work.now, leased_until=None)


def fail(work: Work, leased: Leased, error: str, *, hopeless: bool = False) -> None:
    """Note what went wrong with a job, and when it is tried again, if ever."""
    work.require(Act.MANAGE_PLATFORM)
    gives_up = hopeless or leased.attempts >= MOST_ATTEMPTS
    _change(
        work,
        leased,
        status=JobStatus.FAILED if gives_up else JobStatus.WAITING,
        run_at=work.now + wait_after(leased.attempts),
        leased_until=None,
        error=error[:ERROR_MOST],
    )
    work.tell(topic_of(leased.id))


def sweep(work: Work) -> None:
    """Forget jobs that were done long ago, but for those that an analysis names."""
    work.require(Act.MANAGE_PLATFORM)
    named = select(AnalysisRun.job_id).where(col(AnalysisRun.job_id).is_not(None))
    work.session.execute(
        delete(Job).where(
            col(Job.status) == JobStatus.DONE,
            col(Job.done_at) < work.now - KEPT,
            col(Job.id).not_in(named),
        )
    )


@reads
def look(work: Work, job_id: str) -> JobView:
    """Return how far a job has come; whoever waits for it knows its unguessable id."""
    work.require(Act.VIEW)
    row = work.session.get(Job, job_id)
    if row is None:
        return JobView()
    return JobView(row.id, row.status, row.progress, row.stage, round(row.progress * 100))


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait before the next attempt: longer each time."""
    times: int = 3 ** (min(attempts, MOST_ATTEMPTS) - 1)
    return min(LONGEST_WAIT, FIRST_WAIT * times)


def topic_of(job_id: str) -> str:
    """Return the topic under which a job's progress is told."""
    return f"job:{job_id}"


def _give_up_deadly(work: Work) -> None:
    """Give up jobs whose runner died with each attempt: they would take down every next one."""
    work.session.execute(
        update(Job)
        .where(
            col(Job.status) == JobStatus.RUNNING,
            col(Job.leased_until) <= work.now,
            col(Job.attempts) >= MOST_ATTEMPTS,
        )
        .values(status=JobStatus.FAILED, leased_until=None, error=DIED)
    )


def _change(work: Work, leased: Leased, **values: object) -> None:
    """Change a job, unless somebody else took it over in the meantime."""
    mine = (col(Job.id) == leased.id, col(Job.attempts) == leased.attempts)
    work.session.execute(update(Job).where(*mine).values(**values))
