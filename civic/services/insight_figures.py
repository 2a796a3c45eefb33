"""Where the inputs of an analysis stand now, and those behind a figure of the insight page.

What was hidden or withdrawn since the analysis stands nowhere.
"""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from civic.errors import NotFound
from civic.models import AnalysisRun, Input, Theme, ThemeMember
from civic.services.cards import cards_of
from civic.services.input_lists import shown_in
from civic.services.insights import entered, finished, joined_of
from civic.services.views import Card
from civic.services.work import Work, reads

PAGE = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one input stands; who ``has_joined`` does so for the time being."""

    input_id: str
    theme_id: str | None
    core_id: str | None
    is_isolated: bool
    has_joined: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the page that leads to its inputs.

    ``kind`` is ``theme`` or ``keyword`` (``word``) of the theme ``of``, ``unclassified``,
    ``isolated``, or ``joined``: since the analysis, in the theme ``of`` or anywhere.
    """

    kind: str
    of: str = ""
    word: str = ""


@dataclass(frozen=True)
class Behind:
    """The inputs behind a figure, a page of them at a time."""

    cards: list[Card] = field(default_factory=list)
    total: int = 0
    joined: int = 0
    page: int = 1
    pages: int = 1


@reads
def behind(work: Work, activity_id: str, figure: Figure, at: int = 1) -> Behind:
    """Return the inputs behind a figure: the most typical first, what joined since last.

    Raises:
        Refused: if the actor is not of the project's team.
        NotFound: if there is no such figure.
    """
    entered(work, activity_id)
    run = finished(work, activity_id)
    if run is None:
        raise NotFound
    mine = _behind(work, run, figure, standings(work, run))
    pages = max(1, -(-len(mine) // PAGE))
    shown = min(max(1, at if isinstance(at, int) else 1), pages)
    ids = [one.input_id for one in mine[(shown - 1) * PAGE : shown * PAGE]]
    joined = sum(one.has_joined for one in mine)
    return Behind(cards_of(work, ids), len(mine), joined, shown, pages)


def standings(work: Work, run: AnalysisRun) -> list[Standing]:
    """Return where each input of a run stands, the most typical first, what joined since last."""
    query = (
        select(
            col(ThemeMember.input_id), col(ThemeMember.theme_id), col(ThemeMember.subtheme_id),
            col(ThemeMember.isolated),
        )
        .join(Input, col(Input.id) == col(ThemeMember.input_id))
        .where(col(ThemeMember.run_id) == run.id, *shown_in(run.activity_id))
        .order_by(col(ThemeMember.membership).desc(), col(ThemeMember.input_id))
    )  # fmt: skip
    joined = joined_of(run)
    rows = work.session.connection().execute(query)
    found = [Standing(*row, has_joined=row[0] in joined) for row in rows]
    return sorted(found, key=lambda one: one.has_joined)


def pairs_of(run: AnalysisRun, standing: list[Standing]) -> list[dict[str, Any]]:
    """Return the pairs of a run that look alike, as far as both are still shown."""
    shown = {one.input_id for one in standing}
    pairs: list[dict[str, Any]] = run.duplicates
    return [one for one in pairs if one["left"] in shown and one["right"] in shown]


def _behind(
    work: Work, run: AnalysisRun, figure: Figure, standing: list[Standing]
) -> list[Standing]:
    match figure.kind:
        case "unclassified":
            return [one for one in standing if one.theme_id is None]
        case "isolated":
            return [one for one in standing if one.is_isolated]
        case "joined":
            return [one for one in standing if one.has_joined and figure.of in ("", one.theme_id)]
        case "theme":
            _theme(work, run, figure.of)
            return [one for one in standing if figure.of in (one.theme_id, one.core_id)]
        case "keyword":
            words = _theme(work, run, figure.of).keywords
            holders = next((one["inputs"] for one in words if one["text"] == figure.word), None)
            if holders is not None:
                return [one for one in standing if one.input_id in set(holders)]
    raise NotFound


def _theme(work: Work, run: AnalysisRun, theme_id: str) -> Theme:
    theme = work.session.get(Theme, theme_id)
    if theme is None or theme.run_id != run.id:
        raise NotFound
    return theme
