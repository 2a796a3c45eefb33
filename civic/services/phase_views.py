"""The phases of a project as its page shows them: when, and what was, is or will be possible."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import col, select

from civic.models import Opening, Phase
from civic.rules import doors, phases
from civic.rules.phases import Window
from civic.services.project_views import PhaseView
from civic.services.work import Opened, Work
from civic.words import Act, Standing


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
    """Return what can be done in each phase, in any activity that it opens.

    What is over in an activity is said no more of a phase that still runs or is to come.
    """
    by_id = {one.row.id: one for one in activities}
    query = (
        select(Phase.starts_at, Phase.ends_at, Opening)
        .select_from(Opening)
        .join(Phase, col(Phase.id) == col(Opening.phase_id))
        .where(Phase.project_id == project_id)
    )
    found: dict[str, set[str]] = {}
    for start, end, opening in work.session.exec(query):
        one = by_id.get(opening.activity_id)
        if one is None:
            continue
        acts = one.method.acts(one.settings) & {Act(act) for act in opening.acts}
        if phases.standing(Window(start, end), work.now) is not Standing.CLOSED:
            acts -= _over(one, work.now)
        found.setdefault(opening.phase_id, set()).update(acts)
    return found


def _over(opened: Opened, now: datetime) -> frozenset[Act]:
    offered = opened.method.acts(opened.settings)
    standing = {act: phases.opening(opened.windows, act, now).standing for act in offered}
    return frozenset(act for act in offered if standing[act] is Standing.CLOSED)
