"""The colleagues of a project: its team and the admins, by name, for whoever works with them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlmodel import col, or_, select

from civic.models import Person, Trust
from civic.services.work import Work


@dataclass(frozen=True, slots=True)
class Colleague:
    """One of a team, by their name."""

    id: str = ""
    name: str = ""


def colleagues(work: Work, project_ids: Collection[str]) -> list[Colleague]:
    """Return the teams of projects that the caller has asked leave for, the admins among them."""
    held = select(Trust.person_id).where(col(Trust.project_id).in_(project_ids))
    query = select(Person.id, Person.name).where(
        or_(col(Person.is_admin), col(Person.id).in_(held)),
        col(Person.confirmed_at).is_not(None),
        Person.name != "",
    )
    rows = work.session.exec(query.order_by(Person.name, Person.id)).all()
    return [Colleague(key, name) for key, name in rows]
