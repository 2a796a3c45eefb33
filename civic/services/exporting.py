"""Inputs out as files: page by page, so that no export holds the database or the memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, or_, select
from sqlmodel import col

from civic import i18n
from civic.adapters.sheets import write_csv, write_geojson, write_xlsx
from civic.models import Input, Person, Question, is_for_all, readable
from civic.rules.access import Actor
from civic.rules.exporting import (
    COLUMNS,
    Cell,
    ExportedInput,
    apart,
    delimiter_for,
    header_key,
    headers,
    rows_of,
)
from civic.rules.forms import COUNTED, Kind, Readers
from civic.rules.layouts import OWN_ID
from civic.services.cards import tag_ids
from civic.services.form_views import AnswerView
from civic.services.forms import answers_of, lines_of
from civic.services.input_lists import Filters, conditions
from civic.services.reach import site_address
from civic.services.survivors import survivors_of
from civic.services.updates import told_later
from civic.services.work import Caller, House, Work, perform, reads
from civic.words import Act

BATCH = 1000
EMAIL = "author_email"
INTO = "merged_into"
"""The column that names what stands for an input since they were merged."""
UPDATES = "updates"
"""The column of what authors told later, each with its day."""
FOR_TEAM = "team_export.for_team"
ALL = Filters()


class Format(StrEnum):
    """The kinds of file an export can be."""

    CSV = "csv"
    XLSX = "xlsx"
    GEOJSON = "geojson"


@dataclass(frozen=True, slots=True)
class Order:
    """What is exported: which inputs of which activity, and whether with the authors' addresses."""

    activity_id: str
    filters: Filters = ALL
    with_people: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """An export that was allowed: how its file is called and written, and what was asked."""

    name: str
    language: str
    timezone: str
    questions: tuple[tuple[str, str], ...] = ()
    """The questions of the form, each with the name of its column."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some inputs in the order of their coming, each with its author's address where asked."""

    rows: list[tuple[ExportedInput, str]]
    after: tuple[datetime, str] | None


def export(
    house: House, caller: Caller | Actor, order: Order, kind: Format
) -> tuple[Begun, Iterator[bytes]]:
    """Return the name of an export, and its bytes as they are drawn.

    Raises:
        Refused: if the caller is not of the project's team, or may not have addresses.
    """
    begun = perform(house, caller, begin, order)
    found = _drawn(house, caller, order)
    columns: tuple[str, ...] = (*COLUMNS, INTO, UPDATES, *([EMAIL] if order.with_people else []))
    rows = _rows(found, order, begun)
    asked = [name for _, name in begun.questions]
    if kind is Format.GEOJSON:
        return begun, write_geojson([*columns, *apart(asked, columns)], rows)
    own = heads(columns, begun.language)
    named = [*own, *apart(asked, own)]
    if kind is Format.XLSX:
        return begun, write_xlsx(named, rows, name=begun.name)
    return begun, write_csv(named, rows, delimiter=delimiter_for(begun.language))


def begin(work: Work, order: Order) -> Begun:
    """Allow an export, and write down that it was made.

    Raises:
        Refused: if the actor is not of the project's team, or may not have addresses.
    """
    activity = work.visit(order.activity_id)
    needed = Act.MANAGE_PROJECT if order.with_people else Act.MODERATE
    project = work.manage(activity.project.id, needed)
    title = work.say(activity.row.title).text
    what = "inputs_exported_with_addresses" if order.with_people else "inputs_exported"
    work.log(what, project_id=project.id, subject_id=order.activity_id, title=title)
    return Begun(
        name=f"{project.slug}-{activity.row.slug}"[:80],
        language=work.reader,
        timezone=work.platform.timezone,
        questions=tuple(
            (line.id, _question(work, line))
            for line in lines_of(work, order.activity_id)
            if line.kind != Kind.PAGE
        ),
    )


def _question(work: Work, line: Question) -> str:
    """Return what heads the answers to a question: its wording, and whether they are the team's."""
    wording = work.say(line.wording).text
    return wording if is_for_all(line) else f"{wording} ({i18n.say(FOR_TEAM, work.reader)})"


@reads
def batch(work: Work, order: Order, after: tuple[datetime, str] | None) -> Batch:
    """Return the inputs that come after a place in the order of their coming.

    Raises:
        Refused: if the actor is not of the project's team, or may not have addresses.
    """
    activity = work.visit(order.activity_id)
    work.manage(activity.project.id, Act.MANAGE_PROJECT if order.with_people else Act.MODERATE)
    where = [
        col(Input.activity_id) == order.activity_id,
        readable(),
        *conditions(work, order.filters),
    ]
    if after is not None:
        at, last = after
        later = and_(col(Input.created_at) == at, col(Input.id) > last)
        where.append(or_(col(Input.created_at) > at, later))
    query = (
        select(*SHOWN, col(Person.name), col(Person.email))
        .outerjoin(Person, col(Person.id) == col(Input.author_id))
        .where(*where).order_by(col(Input.created_at), col(Input.id)).limit(BATCH)
    )  # fmt: skip
    found = work.session.connection().execute(query).all()
    inputs = _exported(work, found)
    emails = [row.email or "" if order.with_people else "" for row in found]
    rows = list(zip(inputs, emails, strict=True))
    last_row = found[-1] if len(found) == BATCH else None
    return Batch(rows, (last_row.created_at, last_row.id) if last_row else None)


def _exported(work: Work, found: Sequence[Any]) -> list[ExportedInput]:
    """Return rows of inputs with what stands of them in other tables."""
    ids = [row.id for row in found]
    tags, answers = tag_ids(work, ids), answers_of(work, ids, Readers.TEAM)
    into = survivors_of(work, {row.id: row.merged_into_id for row in found})
    told = told_later(work, ids)
    return [
        exported(
            work, row, tags.get(row.id, []), answers.get(row.id, []), into.get(row.id, ""),
            told.get(row.id, ""),
        )
        for row in found
    ]  # fmt: skip


SHOWN = [
    col(column)
    for column in (
        Input.id, Input.title, Input.body, Input.author_name, Input.status_id, Input.created_at,
        Input.lat, Input.lng, Input.address, Input.up, Input.down, Input.comments, Input.language,
        Input.merged_into_id,
    )
]  # fmt: skip


def exported(  # noqa: PLR0913, PLR0917  what stands in other tables
    work: Work,
    row: Any,  # noqa: ANN401  a row
    tags: list[str],
    answers: Sequence[AnswerView] = (),
    merged_into: str = "",
    updates: str = "",
) -> ExportedInput:
    """Return a row of ``SHOWN``, with the author's ``name``, as a file shows it."""
    words = work.vocabulary
    return ExportedInput(
        id=row.id,
        title=row.title,
        body=row.body,
        tags=tuple(words.tag(tag, work.reader).text for tag in tags if tag in words.tags),
        status=words.status(row.status_id, work.reader).text,
        author_name=row.name or row.author_name,
        created_at=row.created_at,
        lat=row.lat,
        lng=row.lng,
        address=row.address,
        up=row.up,
        down=row.down,
        comments_count=row.comments,
        language=row.language,
        url=f"{site_address(work.house)}/inputs/{row.id}",
        merged_into=merged_into,
        updates=updates,
        answers={
            each.question_id: each.number if each.kind in COUNTED else _in_a_cell(work, each)
            for each in answers
        },
    )


def _in_a_cell(work: Work, answer: AnswerView) -> str:
    """Return an answer in words; of files their addresses, which lead those who may to them."""
    if not answer.files:
        return answer.text
    return "; ".join(f"{site_address(work.house)}{file.url}" for file in answer.files)


def _drawn(
    house: House, caller: Caller | Actor, order: Order
) -> Iterator[tuple[ExportedInput, str]]:
    after: tuple[datetime, str] | None = None
    while True:
        found = perform(house, caller, batch, order, after)
        yield from found.rows
        after = found.after
        if after is None:
            return


def _rows(
    found: Iterator[tuple[ExportedInput, str]], order: Order, begun: Begun
) -> Iterator[tuple[Cell, ...]]:
    zone = ZoneInfo(begun.timezone)
    for one, email in found:
        row = next(rows_of([one], zone))
        answers = [one.answers.get(question) for question, _ in begun.questions]
        emails = [email] if order.with_people else []
        yield (*row, one.merged_into, one.updates, *emails, *answers)


def heads(columns: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the header row of a file, those of an import first."""
    names = {header_key(c): i18n.say(header_key(c), language) for c in columns if c != OWN_ID}
    own = headers(names)
    return (*own, *(names[header_key(c)] for c in columns[len(own) :]))
