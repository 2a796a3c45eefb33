"""The activities of a project in the hands of its team: settings, and what is open when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from sqlmodel import col, func, select

from civic import methods
from civic.errors import Invalid, NotFound, Refused
from civic.methods.base import Counts, Method, Settings
from civic.models import Activity, AnalysisRun, Input, Opening, PaperVote, Phase, Question, Tag
from civic.rules import editing, texts
from civic.rules.fields import FieldForm, cleaned, fields_of, locked_changes
from civic.services import undo
from civic.services.project_start import ask, free_activity_slug, named, preset_of
from civic.services.vote_settings import refuse_reopened, refuse_settled
from civic.services.work import Work, reads
from civic.words import Act, Feature, Reason, Refusal, Said

TITLE_MOST = 120


@dataclass(frozen=True, slots=True)
class PhaseActs:
    """What of an activity is open in one phase."""

    phase_id: str
    title: Said
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivityForm:
    """An activity as the team edits it: its fields, and its acts in each phase.

    ``fields`` come from the method's settings class; ``is_always_open`` overrules ``openings``.
    """

    id: str
    project_id: str
    method: str
    icon: str
    title: dict[str, str]
    fields: tuple[FieldForm, ...]
    acts: tuple[str, ...]
    is_always_open: bool
    openings: tuple[PhaseActs, ...]
    inputs: int
    has_form: bool
    has_vote: bool
    missing: tuple[str, ...]


@reads
def activities_of(work: Work, project_id: str) -> list[ActivityForm]:
    """Return the activities of a project in their order."""
    work.manage(project_id)
    query = select(Activity).where(Activity.project_id == project_id)
    rows = work.session.exec(query.order_by(col(Activity.position), col(Activity.id))).all()
    return [_form(work, row) for row in rows]


def add_activity(work: Work, project_id: str, method: str, preset: str) -> ActivityForm:
    """Put another method to work in a project, as a preset proposes; it is always open at first.

    Raises:
        Invalid: if there is no such preset.
    """
    work.manage(project_id)
    found = preset_of(method, preset)
    count = select(func.count()).where(Activity.project_id == project_id)
    settings = methods.catalogue()[method].settings.model_validate(found.settings)
    title = named(work, f"{method}.preset.{preset}")
    row = Activity(
        slug=free_activity_slug(work, project_id, title),
        project_id=project_id,
        method=method,
        title=title,
        settings=settings.model_dump(mode="json"),
        position=work.session.exec(count.select_from(Activity)).one(),
    )
    work.session.add(row)
    ask(work, row, found)
    return _kept(work, row, "activity_added")


def save_activity(
    work: Work, activity_id: str, title: object, settings: Mapping[str, Any]
) -> ActivityForm:
    """Keep the title of an activity and those of its settings that were sent.

    Raises:
        Invalid: if the method does not accept them; ``field`` names the first that is wrong.
        Refused: if one of them may not change any more, as people have contributed.
    """
    row = managed(work, activity_id, lock=True)
    method = methods.catalogue()[row.method]
    languages = work.platform.languages
    row.title = editing.said("title", title, languages, _title, row.title)
    if not row.title.get(work.platform.default_language):
        raise Invalid(f"title.{work.platform.default_language}", "invalid.missing")
    before = method.settings.model_validate(row.settings)
    sent = cleaned(method.settings, settings, languages, row.settings)
    after = _validated(method, {**before.model_dump(mode="json"), **sent})
    if locked_changes(before, after) and (used := _inputs(work, activity_id)):
        raise Refused(Refusal(Reason.IN_USE, (("count", str(used)),)))
    wrong = method.refuse_settings(after)
    if wrong and wrong != method.refuse_settings(before):
        raise Invalid(*wrong)
    refuse_settled(work, activity_id, method, before, after)
    row.settings = after.model_dump(mode="json")
    return _kept(work, row, "activity_changed")


def set_openings(work: Work, activity_id: str, grid: Mapping[str, Any] | None) -> ActivityForm:
    """Say which acts are open in which phases; nothing at all leaves the activity always open.

    Raises:
        Invalid: if a phase is not of this project, or an act is not the method's.
        Refused: if people vote, and would do so in other phases.
    """
    row = managed(work, activity_id)
    acts = _acts(row)
    refuse_reopened(work, activity_id, grid)
    for old in _openings(work, activity_id).values():
        work.session.delete(old)
    work.session.flush()
    if grid is not None:
        phase_ids = [phase.id for phase in _phases(work, row.project_id)]
        editing.chosen("phase", list(grid), phase_ids)
        if not grid:
            raise Invalid("phase", "team_project.no_phase")
        for phase_id, picked in grid.items():
            opened = sorted(editing.chosen("acts", picked, acts))
            work.session.add(Opening(phase_id=phase_id, activity_id=row.id, acts=opened))
    return _kept(work, row, "openings_changed")


def save_whole(
    work: Work, activity_id: str, title: object, grid: Mapping[str, Any] | None
) -> ActivityForm:
    """Keep the title of an activity and what is open when, both or neither.

    Raises:
        Invalid: as ``save_activity`` and ``set_openings``.
    """
    save_activity(work, activity_id, title, {})
    return set_openings(work, activity_id, grid)


def move_activity(work: Work, activity_id: str, steps: int) -> None:
    """Move an activity up (negative) or down among those of its project."""
    row = managed(work, activity_id)
    query = select(Activity).where(Activity.project_id == row.project_id)
    rows = list(work.session.exec(query.order_by(col(Activity.position), col(Activity.id))).all())
    at = rows.index(row)
    rows.insert(max(0, min(len(rows) - 1, at + int(steps))), rows.pop(at))
    for position, moved in enumerate(rows):
        moved.position = position
    work.log("activity_moved", project_id=row.project_id, subject_id=row.id, title=_name(work, row))
    work.tell(f"project:{row.project_id}")


def remove_activity(work: Work, activity_id: str) -> str:
    """Take an empty activity out of its project; return the entry by which it can be put back.

    Raises:
        Refused: if people have contributed to it already.
    """
    row = managed(work, activity_id)
    if used := _inputs(work, activity_id):
        raise Refused(Refusal(Reason.IN_USE, (("count", str(used)),)))
    for table in (Tag, AnalysisRun):
        if work.session.exec(select(table.id).where(table.activity_id == activity_id)).first():
            raise Refused(Refusal(Reason.IN_USE, (("count", "1"),)))
    if work.session.get(PaperVote, activity_id):
        raise Refused(Refusal(Reason.IN_USE, (("count", "1"),)))
    openings = list(_openings(work, activity_id).values())
    questions = work.session.exec(select(Question).where(Question.activity_id == activity_id))
    work.tell(f"project:{row.project_id}")
    return undo.remove(
        work, "activity_removed", [row, *openings, *questions], project_id=row.project_id,
        subject_id=row.id, title=_name(work, row),
    )  # fmt: skip


def managed(
    work: Work, activity_id: str, act: Act = Act.MANAGE_PROJECT, *, lock: bool = False
) -> Activity:
    """Load an activity in order to work on it with the team, or refuse."""
    row = work.session.get(Activity, activity_id, with_for_update=lock)
    if row is None:
        raise NotFound
    work.manage(row.project_id, act)
    return row


def missing(work: Work, row: Activity) -> tuple[str, ...]:
    """Return the keys of what the method still misses in an activity."""
    method = methods.catalogue()[row.method]
    counts = Counts(_inputs(work, row.id), len(_openings(work, row.id)))
    return tuple(method.missing(method.settings.model_validate(row.settings), counts))


def _validated(method: Method[Any], values: dict[str, Any]) -> Settings:
    try:
        settings: Settings = method.settings.model_validate(values)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        limits = {name: str(limit) for name, limit in first.get("ctx", {}).items()}
        if "ge" in limits:
            raise Invalid(field, "team_project.too_small", least=limits["ge"]) from None
        if "le" in limits:
            raise Invalid(field, "team_project.too_large", most=limits["le"]) from None
        raise Invalid(field, "team_project.setting_refused") from None
    return settings


def _form(work: Work, row: Activity) -> ActivityForm:
    method = methods.catalogue()[row.method]
    settings = method.settings.model_validate(row.settings)
    opened = _openings(work, row.id)
    return ActivityForm(
        id=row.id,
        project_id=row.project_id,
        method=row.method,
        icon=method.icon,
        title=row.title,
        fields=fields_of(row.method, settings),
        acts=tuple(_acts(row)),
        is_always_open=not opened,
        openings=tuple(
            PhaseActs(
                phase.id,
                work.say(phase.title),
                tuple(opened[phase.id].acts) if phase.id in opened else (),
            )
            for phase in _phases(work, row.project_id)
        ),
        inputs=_inputs(work, row.id),
        has_form=Feature.FORM in method.features,
        has_vote=Feature.BALLOTS in method.features,
        missing=missing(work, row),
    )


def _acts(row: Activity) -> list[str]:
    method = methods.catalogue()[row.method]
    return sorted(method.acts(method.settings.model_validate(row.settings)))


def _phases(work: Work, project_id: str) -> list[Phase]:
    query = select(Phase).where(Phase.project_id == project_id)
    return list(work.session.exec(query.order_by(col(Phase.starts_at), col(Phase.id))).all())


def _openings(work: Work, activity_id: str) -> dict[str, Opening]:
    rows = work.session.exec(select(Opening).where(Opening.activity_id == activity_id)).all()
    return {row.phase_id: row for row in rows}


def _inputs(work: Work, activity_id: str) -> int:
    query = select(func.count()).select_from(Input).where(Input.activity_id == activity_id)
    return work.session.exec(query).one()


def _title(field: str, typed: object) -> str:
    return texts.line(field, typed, most=TITLE_MOST, least=0)


def _name(work: Work, row: Activity) -> str:
    return texts.pick(row.title, work.reader, work.platform.default_language).text


def _kept(work: Work, row: Activity, what: str) -> ActivityForm:
    work.session.add(row)
    work.session.flush()
    work.log(what, project_id=row.project_id, subject_id=row.id, title=_name(work, row))
    work.tell(f"project:{row.project_id}")
    work.tell(f"activity:{row.id}")
    return _form(work, row)
