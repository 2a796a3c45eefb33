"""The aspects of an input that the team changes: what each is now, of one or of thousands.

What an aspect is can be compared with what somebody saw before they changed it, and with what a
bulk change left behind before that is undone. Callers have asked for leave.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, Literal, TypeAlias

from sqlalchemy import select
from sqlmodel import col

from civic.models import (
    BallotOption,
    Feedback,
    Handling,
    Input,
    InputTag,
    OptionStep,
    Review,
    StatusChange,
)
from civic.services.work import Work

Aspect = Literal[
    "status", "answer", "sort", "place", "shown", "assignee", "home", "merged", "seen", "option",
]  # fmt: skip
Value: TypeAlias = dict[str, Any]
"""What an aspect is, as JSON keeps it."""

CHUNK = 1000
"""How many ids one statement names."""


def values_of(work: Work, aspect: Aspect, ids: Sequence[str]) -> dict[str, Value]:
    """Return what an aspect of some inputs is now, by input."""
    found: dict[str, Value] = {}
    for some in chunks(ids):
        found |= _READERS[aspect](work, some)
    return found


def mark_of(value: Value) -> str:
    """Return a short word for what somebody saw, to be compared later."""
    said = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def chunks(ids: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Return many ids in parts that one statement can name."""
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]


def _rows(work: Work, ids: Sequence[str], *columns: Any) -> Sequence[Any]:  # noqa: ANN401
    query = select(col(Input.id), *map(col, columns)).where(col(Input.id).in_(ids))
    return work.session.connection().execute(query).all()


def _steps(work: Work, ids: Sequence[str]) -> dict[str, list[str]]:
    query = select(col(StatusChange.input_id), col(StatusChange.id)).where(
        col(StatusChange.input_id).in_(ids)
    )
    steps: dict[str, list[str]] = {key: [] for key in ids}
    for key, step in work.session.connection().execute(query.order_by(col(StatusChange.id))):
        steps[key].append(step)
    return steps


def _status(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    steps = _steps(work, ids)
    return {
        key: {"status": status, "steps": steps[key]}
        for key, status in _rows(work, ids, Input.status_id)
    }


def _merged(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    """Return where inputs lead, with their status, which goes along."""
    steps = _steps(work, ids)
    columns = (Input.merged_into_id, Input.merged_at, Input.merged_status_id, Input.status_id)
    return {
        key: {
            "into": into or "", "at": _iso(at), "was": was, "status": status, "steps": steps[key],
        }
        for key, into, at, was, status in _rows(work, ids, *columns)
    }  # fmt: skip


def _seen(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    query = select(col(Review.subject_id), col(Review.at), col(Review.reviewer_id)).where(
        col(Review.subject_id).in_(ids)
    )
    found: dict[str, Value] = {key: {"at": "", "by": None} for key in ids}
    for key, at, by in work.session.connection().execute(query):
        found[key] = {"at": _iso(at), "by": by}
    return found


def _answer(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    query = select(col(Feedback.input_id), col(Feedback.id), col(Feedback.edited_at)).where(
        col(Feedback.input_id).in_(ids)
    )
    found: dict[str, Value] = {key: {} for key in ids}
    for key, reply, edited in work.session.connection().execute(query.order_by(col(Feedback.id))):
        found[key][reply] = _iso(edited)
    return found


def _tags(work: Work, ids: Sequence[str]) -> dict[str, list[str]]:
    query = select(col(InputTag.input_id), col(InputTag.tag_id)).where(
        col(InputTag.input_id).in_(ids)
    )
    found: dict[str, list[str]] = {key: [] for key in ids}
    for key, tag in work.session.connection().execute(query.order_by(col(InputTag.tag_id))):
        found[key].append(tag)
    return found


def _sort(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    tags = _tags(work, ids)
    return {key: {"tags": tags[key], "area": area} for key, area in _rows(work, ids, Input.area_id)}


def _place(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    return {
        key: {"lat": lat, "lng": lng, "address": address}
        for key, lat, lng, address in _rows(work, ids, Input.lat, Input.lng, Input.address)
    }


def _shown(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    return {
        key: {"hidden": _iso(hidden), "because": because}
        for key, hidden, because in _rows(work, ids, Input.hidden_at, Input.hidden_because)
    }


def _assignee(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    query = select(col(Handling.input_id), col(Handling.assignee_id)).where(
        col(Handling.input_id).in_(ids)
    )
    held = {row[0]: row[1] for row in work.session.connection().execute(query)}
    return {key: {"person": held.get(key, "")} for key in ids}


def _home(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    tags = _tags(work, ids)
    return {
        key: {"activity": activity, "tags": tags[key]}
        for key, activity in _rows(work, ids, Input.activity_id)
    }


def _option(work: Work, ids: Sequence[str]) -> dict[str, Value]:
    query = select(col(OptionStep.input_id), col(OptionStep.id)).where(
        col(OptionStep.input_id).in_(ids)
    )
    found: dict[str, Value] = {key: {"verdict": "", "steps": []} for key in ids}
    for key, step in work.session.connection().execute(query.order_by(col(OptionStep.id))):
        found[key]["steps"].append(step)
    held = select(col(BallotOption.input_id), col(BallotOption.verdict)).where(
        col(BallotOption.input_id).in_(ids)
    )
    for key, verdict in work.session.connection().execute(held):
        found[key]["verdict"] = verdict
    return found


def _iso(at: datetime | None) -> str:
    return at.isoformat() if at else ""


_READERS: dict[Aspect, Callable[[Work, Sequence[str]], dict[str, Value]]] = {
    "status": _status,
    "answer": _answer,
    "sort": _sort,
    "place": _place,
    "shown": _shown,
    "assignee": _assignee,
    "home": _home,
    "merged": _merged,
    "seen": _seen,
    "option": _option,
}
