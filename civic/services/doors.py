"""Doors as screens show them: what citizens can do in an activity or a project, in one line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import col

from civic import methods
from civic.models import Activity, Opening, Phase, Project, Vote, VoteResult
from civic.rules import access, doors, phases
from civic.rules.access import Place
from civic.rules.phases import Window
from civic.services.openings import ENDED_AT
from civic.services.standing import status_of
from civic.services.views import OPEN, Permit, permit
from civic.services.work import Opened, Work
from civic.words import NOTHING_SAID, Act, ProjectStatus, Reason, Said


@dataclass(frozen=True)
class DoorView:
    """What citizens can do behind a door; its acts are the ends of catalogue keys.

    ``now`` is all that is open; ``acts`` of it end first, ``longer`` later. ``barrier`` says why
    this reader can do nothing there, whatever the time. ``period`` says in words when ``date`` is,
    where it is not settled; ``line`` is which sentence says all that, the end of a key too.
    """

    standing: str = ""
    acts: str = ""
    date: datetime | None = None
    longer: str = ""
    later: datetime | None = None
    barrier: Permit = OPEN
    now: str = ""
    period: Said = NOTHING_SAID
    line: str = "nothing"


NO_DOOR = DoorView()


@dataclass(frozen=True)
class Held:
    """A vote in which people have voted: where, when, and whether its result is published."""

    slug: str
    windows: list[Window]
    is_published: bool


@dataclass(frozen=True)
class Times:
    """When a project is open: its phases, what its activities offer when, and the votes held.

    ``periods`` says in words when a moment is that is not settled.
    """

    phases: list[Window]
    offers: list[Window]
    votes: list[Held]
    periods: dict[datetime, dict[str, str]] = field(default_factory=dict)


def door_of(work: Work, opened: Opened) -> DoorView:
    """Return the door of an activity, as citizens see it or will once the project is published."""
    times = times_of(work, [opened.project.id])[opened.project.id]
    return door_in(work, opened.project, opened.windows, times.periods)


def door_in(
    work: Work,
    project: Project,
    windows: Sequence[Window],
    periods: Mapping[datetime, dict[str, str]],
) -> DoorView:
    """Return what citizens can do in a project during some windows."""
    offered = {act for window in windows for act in window.acts}
    openings = {act: phases.opening(windows, act, work.now) for act in offered}
    found = doors.door(openings)
    period = said_when(work, periods, found.date)
    return DoorView(
        standing=found.standing or "",
        now="_".join(act for act in doors.ORDER if act in found.acts + found.longer),
        acts="_".join(found.acts),
        date=found.date,
        longer="_".join(found.longer),
        later=found.later,
        barrier=_barrier(work, project.id, status_of(project, work.now)),
        period=period,
        line=doors.line(found, is_settled=not period.text),
    )


def said_when(
    work: Work, periods: Mapping[datetime, dict[str, str]], date: datetime | None
) -> Said:
    """Say in words when a date is that is not settled; nothing for one that is."""
    return work.say(periods[date]) if date and date in periods else NOTHING_SAID


def times_of(work: Work, ids: Sequence[str]) -> dict[str, Times]:
    """Return when projects are open, and for what."""
    return work.recall(("times", tuple(ids)), lambda: _times(work, ids))


def _times(work: Work, ids: Sequence[str]) -> dict[str, Times]:
    spans, opened, periods = _phases(work, ids)
    found = {
        key: Times(list(spans.get(key, {}).values()), [], [], periods.get(key, {})) for key in ids
    }
    for row in work.session.connection().execute(_activities_of(ids)):
        method = methods.catalogue()[row.method]
        offered = method.acts(method.settings.model_validate(row.settings))
        windows = _offered(offered, opened.get(row.id, {}), spans.get(row.project_id, {}))
        if row.ended_at:
            windows = phases.ended(windows, Act.VOTE, row.ended_at)
        found[row.project_id].offers.extend(windows)
        if row.is_held:
            found[row.project_id].votes.append(Held(row.slug, windows, row.is_published))
    return found


def _activities_of(ids: Sequence[str]) -> Select[Any]:
    """Return the query for the activities of projects, with what became of their votes."""
    columns = (Activity.project_id, Activity.id, Activity.slug, Activity.method, Activity.settings)
    return (
        select(
            *(col(one) for one in columns),
            ENDED_AT.label("ended_at"),
            col(Vote.activity_id).is_not(None).label("is_held"),
            col(VoteResult.published_at).is_not(None).label("is_published"),
        )
        .outerjoin(Vote, col(Vote.activity_id) == col(Activity.id))
        .outerjoin(VoteResult, col(VoteResult.activity_id) == col(Activity.id))
        .where(col(Activity.project_id).in_(ids))
    )


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
) -> tuple[
    dict[str, dict[str, Window]],
    dict[str, dict[str, list[str]]],
    dict[str, dict[datetime, dict[str, str]]],
]:
    """Return the phases of each project, the acts that each activity opens in which, and words.

    The words say when a moment is that is not settled.
    """
    query = (
        select(col(Phase.project_id), col(Phase.id), col(Phase.starts_at), col(Phase.ends_at),
               col(Phase.period), col(Opening.activity_id), col(Opening.acts))
        .outerjoin(Opening, col(Opening.phase_id) == col(Phase.id))
        .where(col(Phase.project_id).in_(ids))
    )  # fmt: skip
    spans: dict[str, dict[str, Window]] = {}
    opened: dict[str, dict[str, list[str]]] = {}
    periods: dict[str, dict[datetime, dict[str, str]]] = {}
    rows = work.session.connection().execute(query)
    for project_id, phase_id, start, end, period, activity_id, acts in rows:
        spans.setdefault(project_id, {})[phase_id] = Window(start, end)
        if activity_id is not None:
            opened.setdefault(activity_id, {})[phase_id] = acts
        if period:
            periods.setdefault(project_id, {}).update({at: period for at in (start, end) if at})
    return spans, opened, periods


def _barrier(work: Work, project_id: str, status: ProjectStatus) -> Permit:
    """Say what keeps this reader out whatever the time; signing in can be asked on the way."""
    if status is ProjectStatus.DRAFT:
        status = ProjectStatus.PUBLISHED
    citizen = access.as_citizen(work.actor)
    refusal = access.refuse(citizen, Act.REACT, Place(project_id, status), work.now)
    is_lifted = refusal is None or refusal.reason is Reason.NOT_SIGNED_IN
    return OPEN if is_lifted else permit(refusal)
