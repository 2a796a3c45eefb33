"""An activity with its project, and the phases that open it: asked for by nearly every act."""

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from civic.methods.base import Method, Settings
from civic.models import Activity, Opening, Phase, Project
from civic.rules import phases
from civic.rules.phases import Window
from civic.words import Act

_ACTIVITY = (
    select(Activity, Project)
    .join(Project, col(Project.id) == col(Activity.project_id))
    .where(col(Activity.id) == bindparam("id"))
)
_WINDOWS = (
    select(Phase.starts_at, Phase.ends_at, Opening.acts)
    .join(Opening, col(Opening.phase_id) == col(Phase.id))
    .where(col(Opening.activity_id) == bindparam("id"))
)


def activity_of(session: Session, activity_id: str) -> tuple[Activity, Project] | None:
    """Return an activity and its project, if there is one."""
    return session.exec(_ACTIVITY, params={"id": activity_id}).first()


def windows_of(
    session: Session, activity_id: str, method: Method[Settings], settings: Settings
) -> list[Window]:
    """Return the phases of an activity with the acts that both sides offer."""
    offered = method.acts(settings)
    rows = session.exec(_WINDOWS, params={"id": activity_id}).all()
    if not rows:
        return [Window(phases.EVER, None, offered)]
    return [Window(start, end, offered & {Act(a) for a in acts}) for start, end, acts in rows]
