"""The insight page: themes with the inputs behind every figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import col

from civic.errors import NotFound
from civic.models import AnalysisRun, Input, Theme, ThemeMember
from civic.rules.texts import excerpt
from civic.services import outbox
from civic.services.activity_heads import Head, head_of
from civic.services.input_lists import cards_of, shown_in
from civic.services.insights import entered, finished, latest_job
from civic.services.outbox import JobView
from civic.services.views import Card
from civic.services.work import Work, reads

KEYWORDS = 5
CENTRAL = 3
QUOTED = 280
PAGE = 20
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
    """What the latest analysis of an activity found, and how far the running one is."""

    head: Head = NO_HEAD
    job: JobView = NOT_BEGUN
    run_id: str = ""
    at: datetime | None = None
    inputs: int = 0
    total: int = 0
    fresh: int = 0
    placed: int = 0
    themes: list[ThemeView] = field(default_factory=list)
    unclassified: int = 0
    isolated: int = 0
    duplicates: int = 0
    method: MethodCard = NO_METHOD


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the page that leads to its inputs.

    ``kind`` is ``theme`` or ``keyword`` (``word``) of the theme ``of``, ``unclassified`` or
    ``isolated``.
    """

    kind: str
    of: str = ""
    word: str = ""


@dataclass(frozen=True)
class Behind:
    """The inputs behind a figure, a page of them at a time."""

    cards: list[Card] = field(default_factory=list)
    total: int = 0
    page: int = 1
    pages: int = 1


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
        inputs=_count(work, shown),
        placed=_count(work, [*shown, col(Input.lat).is_not(None)]),
    )
    return _with_findings(work, found, run, activity_id) if run else found


@reads
def behind(work: Work, activity_id: str, figure: Figure, at: int = 1) -> Behind:
    """Return the inputs behind a figure, the most typical first.

    Raises:
        Refused: if the actor is not of the project's team.
        NotFound: if there is no such figure.
    """
    entered(work, activity_id)
    run = finished(work, activity_id)
    if run is None:
        raise NotFound
    mine = select(col(ThemeMember.input_id)).where(col(ThemeMember.run_id) == run.id)
    mine = mine.where(*_figure(work, run, figure))
    order = (col(ThemeMember.membership).desc(), col(ThemeMember.input_id))
    ids = list(work.session.connection().execute(mine.order_by(*order)).scalars())
    pages = max(1, -(-len(ids) // PAGE))
    shown = min(max(1, at if isinstance(at, int) else 1), pages)
    cards = cards_of(work, ids[(shown - 1) * PAGE : shown * PAGE])
    return Behind(cards, len(ids), shown, pages)


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


def _with_findings(
    work: Work, found: InsightsPage, run: AnalysisRun, activity_id: str
) -> InsightsPage:
    themes = _themes(work, run)
    member = col(ThemeMember.run_id) == run.id
    known = select(col(ThemeMember.input_id)).where(member)
    stood = _members(work, member)
    return InsightsPage(
        **{
            **{name: getattr(found, name) for name in ("head", "job", "inputs", "placed")},
            "run_id": run.id,
            "at": run.finished_at,
            "total": stood,
            "fresh": _count(work, [*shown_in(activity_id), col(Input.id).not_in(known)]),
            "themes": themes,
            "unclassified": _members(work, member, col(ThemeMember.theme_id).is_(None)),
            "isolated": _members(work, member, col(ThemeMember.isolated).is_(True)),
            "duplicates": len(run.duplicates),
            "method": _method(run, themes),
        }
    )


def _themes(work: Work, run: AnalysisRun) -> list[ThemeView]:
    query = select(Theme).where(col(Theme.run_id) == run.id).order_by(col(Theme.number))
    rows = list(work.session.execute(query).scalars())
    details: dict[str, dict[str, str]] = run.record["themes"]
    shown = [row for row in rows if row.parent_id is None]
    medoids = [details[row.id]["medoid"] for row in shown]
    quotes = ideas(work, medoids, quoted=True)
    central = ideas(work, [one for row in shown for one in row.central[:CENTRAL]])
    most = max((row.size for row in shown), default=1)
    total = max(1, run.record["run"]["documents"])
    return [
        ThemeView(
            id=row.id,
            number=row.number,
            name=row.name,
            size=row.size,
            percent=round(row.size / most * 100),
            share=round(row.size / total * 100),
            stability=round(row.stability * 100),
            is_firm=details[row.id]["firmness"] == "firm",
            keywords=[KeywordView(one["text"], one["count"]) for one in row.keywords[:KEYWORDS]],
            cores=[CoreView(one.id, one.name, one.size) for one in rows if one.parent_id == row.id],
            quote=quotes.get(details[row.id]["medoid"], NO_IDEA),
            central=[central[one] for one in row.central[:CENTRAL] if one in central],
        )
        for row in shown
    ]


def _figure(work: Work, run: AnalysisRun, figure: Figure) -> list[ColumnElement[bool]]:
    if figure.kind == "unclassified":
        return [col(ThemeMember.theme_id).is_(None)]
    if figure.kind == "isolated":
        return [col(ThemeMember.isolated).is_(True)]
    theme = work.session.get(Theme, figure.of)
    if theme is None or theme.run_id != run.id or figure.kind not in ("theme", "keyword"):
        raise NotFound
    if figure.kind == "theme":
        mine = (col(ThemeMember.theme_id) == theme.id, col(ThemeMember.subtheme_id) == theme.id)
        return [or_(*mine)]
    found = next((one for one in theme.keywords if one["text"] == figure.word), None)
    if found is None:
        raise NotFound
    return [col(ThemeMember.input_id).in_(found["inputs"])]


def _method(run: AnalysisRun, themes: Sequence[ThemeView]) -> MethodCard:
    made: Mapping[str, Any] = run.record["run"]
    sizes = sum(theme.size for theme in themes)
    stable = sum(theme.size * theme.stability for theme in themes)
    return MethodCard(
        model=made["model_id"],
        fingerprint=made["model_hash"][:12],
        corpus=made["corpus_hash"][:12],
        parameters=[(name, _shown(value)) for name, value in made["parameters"].items()],
        versions=[(name, value) for name, value in made["versions"]],
        languages=[(name, value) for name, value in made["languages"]],
        stability=round(stable / sizes) if sizes else 0,
    )


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _members(work: Work, *where: ColumnElement[bool]) -> int:
    query = select(func.count()).select_from(ThemeMember).where(*where)
    return int(work.session.connection().execute(query).scalar_one())


def _count(work: Work, where: Sequence[ColumnElement[bool]]) -> int:
    query = select(func.count()).select_from(Input).where(*where)
    return int(work.session.connection().execute(query).scalar_one())
