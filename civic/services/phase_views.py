"""The phases of a project as its page shows them: when, and what was, is or will be possible."""

from collections.abc import Sequence

from sqlmodel import col, select

from civic.models import Opening, Phase
from civic.rules import doors, phases
from civic.rules.phases import Window
from civic.services.project_views import PhaseView
from civic.services.work import Opened, Work


def phases_of(work: Work, project_id: str, activities: Sequence[Opened]) -> list[PhaseView]:
    """Return the phases of a project in their order."""
    query = select(Phase).where(Phase.project_id == project_id).order_by(col(Phase.starts_at))
    acts = _acts(work, project_id, activities)
    return [
        PhaseView(
            id=row.id,
            title=work.say(row.title),
            text=work.say(row.text),
            period=work.say(row.period),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            standing=phases.standing(Window(row.starts_at, row.ends_at), work.now),
            acts="_".join(act for act in doors.ORDER if act in acts.get(row.id, set())),
        )
        for row in work.session.exec(query)
    ]


def _acts(work: Work, project_id: str, activities: Sequence[Opened]) -> dict[str, set[str]]:
    """Return what can be done in each phase, in any activity that it opens."""
    offered = {one.row.id: one.method.acts(one.settings) for one in activities}
    query = (
        select(Opening.phase_id, Opening.activity_id, Opening.acts)
        .join(Phase, col(Phase.id) == col(Opening.phase_id))
        .where(Phase.project_id == project_id)
    )
    found: dict[str, set[str]] = {}
    for phase_id, activity_id, acts in work.session.exec(query):
        found.setdefault(phase_id, set()).update(offered.get(activity_id, frozenset()) & set(acts))
    return found
