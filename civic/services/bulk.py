"""What the team does with many inputs at once: whom it meets, and what is kept of it.

One transaction changes them all or none. What was before stays beside, so that it can be undone
for some minutes; whoever is to hear of it hears when these are over.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, insert, select
from sqlmodel import col

from civic.errors import Invalid, NotFound
from civic.models import BulkChange, BulkRow, Input, OptionStep, StatusChange
from civic.services.aspects import Aspect, Value, chunks
from civic.services.team_query import Query, where
from civic.services.work import Work
from civic.words import Act, new_id

MOST = 20_000
UNDO_FOR = timedelta(minutes=10)
NEWS = "bulk_news"
TOLD: tuple[Aspect, ...] = ("status", "shown", "assignee", "merged")
"""The aspects of which somebody is to hear."""
QUEUED: tuple[Aspect, ...] = ("shown", "seen")
"""Those on which the queue of moderation hangs."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which inputs are meant: some by their ids, or all that a query finds."""

    ids: tuple[str, ...] = ()
    query: Query | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """An input that is meant, and where it belongs."""

    id: str
    project_id: str
    activity_id: str


@dataclass(frozen=True, slots=True)
class Change:
    """What an aspect of inputs was and is to be, and what the log says of it."""

    aspect: Aspect
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    what: str
    figures: Mapping[str, str] = field(default_factory=dict)
    subject_id: str = ""
    """An input that the log speaks of besides those that were changed."""


@dataclass(frozen=True, slots=True)
class Done:
    """A bulk change: how it is undone, and how many inputs it changed."""

    id: str = ""
    count: int = 0


def targets(work: Work, chosen: Chosen, act: Act = Act.MODERATE) -> list[Target]:
    """Return the inputs that are meant, which nobody else changes until this work is kept.

    Raises:
        Invalid: if none are meant, or too many.
        NotFound: if one of them is not there, or not for this actor.
        Refused: if the actor may not do ``act`` in the project of one of them.
    """
    if chosen.query is not None:
        found = _found(work, where(work, chosen.query))
    else:
        ids = _ids(chosen.ids)
        scope = where(work, Query(state="all"))
        found = [
            one for some in chunks(ids) for one in _found(work, [*scope, col(Input.id).in_(some)])
        ]
        if len(found) != len(ids):
            raise NotFound
    if not found:
        raise Invalid("rows", "team_bulk.nothing")
    if len(found) > MOST:
        raise Invalid("rows", "team_bulk.too_many", most=str(MOST))
    for project_id in sorted({one.project_id for one in found}):
        work.manage(project_id, act)
    return found


def keep(work: Work, change: Change, changed: Sequence[Target]) -> Done:
    """Keep what inputs had before a change and have now, log it once for each project, tell."""
    if not changed:
        return Done()
    counts = Counter(one.project_id for one in changed)
    entries = {
        project_id: work.log(
            change.what,
            project_id=project_id,
            subject_id=change.subject_id,
            count=str(number),
            **change.figures,
        )
        for project_id, number in counts.items()
    }
    bulk = BulkChange(
        person_id=work.actor.person_id,
        project_id=next(iter(counts)) if len(counts) == 1 else None,
        aspect=change.aspect,
        at=work.now,
    )
    work.session.add(bulk)
    work.session.flush()
    _remember(work, bulk.id, change, [(one.id, entries[one.project_id]) for one in changed])
    if change.aspect in TOLD:
        due = work.now + UNDO_FOR + timedelta(seconds=1)
        work.later(NEWS, {"bulk": bulk.id}, key=f"{NEWS}:{new_id()}", at=due)
    tell(work, changed, change.aspect)
    return Done(bulk.id, len(changed))


def _remember(work: Work, bulk_id: str, change: Change, rows: Sequence[tuple[str, str]]) -> None:
    lines = [
        {
            "bulk_id": bulk_id, "input_id": key, "entry_id": entry_id,
            "before": change.before[key], "after": change.after[key],
        }
        for key, entry_id in rows
    ]  # fmt: skip
    for some in chunks(lines):
        work.session.connection().execute(insert(BulkRow), list(some))


def add_steps(
    work: Work,
    lines: Mapping[str, Mapping[str, Any]],
    table: type[StatusChange | OptionStep] = StatusChange,
) -> dict[str, str]:
    """Add a step to the history of each of these inputs; return the ids of the steps by input."""
    steps = {key: new_id() for key in lines}
    rows = [{"id": steps[key], "input_id": key, **line} for key, line in lines.items()]
    for some in chunks(rows):
        work.session.connection().execute(insert(table), list(some))
    return steps


def tell(work: Work, changed: Sequence[Target], aspect: str) -> None:
    """Wake the pages that show one of these inputs, or the activities they are in."""
    work.tell("desk")
    if aspect in QUEUED:
        work.tell("moderation")
    for activity_id in {one.activity_id for one in changed}:
        work.tell(f"activity:{activity_id}")
    for one in changed:
        work.tell(f"input:{one.id}")


def _ids(payload: object) -> list[str]:
    if not isinstance(payload, tuple | list) or len(payload) > MOST:
        raise Invalid("rows", "team_bulk.too_many", most=str(MOST))
    if not all(isinstance(key, str) for key in payload):
        raise NotFound
    return list(dict.fromkeys(payload))


def _found(work: Work, conditions: Sequence[ColumnElement[bool]]) -> list[Target]:
    query = (
        select(col(Input.id), col(Input.project_id), col(Input.activity_id))
        .where(*conditions)
        .order_by(col(Input.id))
        .limit(MOST + 1)
        .with_for_update()
    )
    return [Target(*row) for row in work.session.connection().execute(query)]
