"""Telling who follows a funded project, or where it was proposed, how it gets on.

A team writes line by line: all it changes within a quarter of an hour is told once.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlmodel import col, func, select

from civic.models import Input, Job, Notification, Project
from civic.rules.access import SYSTEM
from civic.services import progress
from civic.services.outbox import Progress
from civic.services.standing import status_of
from civic.services.telling import Told, followers, note, write
from civic.services.work import House, Work, perform
from civic.words import Act, Followed, JobStatus, News, ProjectStatus

JOB = "tell_progress"
WAITS = timedelta(minutes=15)


def leave(work: Work, row: Input) -> None:
    """Leave it to a job to tell how an input gets on, unless one waits already."""
    ahead = f"{JOB}:{row.id}:"
    waiting = select(Job.id).where(
        col(Job.key).startswith(ahead, autoescape=True), Job.status == JobStatus.WAITING
    )
    if work.session.exec(waiting).first():
        return
    by = work.actor.person_id or ""
    payload = {"input": row.id, "by": by, "count": _told_before(work, row) + 1}
    work.later(JOB, payload, key=f"{ahead}{work.now:%Y%m%d%H%M%S%f}", at=work.now + WAITS)


def tell_of(work: Work, input_id: str, by: str, count: int) -> None:
    """Tell, for the ``count``-th time, how an input gets on; done twice, nobody hears it twice."""
    work.require(Act.MANAGE_PLATFORM)
    row = work.session.get(Input, input_id)
    if row is None or not row.is_shown or not _words(work, input_id, work.reader):
        return
    project = work.session.get_one(Project, row.project_id)
    if status_of(project, work.now) is ProjectStatus.DRAFT:
        return
    people = followers(work, Followed.INPUT, [row.id])
    people |= followers(work, Followed.PROJECT, [row.project_id])
    told = Told(News.PROGRESS, _key(row), people - {by}, count=count)
    if not told.people:
        return
    note(work, told, row.project_id, row.id)

    def figures(language: str) -> dict[str, str]:
        return {"title": row.title, "words": "\n".join(_words(work, row.id, language))}

    each_time = replace(told, key=f"{told.key}:{count}")
    write(work, each_time, News.PROGRESS, f"/inputs/{row.id}", figures)


def _words(work: Work, input_id: str, language: str) -> list[str]:
    return progress.said_of(work, [input_id], language).get(input_id, [])


def _key(row: Input) -> str:
    return f"{News.PROGRESS}:{row.id}"


def _told_before(work: Work, row: Input) -> int:
    query = select(func.max(Notification.count)).where(
        Notification.input_id == row.id, Notification.key == _key(row)
    )
    return work.session.exec(query).one() or 0


def _tell(house: House, payload: dict[str, Any], _progress: Progress) -> None:
    perform(house, SYSTEM, tell_of, payload["input"], payload["by"], payload["count"])


JOBS = {JOB: _tell}
