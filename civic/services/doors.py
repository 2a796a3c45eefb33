"""Doors as screens show them: what citizens can do in an activity or a project, in one line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from civic import methods
from civic.models import Activity, Opening, Phase, Project
from civic.rules import access, doors, phases
from civic.rules.access import Place
from civic.rules.phases import Window
from civic.services.standing import status_of
from civic.services.views import OPEN, Permit, permit
from civic.services.work import Opened, Work
from civic.words import Act, ProjectStatus, Reason


@dataclass(frozen=True)
class DoorView:
    """What citizens can do behind a door; its acts are the ends of catalogue keys.

    ``now`` is all that is open; ``acts`` of it end first, ``longer`` later. ``barrier`` says why
    this reader can do nothing there, whatever the time.
    """

    standing: str = ""
    acts: str = ""
    date: datetime | None = None
    longer: str = ""
    later: datetime | None = None
    barrier: Permit = OPEN
    now: str = ""


NO_DOOR = DoorView()


@dataclass(frozen=True)
class Times:
    """When a project is open: its phases, and what its activities offer when."""

    phases: list[Window]
    offers: list[Window]


def door_of(work: Work, opened: Opened) -> DoorView:
    """Return the door of an activity, as citizens see it or will once the project is published."""
    return door_in(work, opened.project, opened.windows)


def door_in(work: Work, project: Project, windows: Sequence[Window]) -> DoorView:
    """Return what citizens can do in a project during some windows."""
    offered = {act for window in windows for act in window.acts}
    openings = {act: phases.opening(windows, act, work.now) for act in offered}
    found = doors.door(openings)
    return DoorView(
        standing=found.standing or "",
        now="_".join(act for act in doors.ORDER if act in found.acts + found.longer),
        acts="_".join(found.acts),
        date=found.date,
        longer="_".join(found.longer),
        later=found.later,
        barrier=_barrier(work, project.id, status_of(project, work.now)),
    )


def times_of(work: Work, ids: Sequence[str]) -> dict[str, Times]:
    """Return when projects are open, and for what."""
    return work.recall(("times", tuple(ids)), lambda: _times(work, ids))


def _times(work: Work, ids: Sequence[str]) -> dict[str, Times]:
    spans, opened = _phases(work, ids)
    found = {project_id: Times(list(spans.get(project_id, {}).values()), []) for project_id in ids}
    query = select(
        col(Activity.project_id), col(Activity.id), col(Activity.method), col(Activity.settings)
    ).where(col(Activity.project_id).in_(ids))
    for project_id, activity_id, key, settings in work.session.connection().execute(query):
        method = methods.catalogue()[key]
        offered = method.acts(method.settings.model_validate(settings))
        windows = _offered(offered, opened.get(activity_id, {}), spans.get(project_id, {}))
        found[project_id].offers.extend(windows)
    return found


def _offered(
    offered: frozenset[Act], opened: Mapping[str, Iterable[str]], spans: Mapping[str, Window]
) -> list[Window]:
    """Return when an activity offers what; one without phases offers everything, always."""
    if not opened:
        return [Window(phases.EVER, None, offered)]
    return [
        replace(spans[phase_id], acts=offered & {Act(act) for act in acts})
        for phase_id, acts in opened.items()
    ]


def _phases(
    work: Work, ids: Sequence[str]
) -> tuple[dict[str, dict[str, Window]], dict[str, dict[str, list[str]]]]:
    """Return the phases of each project, and the acts that each activity opens in which."""
    query = (
        select(col(Phase.project_id), col(Phase.id), col(Phase.starts_at), col(Phase.ends_at),
               col(Opening.activity_id), col(Opening.acts))
        .outerjoin(Opening, col(Opening.phase_id) == col(Phase.id))
        .where(col(Phase.project_id).in_(ids))
    )  # fmt: skip
    spans: dict[str, dict[str, Window]] = {}
    opened: dict[str, dict[str, list[str]]] = {}
    for project_id, phase_id, start, end, activity_id, acts in work.session.connection().execute(
        query
    ):
        spans.setdefault(project_id, {})[phase_id] = Window(start, end)
        if activity_id is not None:
            opened.setdefault(activity_id, {})[phase_id] = acts
    return spans, opened


def _barrier(work: Work, project_id: str, status: ProjectStatus) -> Permit:
    """Say what keeps this reader out whatever the time; signing in can be asked on the way."""
    if status is ProjectStatus.DRAFT:
        status = ProjectStatus.PUBLISHED
    citizen = access.as_citizen(work.actor)
    refusal = access.refuse(citizen, Act.REACT, Place(project_id, status), work.now)
    is_lifted = refusal is None or refusal.reason is Reason.NOT_SIGNED_IN
    return OPEN if is_lifted else permit(refusal)
