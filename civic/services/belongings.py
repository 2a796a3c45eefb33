"""What belongs to a project: every table that leans on it, near or far, by its foreign keys.

The callers have asked for leave.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from sqlalchemy import ColumnElement, Table, delete, func, or_, select
from sqlmodel import SQLModel

from civic.models import Job, LogEntry, Project, Tag
from civic.services import import_desk
from civic.services.trusted import team_of
from civic.services.uploads import files_of
from civic.services.work import Work

Belongings: TypeAlias = Mapping[Table, ColumnElement[bool]]


def belongings(project_id: str) -> Belongings:
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


def count(work: Work, table: Table, where: ColumnElement[bool]) -> int:
    """Return how many rows of a table meet a condition."""
    query = select(func.count()).select_from(table).where(where)
    return int(work.session.connection().execute(query).scalar_one())


def ids_of(work: Work, project_id: str, name: str) -> list[str]:
    """Return the ids of what a project has in a table."""
    table = SQLModel.metadata.tables[name]
    query = select(table.c.id).where(belongings(project_id)[table])
    return list(work.session.connection().execute(query).scalars())


def jobs_of(work: Work, project_id: str) -> list[Job]:
    """Return the jobs that are about a project: those of its analyses, and those that name it."""
    parts = [ids_of(work, project_id, name) for name in ("activity", "analysisrun")]
    named = {project_id, *parts[0], *parts[1]}
    table = SQLModel.metadata.tables["analysisrun"]
    own = select(table.c.job_id).where(belongings(project_id)[table])
    kept = set(work.session.connection().execute(own).scalars())
    return [
        job
        for job in work.session.execute(select(Job)).scalars()
        if job.id in kept
        or not named.isdisjoint(str(value) for value in job.payload.values())
        or not named.isdisjoint((job.key or "").split(":"))
    ]


def files_beside(work: Work, project_id: str) -> list[str]:
    """Return the files of a project's analyses and votes, and those sent to be imported."""
    people = sorted(team_of(work, project_id))
    sent = import_desk.files_of(work, people, ids_of(work, project_id, "activity"))
    sealed = SQLModel.metadata.tables["sealedfile"]
    query = select(sealed.c.file).where(belongings(project_id)[sealed])
    ballots = list(work.session.connection().execute(query).scalars())
    return [f"{run}.findings" for run in ids_of(work, project_id, "analysisrun")] + sent + ballots


def forget_jobs(work: Work, jobs: Iterable[Job]) -> list[str]:
    """Remove jobs; return the files that only they still held."""
    files = [f"{job.payload['key']}.file" for job in jobs if "key" in job.payload]
    for job in jobs:
        work.session.delete(job)
    work.session.flush()
    return files


def delete_rows(work: Work, table: Table, where: ColumnElement[bool]) -> None:
    """Delete rows; tags one by one, as their going changes the vocabulary of everybody."""
    if table is not SQLModel.metadata.tables["tag"]:
        work.session.connection().execute(delete(table).where(where))
        return
    for tag in work.session.execute(select(Tag).where(where)).scalars():
        work.session.delete(tag)
    work.session.flush()


def pictures_of(work: Work, project: Project) -> list[str]:
    """Return the pictures and documents of a project: of its inputs, their answers, its page."""
    of_people = _uploads(work, project, "inputpicture") | _uploads(work, project, "answerfile")
    return sorted(of_people | pictures_of_team(work, project))


def pictures_of_team(work: Work, project: Project) -> set[str]:
    """Return those of them that the team has put there."""
    own = {project.picture_id} if project.picture_id else set()
    on_pages = _uploads(work, project, "blockupload")
    return own | on_pages | _uploads(work, project, "projectdocument")


def _uploads(work: Work, project: Project, name: str) -> set[str]:
    table = SQLModel.metadata.tables[name]
    query = select(table.c.upload_id).where(belongings(project.id)[table]).distinct()
    return set(work.session.connection().execute(query).scalars())


def forget_pictures(work: Work, pictures: Iterable[str]) -> list[str]:
    """Remove pictures that nothing else shows; return their files."""
    table = SQLModel.metadata.tables["upload"]
    keys = [
        key for each in SQLModel.metadata.sorted_tables for key in each.foreign_keys
        if key.column.table is table
    ]  # fmt: skip
    files: list[str] = []
    for picture in set(pictures) - {work.platform.logo_id}:
        if any(count(work, key.parent.table, key.parent == picture) for key in keys):
            continue
        work.session.connection().execute(delete(table).where(table.c.id == picture))
        files += files_of(picture)
    return files
