"""What the team asks of its table of contributions, and what an input must be to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, select
from sqlmodel import col

from civic.errors import Invalid, Refused
from civic.models import (
    BallotOption,
    Feedback,
    Handling,
    Input,
    InputTag,
    Opening,
    Phase,
    Project,
    Report,
    Status,
    readable,
)
from civic.rules.ballots import Verdict
from civic.services.sayings import saying
from civic.services.standing import place_of
from civic.services.unseen import unseen
from civic.services.work import Work
from civic.words import Act, Held, Order, Reason, Refusal

ME, NOBODY = "me", "none"
"""Whose inputs are asked for, where it is not one of the team by their id."""


@dataclass(frozen=True, slots=True)
class Query:
    """What the team wants to see; an empty string filters nothing.

    ``state`` is empty for what citizens see, else ``open`` (waits for an answer), ``answered``,
    ``hidden``, ``withdrawn``, ``merged``, ``unseen`` or ``all``; ``assignee`` is a person's id,
    ``me`` or ``none``;
    ``reported`` is ``1`` for what was reported and not yet decided about; ``verdict`` is what the
    team found before a vote, ``open`` also where it has found nothing yet.
    """

    project: str = ""
    activity: str = ""
    text: str = ""
    status: str = ""
    tag: str = ""
    area: str = ""
    state: str = ""
    order: str = Order.NEW
    phase: str = ""
    assignee: str = ""
    language: str = ""
    reported: str = ""
    verdict: str = ""


FILTERS = (
    "project", "activity", "text", "status", "tag", "area", "state", "phase", "assignee",
    "language", "reported", "verdict", "order",
)  # fmt: skip
"""The fields of a query that an address or a saved filter may name."""


def query_of(asked: Mapping[str, Any]) -> Query:
    """Return what an address, a form or a saved filter asks for; what is no text asks nothing."""
    named = {name: asked[name] for name in FILTERS if isinstance(asked.get(name), str)}
    return Query(**{name: value for name, value in named.items() if value})


def projects_of(work: Work) -> dict[str, dict[str, str]]:
    """Return the titles of the projects that the actor moderates, by id.

    Raises:
        Refused: if there is none and the actor is no admin.
    """
    rows = work.session.execute(select(Project).order_by(col(Project.position))).scalars()
    mine = {
        row.id: row.title for row in rows if not work.refusal(Act.MODERATE, place_of(row, work.now))
    }
    if not mine:
        work.require(Act.MODERATE)
    return mine


def where(work: Work, query: Query) -> list[ColumnElement[bool]]:
    """Return what an input must be to be found, in the projects of the actor alone.

    Raises:
        Refused: if the actor is of no team, or not of that project's.
        Invalid: if a state is none.
    """
    return [*_scope(work, query), *_conditions(work, query)]


def waiting() -> list[ColumnElement[bool]]:
    """Return the conditions under which an input waits for an answer of the team."""
    answered = exists().where(col(Feedback.input_id) == col(Input.id))
    closing = select(col(Status.id)).where(col(Status.is_closing))
    return [
        col(Input.is_shown).is_(True),
        ~answered,
        col(Input.status_id).is_(None) | col(Input.status_id).not_in(closing),
    ]


def order_of(order: str) -> list[Any]:
    """Return how a table is ordered.

    Raises:
        Invalid: if it is no order of the house.
    """
    by = {
        Order.NEW: col(Input.created_at).desc(),
        Order.OLD: col(Input.created_at).asc(),
        Order.POPULAR: col(Input.net).desc(),
        Order.DISCUSSED: col(Input.comments).desc(),
        Order.TRENDING: col(Input.heat).desc(),
    }
    if order not in by:
        raise Invalid("order", "invalid.order")
    first = by[Order(order)]
    return [first, col(Input.id).asc() if order == Order.OLD else col(Input.id).desc()]


def _scope(work: Work, query: Query) -> list[ColumnElement[bool]]:
    mine = projects_of(work)
    if query.project and query.project not in mine:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    if query.project:
        return [col(Input.project_id) == query.project]
    return [] if work.actor.is_admin else [col(Input.project_id).in_(mine)]


def _conditions(work: Work, query: Query) -> list[ColumnElement[bool]]:
    found = [*_of_state(query.state, work.now), *saying(work, query.text)]
    for column, wanted in (
        (Input.activity_id, query.activity),
        (Input.status_id, query.status),
        (Input.area_id, query.area),
        (Input.language, query.language),
    ):
        if wanted:
            found.append(col(column) == wanted)
    if query.tag:
        carried = (col(InputTag.input_id) == col(Input.id), col(InputTag.tag_id) == query.tag)
        found.append(exists().where(*carried))
    if query.phase:
        found.append(_came_in(work, query.phase))
    if query.assignee:
        found.append(_looked_after(work, query.assignee))
    if query.reported:
        said = (col(Report.subject_id) == col(Input.id), col(Report.closed_at).is_(None))
        found.append(exists().where(*said))
    if query.verdict:
        found.append(_found_to_be(query.verdict))
    return found


def _found_to_be(verdict: str) -> ColumnElement[bool]:
    option = col(BallotOption.input_id) == col(Input.id)
    if verdict == Verdict.OPEN:
        return ~exists().where(option, col(BallotOption.verdict) != Verdict.OPEN)
    return exists().where(option, col(BallotOption.verdict) == verdict)


def _came_in(work: Work, phase_id: str) -> ColumnElement[bool]:
    """Return whether an input came during a phase, into one of the activities that it opens."""
    phase = work.session.get(Phase, phase_id)
    if phase is None:
        return col(Input.id).in_(())
    opened = select(col(Opening.activity_id)).where(col(Opening.phase_id) == phase.id)
    during = col(Input.created_at).between(phase.starts_at, phase.ends_at or work.now)
    return and_(col(Input.activity_id).in_(opened), during)


def _looked_after(work: Work, assignee: str) -> ColumnElement[bool]:
    handled = col(Handling.input_id) == col(Input.id)
    if assignee == NOBODY:
        return ~exists().where(handled)
    person = work.person_id if assignee == ME else assignee
    return exists().where(handled, col(Handling.assignee_id) == person)


def _of_state(state: str, now: datetime) -> list[ColumnElement[bool]]:
    there = col(Input.withdrawn_at).is_(None)
    states: dict[str, list[ColumnElement[bool]]] = {
        "": [col(Input.is_shown).is_(True)],
        "open": waiting(),
        "answered": [exists().where(col(Feedback.input_id) == col(Input.id))],
        "waiting": [col(Input.held) == Held.WAITING, there],
        "hidden": [col(Input.hidden_at).is_not(None), col(Input.held) != Held.WAITING],
        "withdrawn": [col(Input.withdrawn_at).is_not(None)],
        "merged": [readable(), col(Input.merged_into_id).is_not(None)],
        "unseen": unseen(now),
        "all": [],
    }
    if state not in states:
        raise Invalid("state", "invalid.choice")
    return states[state]
