"""Inputs of another platform, or of a table, brought into an activity: all of them, or none."""

from collections.abc import Callable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from civic import i18n
from civic.adapters import sheets
from civic.adapters.sheets import Sheet
from civic.errors import Invalid, Refused
from civic.rules.access import Actor
from civic.rules.cells import Bounds
from civic.rules.exporting import COLUMNS, header_key
from civic.rules.import_plan import Plan, TakenIn, matched, take_in
from civic.rules.importing import Context, Row
from civic.rules.layouts import OWN_ID, Layout, guess_mapping, layout_of, recognise
from civic.services import arrivals
from civic.services.import_rows import (
    BATCH,
    Words,
    already_there,
    known_statuses,
    source_of,
    tags_for,
    write_inputs,
)
from civic.services.work import Caller, House, Opened, Work, perform, reads
from civic.words import Reason, Refusal

MOST_TITLE = 300
NO_PLAN = Plan()
Told = Callable[[float, str], None]


@dataclass(frozen=True)
class Recognised:
    """What a file seems to be: a known export, or columns that a person maps to our fields."""

    filename: str = ""
    layout: str = ""
    columns: list[str] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    sample: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file: how many inputs came in, were there already, or are none by right."""

    added: int
    already: int
    left_out: int


@dataclass(frozen=True)
class File:
    """A file, and how it is to be read."""

    data: bytes
    filename: str
    plan: Plan = NO_PLAN


def nobody(done: float, stage: str) -> None:
    """Tell nobody how far it is."""


def _nobody(rows: int) -> None:
    """Tell nobody how many rows have been read."""


@reads
def look(work: Work, activity_id: str, data: bytes, filename: str) -> Recognised:
    """Say what a file seems to be, from its header and first rows.

    Raises:
        Refused: if the actor does not manage the project.
        Invalid: if the file is no table, or one of comments.
    """
    _entered(work, activity_id)
    sheet = sheets.read(data, filename)
    layout = recognise(sheet.columns, own_headers())
    mapping = (
        {name: columns[0] for name, columns in layout.columns.items()}
        if layout
        else guess_mapping(sheet.columns)
    )
    sample = [
        [row.cells[column][:80] for column in sheet.columns]
        for row, _ in zip(sheet.rows, range(3), strict=False)
        if isinstance(row, Row)
    ]
    return Recognised(filename, layout.name if layout else "", [*sheet.columns], mapping, sample)


@reads
def context_of(work: Work, activity_id: str) -> Context:
    """Return what reading a file for an activity needs to know of the platform.

    Raises:
        Refused: if the actor does not manage the project.
    """
    _entered(work, activity_id)
    chosen = work.platform
    languages = (chosen.default_language, *chosen.languages)
    return Context(
        zone=ZoneInfo(chosen.timezone),
        languages=tuple(dict.fromkeys(languages)),
        title_max=MOST_TITLE,
        bounds=Bounds.around(*chosen.map_centre, chosen.map_zoom),
        now=work.now,
    )


def read_file(file: File, context: Context, told: Callable[[int], None] = _nobody) -> TakenIn:
    """Read a file as planned.

    Raises:
        Invalid: if it is no table, or the plan does not fit it.
    """
    sheet = sheets.read(file.data, file.filename)
    return take_in(sheet.rows, layout_for(sheet, file.plan), context, told)


def layout_for(sheet: Sheet, plan: Plan) -> Layout:
    """Return how a sheet is to be read: as a person mapped it, else as what it is recognised to be.

    Raises:
        Invalid: if it is not recognised and no column is named for the title.
    """
    known = None if plan.mapping else recognise(sheet.columns, own_headers())
    return known or layout_of(plan.mapping, sheet.columns)


def import_inputs(
    house: House, caller: Caller | Actor, activity_id: str, file: File, told: Told = nobody
) -> Imported:
    """Import a file: what takes long is done before the one transaction that keeps it.

    Raises:
        Refused: if the caller does not manage the project.
        Invalid: if the file cannot be read, or has a bad row: then nothing is imported.
    """
    told(0.02, "reading")
    context = perform(house, caller, context_of, activity_id)
    taken = read_file(file, context, lambda rows: told(_part(rows), "reading"))
    told(0.7, "writing")
    return perform(house, caller, keep_inputs, activity_id, taken, file.plan)


def keep_inputs(work: Work, activity_id: str, taken: TakenIn, plan: Plan) -> Imported:
    """Keep the inputs of a file that are not there yet.

    Raises:
        Refused: if the actor does not manage the project.
        Invalid: if the file has bad rows, or brings too many new tags.
    """
    opened = _entered(work, activity_id)
    if taken.bad:
        raise Invalid("file", "team_import.has_bad_rows", count=str(taken.bad))
    there = already_there(work, activity_id, taken)
    fresh = [one for one in taken.inputs if source_of(activity_id, taken, one) not in there]
    words = Words(
        tags_for(work, opened, taken, plan),
        matched(list(taken.words()), known_statuses(work), plan.statuses),
    )
    for start in range(0, len(fresh), BATCH):
        write_inputs(work, opened, fresh[start : start + BATCH], taken, words)
    found = Imported(len(fresh), len(taken.inputs) - len(fresh), taken.left_out)
    title = work.say(opened.row.title).text
    work.log(
        "inputs_imported",
        project_id=opened.project.id,
        subject_id=activity_id,
        title=title,
        count=str(found.added),
    )
    if found.added:
        arrivals.expect(work, activity_id)
    work.tell(f"activity:{activity_id}")
    return found


def own_headers() -> dict[str, str]:
    """Return which field stands under a header of our own exports, in any language."""
    columns = [column for column in COLUMNS if column != OWN_ID]
    return {
        i18n.say(header_key(column), language): column
        for language in i18n.LANGUAGES
        for column in columns
    }


def _entered(work: Work, activity_id: str) -> Opened:
    """Enter an activity that holds inputs in order to work on it with the team."""
    opened = work.visit(activity_id)
    work.manage(opened.project.id)
    if opened.method.collection(opened.settings) is None:
        raise Refused(Refusal(Reason.ACT_NOT_OPEN))
    return opened


def _part(rows: int) -> float:
    return 0.05 + 0.6 * rows / (rows + 5_000)
