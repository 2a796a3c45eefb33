"""How the team moderates, in figures for everybody: month by month, without any name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, literal_column, select
from sqlmodel import col

from civic.i18n import say
from civic.models import Appeal, Comment, Input, Report, Ruling
from civic.rules import charts, moderation
from civic.rules.exporting import Cell
from civic.services.dashboard_files import Table
from civic.services.work import Work, reads
from civic.words import Act, Ruled

MONTHS = 12
SECONDS_OF_HOUR = 3600
COUNTED = ("written", "reported", "hidden", "refused", "appealed", "restored")
"""What is counted, in the order in which it is shown."""


@dataclass(frozen=True)
class Month:
    """What was written in a month and what became of it; ``hours`` to a decision, −1 for none."""

    month: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    hours: int = -1


@dataclass(frozen=True)
class Ground:
    """Why things were hidden or not published, and how often."""

    key: str = ""
    hidden: int = 0
    refused: int = 0


@dataclass(frozen=True)
class RuledFigures:
    """The figures of the last twelve months, the latest first, and of all of them."""

    months: list[Month] = field(default_factory=list)
    total: Month = field(default_factory=Month)
    grounds: list[Ground] = field(default_factory=list)


@reads
def figures(work: Work) -> RuledFigures:
    """Return how the team moderated in the last twelve months."""
    work.require(Act.VIEW)
    return work.recall(("ruled", f"{work.now:%Y-%m}"), lambda: _figures(work))


@reads
def table(work: Work) -> Table:
    """Return the same as a table to take away, in the reader's language."""
    found, language = figures(work), work.reader
    grounds = [f"hidden_{key}" for key in (*moderation.REASONS, "")]
    heads = (
        say("ruled.month", language),
        *(say(f"ruled.{name}", language) for name in COUNTED),
        say("ruled.hours", language),
        *(_ground_head(key.removeprefix("hidden_"), language) for key in grounds),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.month,
            *(one.counts.get(name, 0) for name in COUNTED),
            one.hours if one.hours >= 0 else "",
            *(one.counts.get(name, 0) for name in grounds),
        )
        for one in found.months
    ]
    return Table("moderation", say("ruled.title", language), language, heads, rows)


def _ground_head(key: str, language: str) -> str:
    name = say(f"moderation.reason.{key}" if key else "ruled.ground_open", language)
    return f"{say('ruled.hidden', language)} : {name}"


def _figures(work: Work) -> RuledFigures:
    since = _first(work.now)
    counts = _counts(work, since)
    waits = _waits(work, since)
    names = [f"{since.year + (since.month - 1 + n) // 12:04}-{(since.month - 1 + n) % 12 + 1:02}"
             for n in range(MONTHS)]  # fmt: skip
    months = [_month(name, counts, waits.get(name, [])) for name in reversed(names)]
    total = {key: sum(by.values()) for key, by in counts.items()}
    every = [wait for some in waits.values() for wait in some]
    grounds = [
        Ground(key or "open", total.get(f"hidden_{key}", 0), total.get(f"refused_{key}", 0))
        for key in (*moderation.REASONS, "")
    ]
    return RuledFigures(
        months,
        Month("", total, charts.middle(every)),
        [one for one in grounds if one.hidden or one.refused],
    )


def _month(name: str, counts: Mapping[str, Mapping[str, int]], waits: Sequence[int]) -> Month:
    found = {key: by[name] for key, by in counts.items() if name in by}
    return Month(name, found, charts.middle(list(waits)))


def _first(now: datetime) -> datetime:
    """Return when the first of the months began."""
    months = now.year * 12 + now.month - 1 - (MONTHS - 1)
    return now.replace(
        year=months // 12, month=months % 12 + 1, day=1, hour=0, minute=0, second=0, microsecond=0
    )


def _counts(work: Work, since: datetime) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for table in (Input, Comment):
        written = _by_month(work, col(table.created_at), since, col(table.source).is_(None))
        for (month,), number in written.items():
            found.setdefault("written", {}).setdefault(month, 0)
            found["written"][month] += number
    for name, moment in (("reported", Report.created_at), ("appealed", Appeal.created_at)):
        found[name] = {key[0]: n for key, n in _by_month(work, col(moment), since).items()}
    kinds = (col(Ruling.kind), col(Ruling.ground))
    for (month, kind, ground), number in _by_month(work, col(Ruling.at), since, by=kinds).items():
        name = "restored" if kind in (Ruled.REVERSED, Ruled.SHOWN) else kind
        for key in (name, f"{name}_{ground}"):
            found.setdefault(key, {}).setdefault(month, 0)
            found[key][month] += number
    return found


def _by_month(
    work: Work,
    moment: Any,  # noqa: ANN401  a column
    since: datetime,
    *where: ColumnElement[bool],
    by: Sequence[Any] = (),
) -> dict[tuple[str, ...], int]:
    """Count rows by the month in which they came, and by other columns."""
    is_sqlite = work.session.get_bind().dialect.name == "sqlite"
    # Written out: PostgreSQL takes two parameters of a grouped expression for two expressions.
    written: ColumnElement[str] = literal_column("'YYYY-MM'")
    month = func.strftime("%Y-%m", moment) if is_sqlite else func.to_char(moment, written)
    query = select(month, *by, func.count()).where(moment >= since, *where).group_by(month, *by)
    return {tuple(row[:-1]): row[-1] for row in work.session.connection().execute(query)}


def _waits(work: Work, since: datetime) -> dict[str, list[int]]:
    """Return after how many hours the team decided, by the month in which it did."""
    query = select(col(Ruling.at), col(Ruling.since)).where(
        col(Ruling.at) >= since, col(Ruling.kind) != Ruled.SHOWN
    )
    found: dict[str, list[int]] = {}
    for at, begun in work.session.connection().execute(query):
        hours = max(0, int((at - begun).total_seconds()) // SECONDS_OF_HOUR)
        found.setdefault(f"{at:%Y-%m}", []).append(hours)
    return found
