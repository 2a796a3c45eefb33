"""The figures of the team's side as tables to take away, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from civic.errors import NotFound
from civic.i18n import say
from civic.rules.charts import BLOCK, Bar, Chart
from civic.rules.exporting import Cell
from civic.rules.theme import DEFAULT_BRAND, theme_of
from civic.services import dashboard
from civic.services.dashboard import Dashboard
from civic.services.work import Work, reads

OVER_TIME, HOURS = "over_time", "hours"


@dataclass(frozen=True)
class Table:
    """A chart as a table: its title, the heads of its columns, its rows.

    It is drawn in ``colour``, that of the organiser as it can be read on paper.
    """

    name: str
    title: str
    language: str
    heads: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    colour: str = DEFAULT_BRAND


@reads
def table(work: Work, name: str, project: str, period: int) -> Table:
    """Return one chart of the figures as a table.

    Raises:
        NotFound: if there is no such chart, or the actor does not work on that project.
        Refused: if the actor is of no team.
    """
    page, language = dashboard.figures(work, project, period), work.reader
    title = say(f"team_figures.{name}", language) if name in _names(page) else ""
    if not title:
        raise NotFound
    heads, rows = _content(page, name, language)
    return Table(name, title, language, heads, rows, theme_of(work.platform.brand).light.brand)


def _names(page: Dashboard) -> set[str]:
    return {OVER_TIME, HOURS, *(chart.key for chart in page.by)}


def _content(
    page: Dashboard, name: str, language: str
) -> tuple[tuple[str, ...], list[tuple[Cell, ...]]]:
    if name == OVER_TIME:
        kinds = [say(f"team_figures.kind_{chart.key}", language) for chart in page.over_time]
        return (say(f"team_figures.step_{page.step}", language), *kinds), _days(page.over_time)
    if name == HOURS:
        blocks = range(0, 24, BLOCK)
        spans = (f"{hour}–{hour + BLOCK} h" for hour in blocks)
        return (say("team_figures.weekday", language), *spans), _week(page, language)
    chart = next(chart for chart in page.by if chart.key == name)
    heads = (say(f"team_figures.{name}", language), say("team_figures.number", language))
    return heads, [(_name(bar, language), bar.value) for bar in chart.bars]


def _days(charts: Sequence[Chart]) -> list[tuple[Cell, ...]]:
    columns = [chart.bars for chart in charts]
    return [(line[0].day[:10], *(bar.value for bar in line)) for line in zip(*columns, strict=True)]


def _week(page: Dashboard, language: str) -> list[tuple[Cell, ...]]:
    monday = date(2024, 1, 1).toordinal()
    locale = Locale.parse(language)
    return [
        (
            format_date(date.fromordinal(monday + line.day), "EEEE", locale),
            *(cell.value for cell in line.cells),
        )
        for line in page.hours
    ]


def _name(bar: Bar, language: str) -> str:
    return bar.text or say(f"team_figures.{bar.key}", language)
