"""What is picked in the team's table as a file: from any of the actor's projects, some at a time.

Internal notes are never in it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlmodel import col

from civic.adapters.sheets import write_csv, write_geojson, write_xlsx
from civic.models import Activity, Handling, Input, Person, Project
from civic.rules.exporting import COLUMNS, Cell, ExportedInput, delimiter_for, rows_of
from civic.services.aspects import chunks
from civic.services.bulk import Chosen, targets
from civic.services.cards import tag_ids
from civic.services.exporting import INTO, SHOWN, UPDATES, Begun, Format, exported, heads
from civic.services.survivors import survivors_of
from civic.services.team_query import Query, where
from civic.services.updates import told_later
from civic.services.work import Caller, House, Work, perform, reads

MORE = (INTO, UPDATES, "project", "activity", "assignee")
"""The columns that this file has besides those of an activity's own export."""

Line = tuple[ExportedInput, tuple[str, ...]]


def export(
    house: House, caller: Caller, chosen: Chosen, kind: Format
) -> tuple[Begun, Iterator[bytes]]:
    """Return the name of the file, and its bytes as they are drawn.

    Raises:
        Invalid: if nothing is picked, or too much.
        NotFound: if one of the inputs is not there, or not the caller's to work on.
        Refused: if the caller is of no team.
    """
    begun, ids = perform(house, caller, begin, chosen)
    columns = (*COLUMNS, *MORE)
    rows = _rows(house, caller, ids, ZoneInfo(begun.timezone))
    if kind is Format.GEOJSON:
        return begun, write_geojson(columns, rows)
    named = heads(columns, begun.language)
    if kind is Format.XLSX:
        return begun, write_xlsx(named, rows, name=begun.name)
    return begun, write_csv(named, rows, delimiter=delimiter_for(begun.language))


def begin(work: Work, chosen: Chosen) -> tuple[Begun, list[str]]:
    """Allow the export, and write down for each project that it was made; return which inputs."""
    found = targets(work, chosen)
    for project_id, count in Counter(one.project_id for one in found).items():
        work.log("bulk_exported", project_id=project_id, count=str(count))
    return Begun("contributions", work.reader, work.platform.timezone), [one.id for one in found]


@reads
def batch(work: Work, ids: Sequence[str]) -> list[Line]:
    """Return some of these inputs, as far as the actor still works on them."""
    holder = select(col(Person.name)).where(col(Person.id) == col(Handling.assignee_id))
    query = (
        select(
            *SHOWN,
            col(Person.name),
            col(Project.title).label("project"),
            col(Activity.title).label("activity"),
            holder.correlate(Handling).scalar_subquery().label("assignee"),
        )
        .join(Project, col(Project.id) == col(Input.project_id))
        .join(Activity, col(Activity.id) == col(Input.activity_id))
        .outerjoin(Person, col(Person.id) == col(Input.author_id))
        .outerjoin(Handling, col(Handling.input_id) == col(Input.id))
        .where(*where(work, Query(state="all")), col(Input.id).in_(ids))
        .order_by(col(Input.created_at), col(Input.id))
    )
    found = work.session.connection().execute(query).all()
    tags, later = tag_ids(work, list(ids)), told_later(work, ids)
    into = survivors_of(work, {row.id: row.merged_into_id for row in found})
    return [
        (
            exported(work, row, tags.get(row.id, [])),
            (into.get(row.id, ""), later.get(row.id, ""), *_more(work, row)),
        )
        for row in found
    ]


def _more(work: Work, row: Any) -> tuple[str, ...]:  # noqa: ANN401  a row
    return (work.say(row.project).text, work.say(row.activity).text, row.assignee or "")


def _rows(
    house: House, caller: Caller, ids: Sequence[str], zone: ZoneInfo
) -> Iterator[tuple[Cell, ...]]:
    for some in chunks(ids):
        for one, more in perform(house, caller, batch, some):
            yield (*next(rows_of([one], zone)), *more)
