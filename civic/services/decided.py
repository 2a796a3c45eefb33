"""What was decided lately: statuses that the team gave, and its answers, each input once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlmodel import col

from civic.models import Feedback, Input, Project, StatusChange
from civic.rules.texts import excerpt
from civic.services.standing import is_listed
from civic.services.vocabulary import NO_STATUS, StatusLabel
from civic.services.work import Work
from civic.words import NOTHING_SAID, Said

READ = 24
"""How many steps and answers are looked through for a few different inputs."""


@dataclass(frozen=True)
class Decision:
    """What became of an input lately: its status, or the answer to it, in whose name and when.

    ``words`` are those of the answer, else the reason given with the status.
    """

    input_id: str = ""
    title: str = ""
    lang: str = ""
    project: Said = NOTHING_SAID
    status: StatusLabel = NO_STATUS
    department: str = ""
    at: datetime | None = None
    department_lang: str = ""
    words: str = ""
    words_lang: str = ""


def lately(work: Work, most: int, project_id: str = "") -> list[Decision]:
    """Return what was decided last in all that everybody finds, or in one project."""
    rows = work.recall(("decided", project_id), lambda: _rows(work, project_id))
    by_input: dict[str, list[Row[Any]]] = {}
    for row in rows:
        by_input.setdefault(row.input_id, []).append(row)
    return [_decision(work, steps) for steps in list(by_input.values())[:most]]


def answers_with(
    work: Work, where: Sequence[ColumnElement[bool]], most: int, after: int = 0
) -> tuple[list[Decision], int]:
    """Return some of the answers that fulfil conditions, the latest first, and how many do."""
    asked = _shown(work, _answers(), "").where(*where)
    number = select(func.count()).select_from(asked.order_by(None).subquery())
    connection = work.session.connection()
    rows = connection.execute(asked.limit(most).offset(after)).all()
    return [_decision(work, [row]) for row in rows], connection.execute(number).scalar_one()


def _rows(work: Work, project_id: str) -> list[Row[Any]]:
    """Return the last steps and answers, the latest first."""
    connection = work.session.connection()
    found = [
        row
        for query in (_steps(), _answers())
        for row in connection.execute(_shown(work, query, project_id).limit(READ))
    ]
    return sorted(found, key=lambda row: row.at, reverse=True)


def _shown(work: Work, query: Select[Any], project_id: str) -> Select[Any]:
    query = query.join(Project, col(Project.id) == col(Input.project_id))
    where = col(Project.id) == project_id if project_id else is_listed(work.now)
    return query.where(where, col(Input.is_shown).is_(True))


def _steps() -> Select[Any]:
    step = StatusChange
    return (
        select(*_INPUT, col(step.status_id), col(step.department).label("by"), col(step.at),
               col(step.note).label("words"), col(step.language).label("said_in"))
        .join(Input, col(Input.id) == col(step.input_id))
        .where(col(step.author_id).is_not(None))
        .order_by(col(step.at).desc(), col(step.id))
    )  # fmt: skip


def _answers() -> Select[Any]:
    answer = Feedback
    return (
        select(*_INPUT, col(answer.signature).label("by"), col(answer.at),
               col(answer.body).label("words"), col(answer.language).label("said_in"))
        .join(Input, col(Input.id) == col(answer.input_id))
        .order_by(col(answer.at).desc(), col(answer.id))
    )  # fmt: skip


_INPUT: tuple[Any, ...] = (
    col(Input.id).label("input_id"), col(Input.title), col(Input.language),
    col(Project.title).label("project"),
)  # fmt: skip


def _decision(work: Work, steps: Sequence[Row[Any]]) -> Decision:
    """Sum up what happened to one input, the latest first."""
    last, usual = steps[0], work.platform.default_language
    step = next((one for one in steps if hasattr(one, "status_id")), None)
    answer = next((one for one in steps if not hasattr(one, "status_id")), None)
    told = answer or last
    return Decision(
        input_id=last.input_id,
        title=last.title,
        lang=last.language,
        project=work.say(last.project),
        status=work.vocabulary.status(step.status_id, work.reader) if step else NO_STATUS,
        department=last.by,
        at=last.at,
        department_lang=last.said_in or usual,
        words=excerpt(told.words or ""),
        words_lang=told.said_in or usual,
    )
