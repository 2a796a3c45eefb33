"""Figures as charts: counts of moments put into days, weeks, months and hours of a town's zone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from statistics import median
from zoneinfo import ZoneInfo

PERIODS = (30, 90, 365, 0)
"""The days that figures may reach back; 0 for all."""
QUARTER_HOUR = 900
"""How finely moments are counted, in seconds: every time zone begins its days on one of these."""
BLOCK = 3
"""How many hours of the day stand together."""
MOST_DAYS, MOST_WEEKS = 45, 400
WEEKS_ASKED = ((7, "week"), (28, "month"), (84, "quarter"))
LEVELS = 4


class Step(StrEnum):
    """How long each part of a chart over time is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Bar:
    """One line of a chart: its words or the key of ours, its value, and that as parts of 100."""

    text: str = ""
    lang: str = ""
    key: str = ""
    day: str = ""
    value: int = 0
    share: int = 0


@dataclass(frozen=True)
class Chart:
    """Bars under one name, and their sum."""

    key: str = ""
    bars: list[Bar] = field(default_factory=list)
    total: int = 0


@dataclass(frozen=True)
class Cell:
    """How much happened in one block of hours of one day of the week; the level is 0 to 4."""

    hour: int = 0
    value: int = 0
    level: int = 0


@dataclass(frozen=True)
class Weekday:
    """A day of the week, Monday is 0, with its blocks of hours."""

    day: int = 0
    cells: tuple[Cell, ...] = ()


def chart(key: str, bars: Iterable[Bar]) -> Chart:
    """Return bars as a chart, with their values as parts of the largest."""
    kept = list(bars)
    most = max((bar.value for bar in kept), default=0)
    drawn = [replace(bar, share=_part(bar.value, most, 100)) for bar in kept]
    return Chart(key, drawn, sum(bar.value for bar in kept))


@dataclass(frozen=True)
class Span:
    """From the first day to the last, both counted."""

    first: date
    last: date

    @property
    def step(self) -> Step:
        """The step in which the span is told, so that its chart stays readable on a phone."""
        days = (self.last - self.first).days
        return Step.DAY if days <= MOST_DAYS else Step.WEEK if days <= MOST_WEEKS else Step.MONTH


def over_time(key: str, counts: Mapping[int, int], zone: ZoneInfo, span: Span) -> Chart:
    """Return one bar for each step of a span, also where nothing happened.

    ``counts`` are by quarters of an hour since 1970.
    """
    sums: Counter[date] = Counter()
    for quarter, count in counts.items():
        sums[_begin(_moment(quarter, zone).date(), span.step)] += count
    days = _days(span)
    return chart(key, (Bar(day=f"{day}T12:00:00Z", value=sums[day]) for day in days))


def over_the_week(counts: Mapping[int, int], zone: ZoneInfo) -> list[Weekday]:
    """Return how much happened in each block of hours of each day of the week."""
    sums: Counter[tuple[int, int]] = Counter()
    for quarter, count in counts.items():
        at = _moment(quarter, zone)
        sums[at.weekday(), at.hour // BLOCK] += count
    most = max(sums.values(), default=0)
    blocks = range(24 // BLOCK)
    return [
        Weekday(
            day,
            tuple(
                Cell(block * BLOCK, sums[day, block], -(-LEVELS * sums[day, block] // (most or 1)))
                for block in blocks
            ),
        )
        for day in range(7)
    ]


def waits(days: Sequence[int], unanswered: int) -> Chart:
    """Return how long answers took, in bars, and how many wait for one."""
    bars = []
    below = 0
    for most, name in WEEKS_ASKED:
        count = sum(below <= one < most for one in days)
        bars.append(Bar(key=f"wait_{name}", value=count))
        below = most
    bars.append(Bar(key="wait_longer", value=sum(one >= below for one in days)))
    bars.append(Bar(key="wait_none", value=unanswered))
    return chart("wait", bars)


def middle(days: Sequence[int]) -> int:
    """Return the median of some waits, in days; -1 where there is none."""
    return round(median(days)) if days else -1


def _moment(quarter: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(quarter * QUARTER_HOUR, UTC).astimezone(zone)


def _begin(day: date, step: Step) -> date:
    if step == Step.WEEK:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if step == Step.MONTH else day


def _days(span: Span) -> Iterable[date]:
    step = span.step
    day = _begin(span.first, step)
    while day <= span.last:
        yield day
        if step == Step.MONTH:
            day = (day + timedelta(days=32)).replace(day=1)
        else:
            day += timedelta(days=7 if step == Step.WEEK else 1)


def _part(value: int, most: int, whole: int) -> int:
    """Return a value as a part of ``whole``; what is not nothing is seen."""
    return max(1, round(whole * value / most)) if value and most else 0
