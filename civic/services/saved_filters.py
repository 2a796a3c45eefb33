"""Saved filters: views of the table of inputs under a name, one's own and those of one's team."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlmodel import col, func, or_, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Person, SavedFilter
from civic.rules import texts
from civic.rules.texts import fold
from civic.services.team_query import FILTERS, projects_of
from civic.services.work import Work, reads
from civic.words import Act, Reason, Refusal

NAME_MOST = 80
VALUE_MOST = 200
MOST = 50


@dataclass(frozen=True)
class FilterView:
    """A saved filter: its name, where it leads, and whether it is the reader's to change."""

    id: str = ""
    name: str = ""
    query: dict[str, str] = field(default_factory=dict)
    is_shared: bool = False
    is_mine: bool = False
    owner: str = ""


@reads
def mine(work: Work) -> list[FilterView]:
    """Return the filters of the actor and those that the teams of their projects share.

    Raises:
        Refused: if the actor is of no team.
    """
    projects = list(projects_of(work))
    own = SavedFilter.person_id == work.person_id
    query = (
        select(SavedFilter, Person.name)
        .join(Person, col(Person.id) == col(SavedFilter.person_id))
        .where(or_(own, col(SavedFilter.project_id).in_(projects)))
        .order_by(func.lower(SavedFilter.name), col(SavedFilter.id))
    )
    return [
        FilterView(
            row.id,
            row.name,
            {key: str(value) for key, value in row.query.items()},
            row.project_id is not None,
            row.person_id == work.actor.person_id,
            name,
        )
        for row, name in work.session.exec(query).all()
    ]


def save(work: Work, name: object, query: Mapping[str, object], *, shared: bool = False) -> str:
    """Keep a view of the table under a name, for oneself or for a project's team; return its id.

    One of the same name, of one's own, gives way to it.

    Raises:
        Invalid: if it has no name, filters nothing, or is shared but names no project.
    """
    projects = projects_of(work)
    kept = _kept(query)
    project_id = _shared_with(kept, projects) if shared else None
    said = texts.line("name", name, most=NAME_MOST)
    own = work.session.exec(select(SavedFilter).filter_by(person_id=work.person_id)).all()
    row = next((one for one in own if fold(one.name) == fold(said)), None)
    if row is None and len(own) >= MOST:
        raise Invalid("name", "team_filters.too_many", most=str(MOST))
    if row is None:
        row = SavedFilter(person_id=work.person_id, name=said, created_at=work.now)
        work.session.add(row)
    row.name, row.query, row.project_id = said, kept, project_id
    work.tell("desk")
    return row.id


def change(
    work: Work,
    filter_id: str,
    name: object,
    query: Mapping[str, object] | None = None,
    *,
    shared: bool,
) -> None:
    """Give one's own saved filter another name, another view, or other readers.

    Raises:
        Invalid: as ``save``.
        Refused: if it is somebody else's.
    """
    row = _own(work, filter_id)
    kept = row.query if query is None else _kept(query)
    row.name = texts.line("name", name, most=NAME_MOST)
    row.project_id = _shared_with(kept, projects_of(work)) if shared else None
    row.query = kept
    work.tell("desk")


def remove(work: Work, filter_id: str) -> None:
    """Forget one's own saved filter.

    Raises:
        Refused: if it is somebody else's.
    """
    work.session.delete(_own(work, filter_id))
    work.tell("desk")


def _own(work: Work, filter_id: str) -> SavedFilter:
    work.require(Act.MANAGE_SELF)
    row = work.session.get(SavedFilter, filter_id)
    if row is None:
        raise NotFound
    if row.person_id != work.person_id:
        raise Refused(Refusal(Reason.NOT_ALLOWED))
    return row


def _kept(query: Mapping[str, object]) -> dict[str, str]:
    """Return the filters that are on, as an address names them."""
    kept = {name: value for name in FILTERS if isinstance(value := query.get(name), str) and value}
    if not kept or any(len(value) > VALUE_MOST for value in kept.values()):
        raise Invalid("name", "team_filters.nothing")
    return kept


def _shared_with(query: Mapping[str, object], projects: Mapping[str, object]) -> str:
    project_id = str(query.get("project", ""))
    if project_id not in projects:
        raise Invalid("shared", "team_filters.no_project")
    return project_id
