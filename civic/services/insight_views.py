"""The insight page: themes with the inputs behind every figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import col

from civic.models import AnalysisRun, Input, Theme
from civic.rules.texts import excerpt
from civic.services import outbox
from civic.services.activity_heads import Head, head_of
from civic.services.cards import cards_of
from civic.services.input_lists import shown_in
from civic.services.insight_figures import Standing, pairs_of, standings
from civic.services.insights import MOST_PLACED, entered, finished, latest_job, was_stopped
from civic.services.outbox import JobView
from civic.services.work import Work, reads

KEYWORDS = 5
CENTRAL = 3
QUOTED = 280
NO_HEAD = Head()
NOT_BEGUN = JobView()


@dataclass(frozen=True)
class Idea:
    """An input by its title, with its first words where they are shown."""

    id: str = ""
    title: str = ""
    lang: str = ""
    text: str = ""
    author: str = ""


NO_IDEA = Idea()


@dataclass(frozen=True, slots=True)
class KeywordView:
    """A keyword of a theme, and how many of its inputs hold it."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class CoreView:
    """A denser part of a theme."""

    id: str
    name: str
    size: int


@dataclass(frozen=True)
class ThemeView:
    """A theme: how many inputs say it, in which words, and whose words say it best."""

    id: str = ""
    number: int = 0
    name: str = ""
    size: int = 0
    joined: int = 0
    percent: int = 0
    share: int = 0
    stability: int = 0
    is_firm: bool = True
    keywords: list[KeywordView] = field(default_factory=list)
    cores: list[CoreView] = field(default_factory=list)
    quote: Idea = NO_IDEA
    central: list[Idea] = field(default_factory=list)


@dataclass(frozen=True)
class MethodCard:
    """How the findings were made, so that anybody can make them again."""

    model: str = ""
    fingerprint: str = ""
    corpus: str = ""
    parameters: list[tuple[str, str]] = field(default_factory=list)
    versions: list[tuple[str, str]] = field(default_factory=list)
    languages: list[tuple[str, int]] = field(default_factory=list)
    stability: int = 0


NO_METHOD = MethodCard()


@dataclass(frozen=True)
class InsightsPage:
    """What the latest analysis of an activity found, and how far the running one is.

    ``total`` are the inputs that stand somewhere; of the ``arrived`` since, those that ``joined``
    are among them, and the others wait, or ``is_too_much`` for them to be placed.
    """

    head: Head = NO_HEAD
    job: JobView = NOT_BEGUN
    was_stopped: bool = False
    run_id: str = ""
    at: datetime | None = None
    inputs: int = 0
    total: int = 0
    arrived: int = 0
    joined: int = 0
    is_too_much: bool = False
    placed: int = 0
    themes: list[ThemeView] = field(default_factory=list)
    unclassified: int = 0
    isolated: int = 0
    duplicates: int = 0
    method: MethodCard = NO_METHOD


@reads
def page(work: Work, activity_id: str) -> InsightsPage:
    """Return what is known of an activity.

    Raises:
        Refused: if the actor is not of the project's team.
    """
    opened = entered(work, activity_id)
    job, run = latest_job(work, activity_id), finished(work, activity_id)
    shown = shown_in(activity_id)
    found = InsightsPage(
        head=head_of(work, opened.row, opened.project),
        job=outbox.look(work, job.id) if job else JobView(),
        was_stopped=job is not None and was_stopped(work, job),
        inputs=_count(work, shown),
        placed=_count(work, [*shown, col(Input.lat).is_not(None)]),
    )
    return _with_findings(work, found, run) if run else found


def ideas(work: Work, ids: Sequence[str], *, quoted: bool = False) -> dict[str, Idea]:
    """Return inputs by their id; with their first words where they are ``quoted``."""
    wanted = list(dict.fromkeys(ids))
    bodies = _bodies(work, wanted) if quoted else {}
    return {
        card.id: Idea(
            card.id,
            card.title,
            card.lang,
            excerpt(bodies.get(card.id, ""), QUOTED),
            card.author.name,
        )
        for card in cards_of(work, wanted)
    }


def _bodies(work: Work, ids: Sequence[str]) -> dict[str, str]:
    query = select(col(Input.id), col(Input.body)).where(col(Input.id).in_(ids))
    return {row[0]: row[1] for row in work.session.connection().execute(query)}


def _with_findings(work: Work, found: InsightsPage, run: AnalysisRun) -> InsightsPage:
    standing = standings(work, run)
    themes = _themes(work, run, standing)
    joined = sum(one.has_joined for one in standing)
    waiting = found.inputs - len(standing)
    return replace(
        found,
        run_id=run.id,
        at=run.finished_at,
        total=len(standing),
        arrived=joined + waiting,
        joined=joined,
        is_too_much=waiting > MOST_PLACED,
        themes=themes,
        unclassified=sum(one.theme_id is None for one in standing),
        isolated=sum(one.is_isolated for one in standing),
        duplicates=len(pairs_of(run, standing)),
        method=_method(run, themes),
    )


def _themes(work: Work, run: AnalysisRun, standing: Sequence[Standing]) -> list[ThemeView]:
    query = select(Theme).where(col(Theme.run_id) == run.id).order_by(col(Theme.number))
    rows = list(work.session.execute(query).scalars())
    shown = [row for row in rows if row.parent_id is None]
    inside: dict[str, list[Standing]] = {row.id: [] for row in rows}
    for one in standing:
        for theme_id in (one.theme_id, one.core_id):
            if theme_id:
                inside[theme_id].append(one)
    most = max((len(inside[row.id]) for row in shown), default=0)
    parts = [(row, [one for one in rows if one.parent_id == row.id]) for row in shown]
    views = [_theme(run, row, cores, inside) for row, cores in parts]
    central = {row.id: row.central[:CENTRAL] for row in shown}
    titles = ideas(work, [one for ids in central.values() for one in ids])
    medoids = {row.id: run.record["themes"][row.id]["medoid"] for row in shown}
    quotes = ideas(work, list(medoids.values()), quoted=True)
    return [
        replace(
            view,
            percent=round(view.size / max(1, most) * 100),
            share=round(view.size / max(1, len(standing)) * 100),
            quote=quotes.get(medoids[view.id], NO_IDEA),
            central=[titles[one] for one in central[view.id] if one in titles],
        )
        for view in views
    ]


def _theme(
    run: AnalysisRun, row: Theme, cores: Sequence[Theme], inside: Mapping[str, Sequence[Standing]]
) -> ThemeView:
    here = {one.input_id for one in inside[row.id]}
    words = [
        KeywordView(one["text"], len(here.intersection(one["inputs"])))
        for one in row.keywords[:KEYWORDS]
    ]
    return ThemeView(
        id=row.id,
        number=row.number,
        name=row.name,
        size=len(here),
        joined=sum(one.has_joined for one in inside[row.id]),
        stability=round(row.stability * 100),
        is_firm=run.record["themes"][row.id]["firmness"] == "firm",
        keywords=[word for word in words if word.count],
        cores=[CoreView(one.id, one.name, len(inside[one.id])) for one in cores],
    )


def _method(run: AnalysisRun, themes: Sequence[ThemeView]) -> MethodCard:
    made: Mapping[str, Any] = run.record["run"]
    sizes = sum(theme.size for theme in themes)
    stable = sum(theme.size * theme.stability for theme in themes)
    return MethodCard(
        model=made["model_id"],
        fingerprint=made["model_hash"][:12] + made["model_hash"][64:],
        corpus=made["corpus_hash"][:12],
        parameters=[(name, _shown(value)) for name, value in made["parameters"].items()],
        versions=[(name, value) for name, value in made["versions"]],
        languages=[(name, value) for name, value in made["languages"]],
        stability=round(stable / sizes) if sizes else 0,
    )


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _count(work: Work, where: Sequence[ColumnElement[bool]]) -> int:
    query = select(func.count()).select_from(Input).where(*where)
    return int(work.session.connection().execute(query).scalar_one())
