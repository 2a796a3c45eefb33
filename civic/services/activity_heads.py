"""What stands above the team's pages about one activity: where they belong, and where they lead."""

from dataclasses import dataclass

from sqlmodel import col, or_, select

from civic.errors import NotFound
from civic.models import Activity, Project
from civic.services.work import Work, reads
from civic.words import NOTHING_SAID, Said


@dataclass(frozen=True)
class Head:
    """An activity and its project, by name and by address."""

    activity_id: str = ""
    project_id: str = ""
    title: Said = NOTHING_SAID
    project: Said = NOTHING_SAID
    public: str = ""
    address: str = ""
    """Where the team's pages of this activity begin, each with a word after it."""


def head_of(work: Work, activity: Activity, project: Project) -> Head:
    """Return the head of an activity that the actor may see."""
    return Head(
        activity_id=activity.id,
        project_id=project.id,
        title=work.say(activity.title),
        project=work.say(project.title),
        public=f"/projects/{project.slug}/{activity.slug}",
        address=f"/admin/projects/{project.id}/activities/{activity.id}",
    )


@reads
def named(work: Work, project: str, activity: str) -> Head:
    """Return the head of an activity that is named by ids or by words of its address.

    Raises:
        NotFound: if there is none, or the actor may not see it.
    """
    query = (
        select(Activity.id)
        .join(Project, col(Project.id) == col(Activity.project_id))
        .where(or_(Project.id == project, Project.slug == project))
        .where(or_(Activity.id == activity, Activity.slug == activity))
    )
    activity_id = work.session.exec(query).first()
    if activity_id is None:
        raise NotFound
    opened = work.visit(activity_id)
    return head_of(work, opened.row, opened.project)
