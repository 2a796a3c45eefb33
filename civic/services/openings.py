"""An activity with its project, and the phases that open it: asked for by nearly every act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func
from sqlmodel import Session, col
from sqlmodel.sql.expression import Select

from civic.models import Activity, Opening, Phase, Project, Vote
from civic.rules import phases
from civic.rules.phases import Window
from civic.words import Act, Said

ENDED_AT = func.coalesce(col(Vote.ended_at), col(Vote.sealed_at))
"""Since when a vote is over, whatever its phases say; nothing while they decide."""
_FOUND: Select[*tuple[Any, ...]] = (
    Select(
        Activity,
        Project,
        ENDED_AT,
        col(Phase.starts_at),
        col(Phase.ends_at),
        col(Opening.acts),
        col(Phase.period),
    )
    .join(Project, col(Project.id) == col(Activity.project_id))
    .outerjoin(Vote, col(Vote.activity_id) == col(Activity.id))
    .outerjoin(Opening, col(Opening.activity_id) == col(Activity.id))
    .outerjoin(Phase, col(Phase.id) == col(Opening.phase_id))
    .where(col(Activity.id) == bindparam("id"))
)
Span = tuple[datetime, datetime | None, list[str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """An activity, its project, and the phases in which it takes part, with the acts of each.

    ``ended_at`` is since when its vote is over, whatever its phases say.
    """

    activity: Activity
    project: Project
    spans: list[Span]
    ended_at: datetime | None = None


def activity_of(session: Session, activity_id: str) -> Found | None:
    """Return an activity with its project and phases, if there is one."""
    rows = session.exec(_FOUND, params={"id": activity_id}).all()
    if not rows:
        return None
    activity, project, ended_at, *_ = rows[0]
    spans = [tuple(span) for _, _, _, *span in rows if span[0] is not None]
    return Found(activity, project, spans, ended_at)


def windows_of(
    found: Found, offered: frozenset[Act], say: Callable[[Mapping[str, str]], Said]
) -> list[Window]:
    """Return the phases of an activity with the acts that both sides offer.

    ``say`` puts into the reader's language when a phase is whose dates are not settled.
    """
    windows = [
        Window(start, end, offered & {Act(act) for act in acts}, say(period).text if period else "")
        for start, end, acts, period in found.spans
    ]
    windows = windows or [Window(phases.EVER, None, offered)]
    return phases.ended(windows, Act.VOTE, found.ended_at) if found.ended_at else windows
