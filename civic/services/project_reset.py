"""Taking all participation out of a project, which stays as its team has prepared it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from sqlalchemy import ColumnElement, Select, Table, select, true
from sqlmodel import SQLModel, col

from civic.errors import Invalid, Refused
from civic.models import Follow, Input, Job, Project
from civic.rules.ranking import heat
from civic.services import coming_out, scenarios
from civic.services.belongings import (
    belongings,
    count,
    delete_rows,
    files_beside,
    forget_jobs,
    forget_pictures,
    jobs_of,
    pictures_of,
    pictures_of_team,
)
from civic.services.standing import place_of
from civic.services.views import OPEN, Permit, permit
from civic.services.work import Work, reads
from civic.words import Act, Followed, JobStatus, Reason, Refusal

KEPT = frozenset({
    "project", "projecttag", "projectarea", "phase", "activity", "question", "opening", "maplayer",
    "tag", "trust", "previewlink", "invitation", "savedfilter", "blockpage", "blockversion",
    "blockupload", "projectdocument",
})  # fmt: skip
"""What the team has prepared; everything else that leans on a project is participation."""
WRITTEN = frozenset({
    "inputtext", "inputpicture", "inputtag", "questionanswer", "answerfile", "ballotoption",
    "optionstep",
})  # fmt: skip
"""What is kept of the inputs that the team alone writes, as scenarios are, with these inputs."""


@dataclass(frozen=True)
class Harvest:
    """What people have left in a project, and why it may not be taken out, if it may not."""

    inputs: int = 0
    comments: int = 0
    reactions: int = 0
    answers: int = 0
    reports: int = 0
    pictures: int = 0
    permit: Permit = OPEN


@reads
def harvest(work: Work, project_id: str) -> Harvest:
    """Return what resetting a project would lose, and what stands against it."""
    project = work.manage(project_id)
    owned = {table.name: (table, where) for table, where in belongings(project_id).items()}
    names = {"inputs": "input", "comments": "comment", "reactions": "reaction"}
    names |= {"answers": "feedback", "reports": "report"}
    boxes = scenarios.boxes_of(work, project_id)
    counts = {
        part: count(work, table, where & _of_people(table, boxes))
        for part, (table, where) in ((part, owned[name]) for part, name in names.items())
    }
    refusal = work.refusal(Act.RESET_PROJECT, place_of(project, work.now)) or _refuse(
        _jobs(work, project)
    )
    return Harvest(**counts, pictures=len(_pictures(work, project)), permit=permit(refusal))


def reset(work: Work, project_id: str, typed: object) -> None:
    """Remove for good all that people have contributed to a project; its team stays, and the log.

    Raises:
        Refused: if the actor is no admin, or a job is at work in it.
        Invalid: if the title that was typed is not the project's.
    """
    work.session.get(Project, project_id, with_for_update=True)
    project = work.manage(project_id, Act.RESET_PROJECT)
    if not isinstance(typed, str) or typed.strip() != work.say(project.title).text.strip():
        raise Invalid("confirm", "team_life.title_differs")
    jobs, pictures = _jobs(work, project), _pictures(work, project)
    if refusal := _refuse(jobs):
        raise Refused(refusal)
    lost = harvest(work, project_id)
    files, boxes = files_beside(work, project_id), scenarios.boxes_of(work, project_id)
    for table, where in reversed(list(belongings(project_id).items())):
        if table.name not in KEPT:
            delete_rows(work, table, where & _of_people(table, boxes))
    files += forget_jobs(work, jobs) + forget_pictures(work, pictures)
    work.session.expire_all()
    _begin_anew(work, boxes)
    work.later("forget_files", {"keys": files})
    figures = {part.name: str(getattr(lost, part.name)) for part in fields(lost)[:-1]}
    work.log("project_reset", project_id=project_id, subject_id=project_id, **figures)
    for topic in (f"project:{project_id}", "projects", "moderation"):
        work.tell(topic)


def _refuse(jobs: Sequence[Job]) -> Refusal | None:
    running = any(job.status == JobStatus.RUNNING for job in jobs)
    return Refusal(Reason.JOB_RUNNING) if running else None


def _jobs(work: Work, project: Project) -> list[Job]:
    """Return the jobs about what people contributed, and not about the project itself."""
    return [job for job in jobs_of(work, project.id) if job.name != coming_out.JOB]


def _pictures(work: Work, project: Project) -> list[str]:
    of_team = pictures_of_team(work, project)
    boxes = scenarios.boxes_of(work, project.id)
    for name in ("inputpicture", "answerfile"):
        table = SQLModel.metadata.tables[name]
        query = select(table.c.upload_id).where(table.c.input_id.in_(_written_in(boxes)))
        of_team |= set(work.session.connection().execute(query).scalars())
    return [key for key in pictures_of(work, project) if key not in of_team]


def _begin_anew(work: Work, boxes: Sequence[str]) -> None:
    """Leave nothing of how many supported or discussed what the team wrote."""
    query = select(Input).where(col(Input.activity_id).in_(boxes))
    for row in work.session.execute(query).scalars():
        row.up = row.down = row.net = row.comments = 0
        row.heat = heat(0, 0, row.created_at)


def _written_in(boxes: Sequence[str]) -> Select[str]:
    return select(col(Input.id)).where(col(Input.activity_id).in_(boxes))


def _of_people(table: Table, boxes: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition under which a row is participation; following the project is not.

    Nor is what the team wrote in these activities, for people to choose among.
    """
    if table is SQLModel.metadata.tables["follow"]:
        return col(Follow.kind) != Followed.PROJECT
    if table is SQLModel.metadata.tables["input"]:
        return col(Input.activity_id).not_in(boxes)
    if table.name in WRITTEN:
        return table.c.input_id.not_in(_written_in(boxes))
    return true()
