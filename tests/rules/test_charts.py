"""Counts of moments become charts: days of the town, no gap, lengths that can be compared."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from civic.rules import charts
from civic.rules.charts import QUARTER_HOUR, Bar, Span, Step

PARIS = ZoneInfo("Europe/Paris")
KATHMANDU = ZoneInfo("Asia/Kathmandu")


def quarter(*moment: int) -> int:
    """Return the quarter of an hour of a moment in UTC."""
    year, month, day, hour, minute = moment
    return int(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp()) // QUARTER_HOUR


def days(span: Span, counts: dict[int, int], zone: ZoneInfo = PARIS) -> dict[str, int]:
    bars = charts.over_time("inputs", counts, zone, span).bars
    return {bar.day[:10]: bar.value for bar in bars}


def test_what_came_before_midnight_in_utc_is_of_the_next_day_in_the_town() -> None:
    span = Span(date(2026, 6, 1), date(2026, 6, 3))

    assert days(span, {quarter(2026, 6, 1, 22, 30): 4}) == {
        "2026-06-01": 0,
        "2026-06-02": 4,
        "2026-06-03": 0,
    }


def test_a_zone_of_quarter_hours_begins_its_day_on_one() -> None:
    span = Span(date(2026, 6, 2), date(2026, 6, 2))

    assert days(span, {quarter(2026, 6, 1, 18, 15): 1}, KATHMANDU) == {"2026-06-02": 1}


@pytest.mark.parametrize(
    ("last", "step"),
    [
        pytest.param(date(2026, 1, 30), Step.DAY, id="a month by days"),
        pytest.param(date(2026, 12, 31), Step.WEEK, id="a year by weeks"),
        pytest.param(date(2030, 1, 1), Step.MONTH, id="years by months"),
    ],
)
def test_the_longer_the_span_the_longer_its_steps(last: date, step: Step) -> None:
    span = Span(date(2026, 1, 1), last)

    assert span.step == step
    assert len(charts.over_time("inputs", {}, PARIS, span).bars) <= 60


def test_a_week_begins_on_monday_and_a_month_on_its_first() -> None:
    weeks = Span(date(2026, 1, 1), date(2026, 5, 1))
    months = Span(date(2026, 1, 15), date(2028, 1, 15))

    assert next(iter(days(weeks, {}))) == "2025-12-29"
    assert list(days(months, {}))[:2] == ["2026-01-01", "2026-02-01"]


def test_the_hours_of_the_week_are_those_of_the_town() -> None:
    monday_morning = quarter(2026, 6, 1, 7, 45)

    week = charts.over_the_week({monday_morning: 5}, PARIS)

    cells = [(day.day, cell.hour, cell.value) for day in week for cell in day.cells if cell.value]
    assert cells == [(0, 9, 5)]
    assert {len(day.cells) for day in week} == {8}


def test_the_level_of_what_happened_least_is_seen() -> None:
    week = charts.over_the_week(
        {quarter(2026, 6, 1, 7, 0): 1, quarter(2026, 6, 2, 7, 0): 1000}, PARIS
    )

    levels = {cell.value: cell.level for day in week for cell in day.cells}
    assert levels == {0: 0, 1: 1, 1000: 4}


def test_lengths_are_parts_of_the_largest_and_none_that_is_something_vanishes() -> None:
    drawn = charts.chart("tag", [Bar("a", value=1000), Bar("b", value=1), Bar("c", value=0)])

    assert [bar.share for bar in drawn.bars] == [100, 1, 0]
    assert drawn.total == 1001


def test_waits_are_counted_in_spans_and_those_who_wait_apart() -> None:
    found = charts.waits([0, 6, 7, 27, 28, 83, 84, 400], unanswered=3)

    assert [(bar.key, bar.value) for bar in found.bars] == [
        ("wait_week", 2),
        ("wait_month", 2),
        ("wait_quarter", 2),
        ("wait_longer", 2),
        ("wait_none", 3),
    ]


@pytest.mark.parametrize(
    ("found", "middle"),
    [
        pytest.param([], -1, id="none"),
        pytest.param([3], 3, id="one"),
        pytest.param([1, 2, 30], 2, id="one that took long"),
    ],
)
def test_the_middle_wait(found: list[int], middle: int) -> None:
    assert charts.middle(found) == middle
