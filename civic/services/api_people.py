"""People as a program of an admin reads them, addresses included: each look is in the log."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, or_, select

from civic.errors import NotFound
from civic.models import Person, Trust
from civic.rules import texts
from civic.services.paging import Line, Slice
from civic.services.work import Work
from civic.words import Act

NEWEST = Line("people", col(Person.created_at), col(Person.id))


@dataclass(frozen=True)
class Held:
    """A role, and the project it is held in; none for that of admin."""

    role: str
    project_id: str = ""


@dataclass(frozen=True)
class PersonItem:
    """An account."""

    id: str
    name: str
    email: str
    language: str
    created_at: datetime
    confirmed_at: datetime | None
    blocked_until: datetime | None
    roles: list[Held]


def listed(work: Work, words: str, cursor: str, limit: int) -> Slice[PersonItem]:
    """Return a piece of the accounts, the newest first, and write down that they were read.

    Raises:
        Refused: if the actor is no admin.
        Invalid: if the cursor is none.
    """
    work.require(Act.MANAGE_PLATFORM)
    query = select(Person)
    for word in texts.sought(words):
        fields = (col(Person.name), col(Person.email))
        query = query.where(or_(*(name.icontains(word, autoescape=True) for name in fields)))
    rows = work.session.execute(NEWEST.ordered(query, cursor, limit)).scalars().all()
    kept, after = NEWEST.cut(rows, limit, lambda row: (row.created_at, row.id))
    work.log("people_read", count=str(len(kept)))
    return Slice(_items(work, kept), after)


def one(work: Work, person_id: str) -> PersonItem:
    """Return an account, and write down that it was read.

    Raises:
        Refused: if the actor is no admin.
        NotFound: if there is none.
    """
    work.require(Act.MANAGE_PLATFORM)
    row = work.session.get(Person, person_id)
    if row is None:
        raise NotFound
    work.log("people_read", subject_id=row.id, count="1")
    return _items(work, [row])[0]


def _items(work: Work, rows: list[Person]) -> list[PersonItem]:
    roles: dict[str, list[Held]] = {row.id: [Held("admin")] if row.is_admin else [] for row in rows}
    held = select(Trust).where(col(Trust.person_id).in_(roles)).order_by(col(Trust.project_id))
    for trust in work.session.exec(held):
        roles[trust.person_id].append(Held(trust.role, trust.project_id))
    return [
        PersonItem(
            row.id, row.name, row.email, row.language, row.created_at, row.confirmed_at,
            row.blocked_until, roles[row.id],
        )
        for row in rows
    ]  # fmt: skip
