"""Deleting a draft project: what would be lost, whether it may be, and all that goes with it.

Whatever names a person among what belongs to it is taken for a contribution unless it is the
team's.
"""

from dataclasses import dataclass
from typing import Any

from civic.errors import Refused
from civic.models import Project
from civic.models.append_only import outlive
from civic.services.belongings import (
    belongings,
    count,
    delete_rows,
    files_beside,
    forget_jobs,
    forget_pictures,
    jobs_of,
    pictures_of,
)
from civic.services.outbox import Progress
from civic.services.standing import place_of
from civic.services.trusted import team_of
from civic.services.views import OPEN, Permit, permit
from civic.services.work import House, Work, reads
from civic.words import Act, JobStatus, Reason, Refusal

BY_TEAM = frozenset({
    "trust", "statuschange", "feedback", "follow", "notification", "review", "report", "appeal",
    "invitation", "previewlink", "handling", "internalnote", "savedfilter", "bulkchange",
    "blockversion", "optionstep", "paperentry",
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
    place = place_of(project, work.now)
    refusal = work.refusal(Act.DELETE_PROJECT, place) or _refuse(work, project)
    owned = {table.name: (table, where) for table, where in belongings(project_id).items()}
    return Loss(
        activities=count(work, *owned["activity"]),
        phases=count(work, *owned["phase"]),
        layers=count(work, *owned["maplayer"]),
        inputs=count(work, *owned["input"]),
        comments=count(work, *owned["comment"]),
        pictures=len(pictures_of(work, project)),
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
    title, pictures = work.say(project.title).text, pictures_of(work, project)
    files = files_beside(work, project_id)
    jobs = jobs_of(work, project_id)
    outlive(work.session.connection(), project_id)
    for table, where in reversed(list(belongings(project_id).items())):
        delete_rows(work, table, where)
    files += forget_jobs(work, jobs) + forget_pictures(work, pictures)
    work.later("forget_files", {"keys": files})
    work.log("project_deleted", subject_id=project_id, title=title)
    work.tell(f"project:{project_id}")
    work.tell("projects")


def _refuse(work: Work, project: Project) -> Refusal | None:
    """Say what stands against deleting a project, whoever asks."""
    others = _others(work, project.id)
    if others:
        return Refusal(Reason.OTHERS_CONTRIBUTED, (("count", str(others)),))
    if any(job.status == JobStatus.RUNNING for job in jobs_of(work, project.id)):
        return Refusal(Reason.JOB_RUNNING)
    return None


def _others(work: Work, project_id: str) -> int:
    """Count what people who are not of the team have left in a project."""
    team = team_of(work, project_id)
    total = 0
    for table, where in belongings(project_id).items():
        if table.name in BY_TEAM:
            continue
        for key in table.foreign_keys:
            if key.column.table.name == "person":
                total += count(work, table, where & key.parent.not_in(team))
    return total


def _forget_files(house: House, payload: dict[str, Any], progress: Progress) -> None:
    """Forget files once nothing names them any more."""
    for key in payload["keys"]:
        house.storage.remove(key)


JOBS = {"forget_files": _forget_files}
