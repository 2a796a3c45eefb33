"""What an activity's inputs say: analysed on demand by a job, the findings kept as rows.

Only the latest run has rows of themes. A theme that goes on from the run before keeps its row's
id, so that the address of its inputs stays the same.
"""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from civic.adapters.analyst import AnalystDied
from civic.analysis.findings import Findings, Parameters, findings_of
from civic.analysis.texts import Document
from civic.errors import Refused
from civic.models import Activity, AnalysisRun, Job
from civic.rules.access import SYSTEM
from civic.services.input_lists import shown_in
from civic.services.insight_rows import documents_of, write_findings
from civic.services.outbox import Hopeless, Progress, topic_of
from civic.services.work import House, Opened, Work, perform, reads
from civic.words import Act, JobStatus, Reason, Refusal, new_id

MOST_PLACED = 2_000
"""More that have arrived since an analysis call for a new one; they are not placed."""
GOING = (JobStatus.WAITING, JobStatus.RUNNING)


@dataclass(frozen=True)
class Asked:
    """What a run is to read, and the run that it goes on from."""

    documents: list[Document]
    languages: tuple[str, ...]
    previous_id: str


def start(work: Work, activity_id: str) -> str:
    """Leave an analysis of an activity to the outbox; return its job's id.

    An analysis that is waiting or running already is the one that is meant.

    Raises:
        Refused: if the actor is not of the project's team.
    """
    opened = entered(work, activity_id)
    lock(work, activity_id)
    if going := latest_job(work, activity_id, GOING):
        return going.id
    run_id = new_id()
    job_id = work.later("analyse", {"run_id": run_id}, key=f"analyse:{run_id}")
    work.session.flush()
    row = AnalysisRun(id=run_id, activity_id=activity_id, job_id=job_id, created_at=work.now)
    work.session.add(row)
    title = work.say(opened.row.title).text
    work.log("analysis_started", project_id=opened.project.id, subject_id=activity_id, title=title)
    return job_id


def stop(work: Work, activity_id: str) -> None:
    """Give up the analysis of an activity that is waiting or running; what was found before stays.

    Raises:
        Refused: if the actor is not of the project's team.
    """
    opened = entered(work, activity_id)
    lock(work, activity_id)
    job = latest_job(work, activity_id, GOING)
    if job is None:
        return
    _run_of(work, job).record = {"stopped": True}
    # One attempt more than its runner knows of: whatever that runner reports is not of this job.
    job.status, job.attempts, job.leased_until = JobStatus.FAILED, job.attempts + 1, None
    work.tell(topic_of(job.id))
    title = work.say(opened.row.title).text
    work.log("analysis_stopped", project_id=opened.project.id, subject_id=activity_id, title=title)


def entered(work: Work, activity_id: str) -> Opened:
    """Enter an activity that holds inputs in order to read it with the team.

    Raises:
        Refused: if the actor is not of the project's team.
    """
    opened = work.visit(activity_id)
    work.manage(opened.project.id, Act.MODERATE)
    if opened.method.collection(opened.settings) is None:
        raise Refused(Refusal(Reason.ACT_NOT_OPEN))
    return opened


def latest_job(work: Work, activity_id: str, statuses: tuple[str, ...] = ()) -> Job | None:
    """Return the job of an activity's latest analysis, if it is in one of ``statuses``."""
    query = (
        select(Job)
        .join(AnalysisRun, col(AnalysisRun.job_id) == col(Job.id))
        .where(col(AnalysisRun.activity_id) == activity_id)
        .order_by(col(AnalysisRun.created_at).desc())
    )
    if statuses:
        query = query.where(col(Job.status).in_(statuses))
    return work.session.execute(query.limit(1)).scalar_one_or_none()


def finished(work: Work, activity_id: str) -> AnalysisRun | None:
    """Return the latest analysis of an activity that has findings."""
    query = (
        select(AnalysisRun)
        .where(col(AnalysisRun.activity_id) == activity_id)
        .where(col(AnalysisRun.finished_at).is_not(None))
        .order_by(col(AnalysisRun.finished_at).desc())
    )
    return work.session.execute(query.limit(1)).scalar_one_or_none()


def finished_id(work: Work, activity_id: str) -> str:
    """Return which analysis of an activity has findings, if any, without reading them."""
    query = (
        select(col(AnalysisRun.id))
        .where(col(AnalysisRun.activity_id) == activity_id)
        .where(col(AnalysisRun.finished_at).is_not(None))
        .order_by(col(AnalysisRun.finished_at).desc())
    )
    return work.session.connection().execute(query.limit(1)).scalar_one_or_none() or ""


def joined_of(run: AnalysisRun) -> frozenset[str]:
    """Return the inputs that joined the themes of a run after it, for the time being."""
    return frozenset(run.record.get("joined", ()))


def was_stopped(work: Work, job: Job) -> bool:
    """Tell whether somebody gave up the analysis of a job."""
    return bool(_run_of(work, job).record.get("stopped"))


def lock(work: Work, activity_id: str) -> None:
    """Let no other work on the analyses of an activity pass until this one is kept.

    Those who contribute to it pass.
    """
    own = select(Activity).where(col(Activity.id) == activity_id).with_for_update(key_share=True)
    work.session.execute(own)


@reads
def asked_of(work: Work, run_id: str) -> Asked | None:
    """Return what a run is to read; nothing if it has its findings already, or was stopped."""
    work.require(Act.MANAGE_PLATFORM)
    run = _unfinished(work, run_id)
    if run is None:
        return None
    documents = documents_of(work, shown_in(run.activity_id))
    before = finished(work, run.activity_id)
    chosen = work.platform
    languages = tuple(dict.fromkeys((chosen.default_language, *chosen.languages)))
    return Asked(documents, languages, before.id if before else "")


@reads
def asked_for(work: Work, run_id: str) -> bool:
    """Tell whether anybody still waits for a run."""
    work.require(Act.MANAGE_PLATFORM)
    return _unfinished(work, run_id) is not None


def keep(work: Work, run_id: str, findings: Findings) -> None:
    """Keep what a run found in place of what the run before it found."""
    work.require(Act.MANAGE_PLATFORM)
    run = _unfinished(work, run_id)
    if run is None:
        return
    lock(work, run.activity_id)
    before = finished(work, run.activity_id)
    known: dict[str, str] = before.record.get("ids", {}) if before else {}
    ids = {theme.id: known.get(theme.id) or new_id() for theme in findings.themes}
    write_findings(work, run, findings, ids)
    details = {
        ids[one.id]: {"medoid": one.medoid, "firmness": one.firmness.value}
        for one in findings.themes
    }
    run.record = {"run": asdict(findings.run), "ids": ids, "themes": details}
    run.duplicates = [asdict(pair) for pair in findings.duplicates]
    run.finished_at = work.now
    work.later("assign", {"activity_id": run.activity_id}, key=f"assign:{run_id}")
    work.tell(f"activity:{run.activity_id}")


def _run_of(work: Work, job: Job) -> AnalysisRun:
    query = select(AnalysisRun).where(col(AnalysisRun.job_id) == job.id)
    run: AnalysisRun = work.session.execute(query).scalar_one()
    return run


def _unfinished(work: Work, run_id: str) -> AnalysisRun | None:
    run = work.session.get(AnalysisRun, run_id)
    done = run is None or run.finished_at is not None or run.record.get("stopped")
    return None if done else run


class _Stopped(Exception):
    """Nobody waits for this run any more."""


def _analyse(house: House, payload: dict[str, Any], progress: Progress) -> None:
    """Analyse outside any transaction, then keep all findings in one."""
    run_id: str = payload["run_id"]
    asked = perform(house, SYSTEM, asked_of, run_id)
    if asked is None:
        return
    progress(0.0, "reading")
    data = house.storage.get(f"{asked.previous_id}.findings") if asked.previous_id else None

    def told(share: float, stage: str) -> None:
        if perform(house, SYSTEM, asked_for, run_id):
            progress(0.95 * share, stage)
        else:
            raise _Stopped

    try:
        findings = house.analyst.analyse(
            asked.documents,
            Parameters(languages=asked.languages),
            told,
            findings_of(data.decode()) if data else None,
        )
    except _Stopped:
        return
    except AnalystDied as died:
        raise Hopeless("the analysis process ended before it answered") from died
    house.storage.put(f"{run_id}.findings", findings.to_json().encode())
    perform(house, SYSTEM, keep, run_id, findings)


JOBS = {"analyse": _analyse}
LONG_JOBS = frozenset(JOBS)
