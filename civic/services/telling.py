"""Telling people a thing once: on the site by its key, and by mail to whoever wants it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import case, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col

from civic.models import Follow, Notification, Person
from civic.rules.following import leaving
from civic.services.aspects import chunks
from civic.services.mail import Letter
from civic.services.silences import silent
from civic.services.work import Work
from civic.words import Followed, News, new_id

LEAVING = "/api/unsubscribe"
"""Where a mail program or a person leaves a kind of mail; a person is asked first."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that several people are told: what, by which key, and how often it happened."""

    kind: News
    key: str
    people: frozenset[str]
    subject_id: str = ""
    count: int = 1


def followers(work: Work, kind: Followed, subjects: Sequence[str]) -> frozenset[str]:
    """Return who follows any of these."""
    query = select(col(Follow.person_id)).where(
        col(Follow.kind) == kind, col(Follow.subject_id).in_(subjects), col(Follow.is_on)
    )
    return frozenset(work.session.connection().execute(query).scalars())


def note(work: Work, told: Told, project_id: str, input_id: str | None = None) -> None:
    """Write down for each person what they are told; what happened again is new again."""
    lines = [
        {
            "id": new_id(), "person_id": person, "key": told.key, "kind": told.kind,
            "project_id": project_id, "input_id": input_id,
            "subject_id": told.subject_id, "count": told.count, "at": work.now, "seen_at": None,
        }
        for person in sorted(told.people)
    ]  # fmt: skip
    dialect = sqlite if work.session.connection().dialect.name == "sqlite" else postgresql
    insert = dialect.insert(Notification)
    table, wished = Notification.__table__.c, insert.excluded  # type: ignore[attr-defined]
    grew = table.count < wished.count
    statement = insert.on_conflict_do_update(
        index_elements=["person_id", "key"],
        set_={
            "count": wished.count,
            "at": case((grew, wished["at"]), else_=table["at"]),
            "seen_at": case((grew, None), else_=table.seen_at),
            "subject_id": wished.subject_id,
        },
    )
    work.session.connection().execute(statement, lines)


def write(
    work: Work, told: Told, texts: str, link: str, figures: Callable[[str], Mapping[str, str]]
) -> None:
    """Leave a mail for each person who wants it; ``figures`` are what its texts name."""
    people = told.people - silent(work, told.kind, told.people)
    for person_id, email, language in _addresses(work, sorted(people)):
        reader = work.platform.reader_language(language)
        letter = Letter(
            to=email,
            kind=texts,
            language=reader,
            figures=figures(reader),
            link=link,
            leave=f"{LEAVING}?t={leaving(work.house.secret, person_id, told.kind)}",
        )
        work.later("mail", asdict(letter), key=f"mail:{person_id}:{told.key}")


def _addresses(work: Work, people: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield of those of these people who can be written to who they are, where and in what."""
    for some in chunks(people):
        query = select(col(Person.id), col(Person.email), col(Person.language)).where(
            col(Person.id).in_(some), col(Person.confirmed_at).is_not(None)
        )
        yield from work.session.connection().execute(query).all()
