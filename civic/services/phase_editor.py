"""The phases of a project in the hands of its team: dated in the platform's own time zone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import col, select

from civic.errors import Invalid, NotFound, Refused
from civic.models import Activity, Opening, Phase
from civic.rules import editing, phases, texts
from civic.rules.phases import Window
from civic.services import undo
from civic.services.vote_settings import refuse_moved
from civic.services.work import Work, reads
from civic.words import Reason, Refusal

TITLE_MOST = 120
TEXT_MOST = 4_000
PERIOD_MOST = 60


@dataclass(frozen=True, slots=True)
class PhaseForm:
    """A phase as the team edits it; dates are those of the platform's zone, no end being empty.

    ``period`` stands in the place of dates that are not settled yet.
    """

    id: str
    title: dict[str, str]
    text: dict[str, str]
    period: dict[str, str]
    starts: str
    ends: str
    standing: str


@reads
def phases_of(work: Work, project_id: str) -> list[PhaseForm]:
    """Return the phases of a project in the order of their dates."""
    work.manage(project_id)
    return [_form(work, row) for row in rows_of(work, project_id)]


def add_phase(work: Work, project_id: str, typed: Mapping[str, Any]) -> PhaseForm:
    """Add a phase: its title and text by language, its start, and its end if it has one.

    Raises:
        Invalid: if it has no title or no start, or ends before it starts.
    """
    work.manage(project_id)
    row = Phase(project_id=project_id, starts_at=work.now)
    _fill(work, row, typed)
    work.session.add(row)
    return _kept(work, row, "phase_added")


def save_phase(work: Work, phase_id: str, typed: Mapping[str, Any]) -> PhaseForm:
    """Keep what the team changed of a phase.

    Raises:
        Invalid: as ``add_phase``.
    """
    row = _managed(work, phase_id)
    _fill(work, row, typed)
    return _kept(work, row, "phase_changed")


def remove_phase(work: Work, phase_id: str) -> str:
    """Take a phase out of its project; return the log entry by which it can be put back.

    Raises:
        Refused: if it is the only one of an activity, which would then be open for ever.
    """
    row = _managed(work, phase_id)
    refuse_moved(work, row, None, None)
    openings = work.session.exec(select(Opening).where(Opening.phase_id == phase_id)).all()
    if only := [o for o in openings if not _other_openings(work, o)]:
        raise Refused(Refusal(Reason.IN_USE, (("count", str(len(only))),)))
    title = texts.pick(row.title, work.reader).text
    work.tell(f"project:{row.project_id}")
    return undo.remove(
        work, "phase_removed", [row, *openings], project_id=row.project_id,
        subject_id=row.id, title=title,
    )  # fmt: skip


def rows_of(work: Work, project_id: str) -> Sequence[Phase]:
    """Return the phases of a project that the caller has asked leave for, by their dates."""
    query = select(Phase).where(Phase.project_id == project_id)
    return work.session.exec(query.order_by(col(Phase.starts_at), col(Phase.id))).all()


def _managed(work: Work, phase_id: str) -> Phase:
    row = work.session.get(Phase, phase_id)
    if row is None:
        raise NotFound
    work.manage(row.project_id)
    return row


def _other_openings(work: Work, opening: Opening) -> bool:
    query = (
        select(Opening.phase_id)
        .join(Activity, col(Activity.id) == col(Opening.activity_id))
        .where(Opening.activity_id == opening.activity_id)
        .where(Opening.phase_id != opening.phase_id)
    )
    return work.session.exec(query).first() is not None


def _fill(work: Work, row: Phase, typed: Mapping[str, Any]) -> None:
    settings = work.platform
    row.title = editing.said("title", typed.get("title", {}), settings.languages, _title, row.title)
    row.text = editing.said("text", typed.get("text", {}), settings.languages, _text, row.text)
    period = typed.get("period", row.period)
    row.period = editing.said("period", period, settings.languages, _period, row.period)
    if not row.title.get(settings.default_language):
        raise Invalid(f"title.{settings.default_language}", "invalid.missing")
    starts = _moment(work, "starts", typed, row.starts_at)
    ends = _moment(work, "ends", typed, row.ends_at)
    if starts is None:
        raise Invalid("starts", "invalid.missing")
    if key := phases.refuse_span(starts, ends):
        raise Invalid("ends", key)
    refuse_moved(work, row, starts, ends)
    row.starts_at, row.ends_at = starts, ends


def _moment(
    work: Work, field: str, typed: Mapping[str, Any], kept: datetime | None
) -> datetime | None:
    """Return a date as it was typed; one that was left as shown stays to the second and hour.

    A field shows no seconds, nor which of two equal hours in the night the clocks go back.
    """
    zone = work.platform.timezone
    if kept is not None and typed.get(field) == editing.local(kept, zone):
        return kept
    return editing.moment(field, typed.get(field), zone)


def _title(field: str, typed: object) -> str:
    return texts.line(field, typed, most=TITLE_MOST, least=0)


def _period(field: str, typed: object) -> str:
    return texts.line(field, typed, most=PERIOD_MOST, least=0)


def _text(field: str, typed: object) -> str:
    return texts.rich(field, typed, most=TEXT_MOST)


def _kept(work: Work, row: Phase, what: str) -> PhaseForm:
    work.session.flush()
    title = texts.pick(row.title, work.reader).text
    work.log(what, project_id=row.project_id, subject_id=row.id, title=title)
    work.tell(f"project:{row.project_id}")
    return _form(work, row)


def _form(work: Work, row: Phase) -> PhaseForm:
    zone = work.platform.timezone
    return PhaseForm(
        row.id,
        row.title,
        row.text,
        row.period,
        editing.local(row.starts_at, zone),
        editing.local(row.ends_at, zone),
        phases.standing(Window(row.starts_at, row.ends_at), work.now),
    )
