"""What an activity's inputs say: analysed on demand by a job, the findings kept as rows.

Only the latest run has rows of themes. A theme that goes on from the run before keeps its row's
id, so that the address of its inputs stays the same.
"""

from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, insert, select
from sqlmodel import SQLModel, col

from civic.analysis.findings import Findings, Parameters, findings_of
from civic.analysis.findings import Theme as FoundTheme
from civic.analysis.texts import Document
from civic.errors import Refused
from civic.models import Activity, AnalysisRun, Input, Job, Theme, ThemeMember
from civic.rules.access import SYSTEM
from civic.services.input_lists import shown_in
from civic.services.outbox import Progress
from civic.services.work import House, Opened, Work, perform, reads
from civic.words import Act, JobStatus, Reason, Refusal, new_id

BATCH = 500
NAMED = 200
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
    own = select(Activity).where(col(Activity.id) == activity_id).with_for_update()
    work.session.execute(own)
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


@reads
def asked_of(work: Work, run_id: str) -> Asked | None:
    """Return what a run is to read; nothing if it has its findings already.

    The language of each text is found out anew: the one kept is that of its writer's screen.
    """
    work.require(Act.MANAGE_PLATFORM)
    run = work.session.get(AnalysisRun, run_id)
    if run is None or run.finished_at is not None:
        return None
    query = (
        select(
            col(Input.id), col(Input.title), col(Input.body), col(Input.lat), col(Input.lng),
        )
        .where(*shown_in(run.activity_id)).order_by(col(Input.created_at), col(Input.id))
    )  # fmt: skip
    documents = [
        Document(
            row.id,
            row.title,
            row.body,
            "",
            (row.lat, row.lng) if row.lat is not None and row.lng is not None else None,
        )
        for row in work.session.connection().execute(query)
    ]
    before = finished(work, run.activity_id)
    chosen = work.platform
    languages = tuple(dict.fromkeys((chosen.default_language, *chosen.languages)))
    return Asked(documents, languages, before.id if before else "")


def keep(work: Work, run_id: str, findings: Findings) -> None:
    """Keep what a run found in place of what the run before it found."""
    work.require(Act.MANAGE_PLATFORM)
    run = work.session.get(AnalysisRun, run_id)
    if run is None or run.finished_at is not None:
        return
    before = finished(work, run.activity_id)
    known: dict[str, str] = before.record.get("ids", {}) if before else {}
    ids = {theme.id: known.get(theme.id) or new_id() for theme in findings.themes}
    _forget_rows(work, run.activity_id)
    parents = [theme for theme in findings.themes if not theme.parent]
    cores = [theme for theme in findings.themes if theme.parent]
    for themes in (parents, cores):
        numbered = enumerate(themes, start=1)
        _write(work, Theme, [_theme(run_id, number, one, ids) for number, one in numbered])
    _write(work, ThemeMember, _members(run_id, findings, ids))
    details = {
        ids[one.id]: {"medoid": one.medoid, "firmness": one.firmness.value}
        for one in findings.themes
    }
    run.record = {"run": asdict(findings.run), "ids": ids, "themes": details}
    run.duplicates = [asdict(pair) for pair in findings.duplicates]
    run.finished_at = work.now
    work.tell(f"activity:{run.activity_id}")


def _forget_rows(work: Work, activity_id: str) -> None:
    runs = select(col(AnalysisRun.id)).where(col(AnalysisRun.activity_id) == activity_id)
    for table in (ThemeMember, Theme):
        work.session.connection().execute(delete(table).where(col(table.run_id).in_(runs)))


def _theme(run_id: str, number: int, found: FoundTheme, ids: dict[str, str]) -> dict[str, Any]:
    return Theme(
        id=ids[found.id],
        run_id=run_id,
        number=number,
        parent_id=ids.get(found.parent),
        name=found.name[:NAMED],
        keywords=[asdict(word) for word in found.keywords],
        size=found.size,
        stability=found.stability,
        central=list(found.central),
    ).model_dump()


def _members(run_id: str, findings: Findings, ids: dict[str, str]) -> list[dict[str, Any]]:
    return [
        ThemeMember(
            run_id=run_id,
            input_id=row.id,
            theme_id=ids.get(row.theme),
            subtheme_id=ids.get(row.core),
            membership=row.membership,
            isolated=row.isolated,
            x=row.x,
            y=row.y,
        ).model_dump()
        for row in findings.rows
    ]


def _write(work: Work, table: type[SQLModel], rows: list[dict[str, Any]]) -> None:
    for start_at in range(0, len(rows), BATCH):
        work.session.connection().execute(insert(table), rows[start_at : start_at + BATCH])


def _analyse(house: House, payload: dict[str, Any], progress: Progress) -> None:
    """Analyse outside any transaction, then keep all findings in one."""
    run_id: str = payload["run_id"]
    asked = perform(house, SYSTEM, asked_of, run_id)
    if asked is None:
        return
    data = house.storage.get(f"{asked.previous_id}.findings") if asked.previous_id else None
    findings = house.analyst.analyse(
        asked.documents,
        Parameters(languages=asked.languages),
        lambda share, stage: progress(0.95 * share, stage),
        findings_of(data.decode()) if data else None,
    )
    house.storage.put(f"{run_id}.findings", findings.to_json().encode())
    perform(house, SYSTEM, keep, run_id, findings)


JOBS = {"analyse": _analyse}
