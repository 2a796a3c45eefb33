"""How a project begins: the organiser chooses what to do, and phases and settings are proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, count

from babel.numbers import get_currency_symbol
from sqlmodel import col, func, select

from civic import methods
from civic.errors import Invalid
from civic.i18n import say
from civic.methods.base import Preset
from civic.models import Activity, Folder, Opening, Phase, Project, Question
from civic.rules import editing, texts
from civic.rules.forms import Kind
from civic.services.work import Work, reads
from civic.words import Act

TITLE_MOST = 140
QUESTION_MOST = 240


@dataclass(frozen=True, slots=True)
class PlannedSpan:
    """A phase that a preset proposes: its name, and its dates in the platform's zone."""

    title: str
    starts: str
    ends: str
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Something an organiser may choose to do: a preset of a method, and the phases it proposes."""

    method: str = ""
    preset: str = ""
    icon: str = ""
    phases: tuple[PlannedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an organiser said at first: what to do, a title, a question, and from which day.

    Title and question are in the platform's default language; no day means tomorrow.
    """

    method: str
    preset: str
    title: str
    question: str = ""
    starts_on: str = ""


@reads
def offers(work: Work, starts_on: str = "") -> list[Offer]:
    """Return what a new project may begin with, its phases dated from ``starts_on`` or tomorrow."""
    work.require(Act.MANAGE_PLATFORM)
    return [
        Offer(method.key, preset.key, preset.icon, _planned(work, method.key, preset, starts_on))
        for method in methods.catalogue().values()
        for preset in method.presets
    ]


def create(work: Work, begun: Beginning) -> str:
    """Begin a draft project with one activity and the phases its preset proposes; return its id.

    Raises:
        Invalid: if there is no such preset, no title, or no such day.
    """
    work.require(Act.MANAGE_PLATFORM)
    preset = preset_of(begun.method, begun.preset)
    lang = work.platform.default_language
    name = texts.line("title", begun.title, most=TITLE_MOST)
    asked = texts.line("question", begun.question, most=QUESTION_MOST, least=0)
    project = Project(
        slug=free_slug(work, name, Project),
        title={lang: name},
        question={lang: asked} if asked else {},
        position=work.session.exec(select(func.count()).select_from(Project)).one(),
        created_at=work.now,
    )
    work.session.add(project)
    work.session.flush()
    _begin_activity(work, project, begun, preset)
    work.log("project_created", project_id=project.id, subject_id=project.id, title=name)
    return project.id


def preset_of(method: str, preset: str) -> Preset:
    """Return one entry of the organiser's catalogue.

    Raises:
        Invalid: if there is none of that name.
    """
    kind = methods.catalogue().get(method)
    for found in kind.presets if kind else ():
        if found.key == preset:
            return found
    raise Invalid("preset", "invalid.choice")


def free_slug(work: Work, title: str, table: type[Project] | type[Folder]) -> str:
    """Return the address that a title gives, numbered when it is taken already."""
    base = texts.slug_of(title)
    return _free(
        base, work.session.exec(select(table.slug).where(col(table.slug).startswith(base)))
    )


def free_activity_slug(work: Work, project_id: str, title: Mapping[str, str]) -> str:
    """Return the address within its project that the title of an activity gives."""
    query = select(Activity.slug).where(Activity.project_id == project_id)
    base = texts.slug_of(title[work.platform.default_language])
    return _free(base, work.session.exec(query))


def _free(base: str, taken: Iterable[str]) -> str:
    others = set(taken)
    numbered = (f"{base}-{number}" for number in count(2))
    return next(slug for slug in chain([base], numbered) if slug not in others)


def named(work: Work, key: str) -> dict[str, str]:
    """Return a text of the catalogue in each language of the platform."""
    return {lang: say(key, lang) for lang in work.platform.languages}


def ask(work: Work, activity: Activity, preset: Preset) -> None:
    """Put the questions of a preset into the form of an activity that has just begun."""
    work.session.flush()
    currency, lang = work.platform.currency, work.platform.default_language
    work.session.add_all(
        Question(
            activity_id=activity.id,
            kind=planned.kind,
            wording=named(work, f"{activity.method}.question.{planned.key}"),
            unit=get_currency_symbol(currency, locale=lang) if planned.kind is Kind.BUDGET else "",
            position=position,
        )
        for position, planned in enumerate(preset.questions)
    )


def _planned(work: Work, method: str, preset: Preset, starts_on: str) -> tuple[PlannedSpan, ...]:
    zone = work.platform.timezone
    spans: list[PlannedSpan] = []
    for planned, phase in zip(preset.phases, _dated(work, preset, starts_on), strict=True):
        title = say(f"{method}.phase.{planned.key}", work.reader)
        starts, ends = (editing.local(at, zone) for at in phase)
        spans.append(PlannedSpan(title, starts, ends, tuple(sorted(planned.acts))))
    return tuple(spans)


def _dated(work: Work, preset: Preset, starts_on: str) -> list[tuple[datetime, datetime | None]]:
    """Return the start and end of each planned phase, one following the other."""
    zone = work.platform.timezone
    typed = starts_on or editing.local(work.now + timedelta(days=1), zone)
    day = editing.moment("starts_on", typed[:10], zone)
    if day is None:
        raise Invalid("starts_on", "invalid.date")
    spans: list[tuple[datetime, datetime | None]] = []
    for planned in preset.phases:
        local = editing.local(day, zone)
        end = editing.days_after(local, planned.days, zone) if planned.days else None
        spans.append((day, end))
        day = end or day
    return spans


def _begin_activity(work: Work, project: Project, begun: Beginning, preset: Preset) -> None:
    method = begun.method
    settings = methods.catalogue()[method].settings.model_validate(preset.settings)
    title = named(work, f"{method}.preset.{preset.key}")
    activity = Activity(
        slug=free_activity_slug(work, project.id, title),
        project_id=project.id,
        method=method,
        title=title,
        settings=settings.model_dump(mode="json"),
    )
    work.session.add(activity)
    ask(work, activity, preset)
    dated = _dated(work, preset, begun.starts_on)
    for planned, (starts, ends) in zip(preset.phases, dated, strict=True):
        phase = Phase(
            project_id=project.id,
            title=named(work, f"{method}.phase.{planned.key}"),
            starts_at=starts,
            ends_at=ends,
        )
        work.session.add(phase)
        work.session.flush()
        work.session.add(
            Opening(phase_id=phase.id, activity_id=activity.id, acts=sorted(planned.acts))
        )
