"""Deleting a draft project: what would be lost, whether it may be, and all that goes with it.

What belongs to a project is found by looking: every table that leans on it, near or far, by its
foreign keys. Whatever names a person there is taken for a contribution unless it is the team's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Table, delete, func, or_, select
from sqlmodel import SQLModel, col

from civic.errors import Refused
from civic.models import Job, LogEntry, Person, Project, Tag, Trust
from civic.models.append_only import outlive
from civic.rules.access import Place
from civic.services import import_desk
from civic.services.outbox import Progress
from civic.services.uploads import files_of
from civic.services.views import OPEN, Permit, permit
from civic.services.work import House, Work, reads
from civic.words import Act, JobStatus, ProjectStatus, Reason, Refusal

Belongings: TypeAlias = Mapping[Table, ColumnElement[bool]]

BY_TEAM = frozenset({
    "trust", "statuschange", "feedback", "follow", "notification", "review", "report", "appeal",
    "handling", "internalnote", "savedfilter", "bulkchange",
})  # fmt: skip
"""Tables whose people do not contribute: the team at its work, and those who look on."""


@dataclass(frozen=True)
class Loss:
    """What would be gone with a project, and why it may not be deleted, if it may not."""

    activities: int = 0
    phases: int = 0
    layers: int = 0
    inputs: int = 0
    comments: int = 0
    pictures: int = 0
    permit: Permit = OPEN


@reads
def loss(work: Work, project_id: str) -> Loss:
    """Return what deleting a project would lose, and what stands against it."""
    project = work.manage(project_id)
    place = Place(project.id, ProjectStatus(project.status))
    refusal = work.refusal(Act.DELETE_PROJECT, place) or _refuse(work, project)
    owned = {table.name: (table, where) for table, where in _belongings(project_id).items()}
    return Loss(
        activities=_count(work, *owned["activity"]),
        phases=_count(work, *owned["phase"]),
        layers=_count(work, *owned["maplayer"]),
        inputs=_count(work, *owned["input"]),
        comments=_count(work, *owned["comment"]),
        pictures=len(_pictures(work, project)),
        permit=permit(refusal),
    )


def delete_draft(work: Work, project_id: str) -> None:
    """Delete a draft project with all that belongs to it; the log alone remembers.

    Raises:
        Refused: if it is no draft, others than the team have contributed, or a job is at work.
    """
    work.session.get(Project, project_id, with_for_update=True)
    project = work.manage(project_id, Act.DELETE_PROJECT)
    if refusal := _refuse(work, project):
        raise Refused(refusal)
    title, pictures = work.say(project.title).text, _pictures(work, project)
    runs = _ids(work, project_id, "analysisrun")
    files = [f"{run}.findings" for run in runs]
    files += import_desk.files_of(work, _team(work, project_id), _ids(work, project_id, "activity"))
    jobs = _jobs(work, project_id)
    outlive(work.session.connection(), project_id)
    for table, where in reversed(list(_belongings(project_id).items())):
        _delete(work, table, where)
    files += _forget_jobs(work, jobs) + _forget_pictures(work, pictures)
    work.later("forget_files", {"keys": files})
    work.log("project_deleted", subject_id=project_id, title=title)
    work.tell(f"project:{project_id}")
    work.tell("projects")


def _refuse(work: Work, project: Project) -> Refusal | None:
    """Say what stands against deleting a project, whoever asks."""
    others = _others(work, project.id)
    if others:
        return Refusal(Reason.OTHERS_CONTRIBUTED, (("count", str(others)),))
    if any(job.status == JobStatus.RUNNING for job in _jobs(work, project.id)):
        return Refusal(Reason.JOB_RUNNING)
    return None


def _belongings(project_id: str) -> Belongings:
    """Return each table that leans on a project, after those it leans on, with its rows there."""
    root = SQLModel.metadata.tables["project"]
    found: dict[Table, ColumnElement[bool]] = {root: root.c.id == project_id}
    for table in SQLModel.metadata.sorted_tables:
        if table in found or table.name == LogEntry.__tablename__:
            continue
        ways = [
            key.parent.in_(select(key.column).where(found[key.column.table]))
            for key in sorted(table.foreign_keys, key=lambda each: str(each.parent))
            if key.column.table in found
        ]
        if ways:
            found[table] = or_(*ways)
    return found


def _others(work: Work, project_id: str) -> int:
    """Count what people who are not of the team have left in a project."""
    team = _team(work, project_id)
    total = 0
    for table, where in _belongings(project_id).items():
        if table.name in BY_TEAM:
            continue
        for key in table.foreign_keys:
            if key.column.table.name == "person":
                total += _count(work, table, where & key.parent.not_in(team))
    return total


def _team(work: Work, project_id: str) -> list[str]:
    trusted = select(col(Trust.person_id)).where(col(Trust.project_id) == project_id)
    admins = select(col(Person.id)).where(col(Person.is_admin))
    return list(work.session.connection().execute(trusted.union(admins)).scalars())


def _count(work: Work, table: Table, where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(table).where(where)
    return int(work.session.connection().execute(query).scalar_one())


def _ids(work: Work, project_id: str, name: str) -> list[str]:
    table = SQLModel.metadata.tables[name]
    query = select(table.c.id).where(_belongings(project_id)[table])
    return list(work.session.connection().execute(query).scalars())


def _jobs(work: Work, project_id: str) -> list[Job]:
    """Return the jobs that are about a project: those of its analyses, and those that name it."""
    parts = [_ids(work, project_id, name) for name in ("activity", "analysisrun")]
    named = {project_id, *parts[0], *parts[1]}
    table = SQLModel.metadata.tables["analysisrun"]
    own = select(table.c.job_id).where(_belongings(project_id)[table])
    kept = set(work.session.connection().execute(own).scalars())
    return [
        job
        for job in work.session.execute(select(Job)).scalars()
        if job.id in kept
        or not named.isdisjoint(str(value) for value in job.payload.values())
        or not named.isdisjoint((job.key or "").split(":"))
    ]


def _forget_jobs(work: Work, jobs: Iterable[Job]) -> list[str]:
    """Remove jobs; return the files that only they still held."""
    files = [f"{job.payload['key']}.file" for job in jobs if "key" in job.payload]
    for job in jobs:
        work.session.delete(job)
    work.session.flush()
    return files


def _delete(work: Work, table: Table, where: ColumnElement[bool]) -> None:
    """Delete rows; tags one by one, as their going changes the vocabulary of everybody."""
    if table is not SQLModel.metadata.tables["tag"]:
        work.session.connection().execute(delete(table).where(where))
        return
    for tag in work.session.execute(select(Tag).where(where)).scalars():
        work.session.delete(tag)
    work.session.flush()


def _pictures(work: Work, project: Project) -> list[str]:
    """Return the pictures that a project and its inputs show."""
    table = SQLModel.metadata.tables["inputpicture"]
    query = select(table.c.upload_id).where(_belongings(project.id)[table]).distinct()
    found = set(work.session.connection().execute(query).scalars())
    return sorted(found | ({project.picture_id} if project.picture_id else set()))


def _forget_pictures(work: Work, pictures: Iterable[str]) -> list[str]:
    """Remove pictures that nothing else shows; return their files."""
    table = SQLModel.metadata.tables["upload"]
    keys = [
        key for each in SQLModel.metadata.sorted_tables for key in each.foreign_keys
        if key.column.table is table
    ]  # fmt: skip
    files: list[str] = []
    for picture in set(pictures) - {work.platform.logo_id}:
        if any(_count(work, key.parent.table, key.parent == picture) for key in keys):
            continue
        work.session.connection().execute(delete(table).where(table.c.id == picture))
        files += files_of(picture)
    return files


def _forget_files(house: House, payload: dict[str, Any], progress: Progress) -> None:
    """Forget files once nothing names them any more."""
    for key in payload["keys"]:
        house.storage.remove(key)


JOBS = {"forget_files": _forget_files}
