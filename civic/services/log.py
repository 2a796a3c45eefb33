"""What the team did, read: newest first, by project, person and act."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import and_, col, or_, select

from civic.errors import Invalid
from civic.i18n import catalogue, say
from civic.models import BulkRow, LogEntry, Person, Project
from civic.rules.texts import pick
from civic.services.undo import KEPT
from civic.services.work import Work, reads
from civic.words import Act

PAGE = 50
PERSON = "person"
"""The figure of an entry that names somebody else than its subject, by their id."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing the team did, as a sentence in the reader's language."""

    id: str
    at: datetime
    actor: str
    act: str
    sentence: str
    project_id: str
    project: str
    subject_id: str
    can_restore: bool


@dataclass(frozen=True, slots=True)
class ActName:
    """A kind of act that the log holds, and its words."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """Some lines of the log; ``after`` leads to the next, and is empty at the end."""

    lines: tuple[LogLine, ...] = ()
    after: str = ""
    acts: tuple[ActName, ...] = ()


@reads
def entries(
    work: Work, project_id: str = "", act: str = "", who: str = "", after: str = ""
) -> LogPage:
    """Return a page of the log of one project, or of the whole platform.

    Raises:
        Invalid: if ``after`` is no place in the log.
    """
    if project_id:
        work.manage(project_id)
    else:
        work.require(Act.MANAGE_PLATFORM)
    query = select(LogEntry).order_by(col(LogEntry.at).desc(), col(LogEntry.id).desc())
    if project_id:
        query = query.where(LogEntry.project_id == project_id)
    if act:
        query = query.where(LogEntry.act == act)
    if who:
        query = query.where(col(LogEntry.actor_name).icontains(who[:80], autoescape=True))
    if after:
        query = query.where(_older_than(after))
    rows = list(work.session.exec(query.limit(PAGE + 1)).all())
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    cursor = f"{last.at.isoformat()}|{last.id}" if last else ""
    return LogPage(_lines(work, rows[:PAGE]), cursor, _acts(work, project_id))


@reads
def history_of(work: Work, project_id: str, subject_id: str) -> tuple[LogLine, ...]:
    """Return what the team did with one thing of a project, alone or among many, newest first."""
    work.manage(project_id, Act.MODERATE)
    many = select(BulkRow.entry_id).where(BulkRow.input_id == subject_id)
    query = (
        select(LogEntry)
        .where(LogEntry.project_id == project_id)
        .where(or_(LogEntry.subject_id == subject_id, col(LogEntry.id).in_(many)))
        .order_by(col(LogEntry.at).desc(), col(LogEntry.id).desc())
    )
    return _lines(work, list(work.session.exec(query.limit(PAGE)).all()))


def sentence_of(work: Work, entry: LogEntry) -> str:
    """Return what an entry says to the reader; the caller has asked for leave."""
    return _lines(work, [entry])[0].sentence


def sentence(act: str, figures: dict[str, Any], language: str) -> str:
    """Return what a log entry says, in words; an act without words stands for itself."""
    key = f"team_log.{act}"
    if key not in catalogue(language):
        return act
    try:
        return say(key, language, **{**_NO_FIGURES, **figures})
    except (KeyError, ValueError):
        return act


_NO_FIGURES = {"title": "…", "name": "…", "count": "0", "role": "…", "part": "…", "parts": "…"}
_NO_FIGURES |= {"because": "…", "until": "…", "number": "…"}
_NO_FIGURES |= {"inputs": "…", "comments": "…", "reactions": "…"}


def _older_than(after: str) -> Any:  # noqa: ANN401  a clause of SQLAlchemy
    at, _, entry_id = after.partition("|")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        raise Invalid("after", "invalid.page") from None
    if moment.tzinfo is None:
        raise Invalid("after", "invalid.page")
    same = and_(col(LogEntry.at) == moment, col(LogEntry.id) < entry_id)
    return or_(col(LogEntry.at) < moment, same)


def _acts(work: Work, project_id: str) -> tuple[ActName, ...]:
    query = select(LogEntry.act).distinct()
    if project_id:
        query = query.where(LogEntry.project_id == project_id)
    named = [ActName(act, sentence(act, {}, work.reader)) for act in work.session.exec(query).all()]
    return tuple(sorted(named, key=lambda act: act.name))


def _lines(work: Work, rows: list[LogEntry]) -> tuple[LogLine, ...]:
    ids = {row.project_id for row in rows if row.project_id}
    query = select(Project.id, Project.title).where(col(Project.id).in_(ids))
    titles = {key: pick(title, work.reader).text for key, title in work.session.exec(query).all()}
    names = _names(work, rows)
    return tuple(
        LogLine(
            id=row.id,
            at=row.at,
            actor=row.actor_name,
            act=row.act,
            sentence=sentence(
                row.act,
                {
                    **names.get(row.subject_id, {}),
                    **names.get(row.figures.get(PERSON, ""), {}),
                    **row.figures,
                },
                work.reader,
            ),
            project_id=row.project_id or "",
            project=titles.get(row.project_id or "", ""),
            subject_id=row.subject_id,
            can_restore=KEPT in row.figures,
        )
        for row in rows
    )


def _names(work: Work, rows: list[LogEntry]) -> dict[str, dict[str, str]]:
    """Return the names of the people that entries are about, as they are called today.

    The log itself keeps only who it was: a name must be able to go.
    """
    ids = {row.subject_id for row in rows if row.subject_id}
    ids |= {row.figures[PERSON] for row in rows if PERSON in row.figures}
    found = work.session.exec(select(Person.id, Person.name).where(col(Person.id).in_(ids))).all()
    return {person_id: {"name": name} for person_id, name in found}
