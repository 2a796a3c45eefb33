"""What the team can have analysed: its activities that hold inputs."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import col

from civic import methods
from civic.models import Activity, AnalysisRun, Input, Project
from civic.services.activity_heads import Head, head_of
from civic.services.team_query import projects_of
from civic.services.work import Work, reads


@dataclass(frozen=True)
class InsightBox:
    """An activity, how many inputs it holds, and when they were analysed last."""

    head: Head
    inputs: int = 0
    at: datetime | None = None


@reads
def boxes(work: Work) -> list[InsightBox]:
    """Return the activities that hold inputs, in the projects that the actor works on.

    Raises:
        Refused: if the actor is of no team.
    """
    ids = list(projects_of(work))
    query = (
        select(Activity, Project)
        .join(Project, col(Project.id) == col(Activity.project_id))
        .where(col(Project.id).in_(ids))
        .order_by(col(Project.position), col(Project.id), col(Activity.position), col(Activity.id))
    )
    counts, times = _counts(work, ids), _times(work)
    found = []
    for activity, project in work.session.execute(query):
        method = methods.catalogue()[activity.method]
        settings = method.settings.model_validate(activity.settings)
        if method.collection(settings) is None:
            continue
        head = head_of(work, activity, project)
        found.append(InsightBox(head, counts.get(activity.id, 0), times.get(activity.id)))
    return found


def _counts(work: Work, ids: list[str]) -> dict[str, int]:
    query = (
        select(col(Input.activity_id), func.count())
        .where(col(Input.project_id).in_(ids))
        .where(col(Input.is_shown).is_(True))
        .group_by(col(Input.activity_id))
    )
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _times(work: Work) -> dict[str, datetime | None]:
    query = select(col(AnalysisRun.activity_id), func.max(col(AnalysisRun.finished_at)))
    rows = work.session.connection().execute(query.group_by(col(AnalysisRun.activity_id)))
    return {row[0]: row[1] for row in rows}
