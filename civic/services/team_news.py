"""Telling colleagues what concerns them at work: on the site, and by mail where it is urgent."""

from collections.abc import Collection
from dataclasses import asdict

from sqlmodel import col, select

from civic.models import Input, Notification, Person
from civic.rules.texts import beginning
from civic.services.mail import Letter
from civic.services.work import Work
from civic.words import News

EXCERPT_MOST = 280


def tell_assigned(work: Work, person_id: str, key: str, first: Input, count: int = 1) -> None:
    """Tell one of the team that they look after ``first`` and others; nobody tells themselves."""
    if person_id != work.actor.person_id:
        _note(work, person_id, News.ASSIGNED, key, first, count=count)


def tell_mentioned(
    work: Work, people: Collection[str], row: Input, note_id: str, body: str
) -> None:
    """Tell those of the team whom an internal note names, on the site and by mail."""
    others = [key for key in people if key != work.actor.person_id]
    query = select(Person).where(col(Person.id).in_(others))
    for person in work.session.exec(query).all():
        _note(work, person.id, News.NOTED, f"noted:{note_id}", row, subject_id=note_id)
        letter = Letter(
            to=person.email,
            kind=News.NOTED,
            language=work.platform.reader_language(person.language),
            figures={
                "who": work.actor.name,
                "title": row.title,
                "words": beginning(body, EXCERPT_MOST),
            },
            link=f"/admin/inputs?open={row.id}",
        )
        work.later("mail", asdict(letter), key=f"mail:{person.id}:noted:{note_id}")


def _note(  # noqa: PLR0913  who is told what, of which input
    work: Work,
    person_id: str,
    kind: News,
    key: str,
    row: Input,
    *,
    subject_id: str = "",
    count: int = 1,
) -> None:
    known = select(Notification.id).where(
        Notification.person_id == person_id, Notification.key == key
    )
    if work.session.exec(known).first():
        return
    work.session.add(
        Notification(
            person_id=person_id,
            key=key,
            kind=kind,
            project_id=row.project_id,
            input_id=row.id if count == 1 else None,
            subject_id=subject_id,
            count=count,
            at=work.now,
        )
    )
