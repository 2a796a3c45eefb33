"""When things are open: first moment in, last moment out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from civic.rules.phases import (
    Opening,
    Window,
    ended,
    of_project,
    open_now,
    opening,
    refuse_span,
    standing,
)
from civic.words import Act, Standing

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
VOTE = frozenset({Act.REACT})


def span(start: int, end: int | None, acts: frozenset[Act] = VOTE) -> Window:
    return Window(NOON + start * DAY, None if end is None else NOON + end * DAY, acts)


@pytest.mark.parametrize(
    ("window", "stands"),
    [
        pytest.param(span(1, 2), Standing.UPCOMING, id="before"),
        pytest.param(span(0, 1), Standing.OPEN, id="its first moment"),
        pytest.param(span(-1, 1), Standing.OPEN, id="in the middle"),
        pytest.param(span(-1, 0), Standing.CLOSED, id="its last moment"),
        pytest.param(span(-2, -1), Standing.CLOSED, id="after"),
        pytest.param(span(-9, None), Standing.OPEN, id="without end"),
    ],
)
def test_a_phase_begins_with_its_first_moment_and_ends_before_its_last(
    window: Window, stands: Standing
) -> None:
    assert standing(window, NOON) is stands


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        pytest.param([], Opening(Standing.OPEN), id="no phase at all"),
        pytest.param([span(-1, 1)], Opening(Standing.OPEN, NOON + DAY), id="open until"),
        pytest.param(
            [span(-1, 1), span(-1, 3)], Opening(Standing.OPEN, NOON + 3 * DAY), id="the longer one"
        ),
        pytest.param([span(-1, 1), span(-1, None)], Opening(Standing.OPEN), id="without end"),
        pytest.param(
            [span(3, 4), span(1, 2)], Opening(Standing.UPCOMING, NOON + DAY), id="the next one"
        ),
        pytest.param(
            [span(-4, -3), span(-2, -1)], Opening(Standing.CLOSED, NOON - DAY), id="the last one"
        ),
        pytest.param(
            [span(-2, -1), span(1, 2)], Opening(Standing.UPCOMING, NOON + DAY), id="between two"
        ),
        pytest.param([span(-1, 1, frozenset())], Opening(None), id="opened by none"),
    ],
)
def test_an_act_is_open_now_or_from_or_until(windows: list[Window], expected: Opening) -> None:
    assert opening(windows, Act.REACT, NOON) == expected


@pytest.mark.parametrize(
    ("windows", "since"),
    [
        pytest.param([span(-2, 2)], NOON, id="in its phase"),
        pytest.param([span(-9, None)], NOON, id="in a phase without end"),
        pytest.param([span(-2, 2), span(3, 9)], NOON, id="before another phase of it"),
        pytest.param([span(-9, -8)], NOON - 8 * DAY, id="after its phase"),
    ],
)
def test_what_is_ended_early_is_over_since_then_whatever_was_planned(
    windows: list[Window], since: datetime
) -> None:
    both = [replace(one, acts=VOTE | {Act.COMMENT}) for one in windows]

    left = ended(both, Act.REACT, NOON)

    assert opening(left, Act.REACT, NOON) == Opening(Standing.CLOSED, since)
    assert opening(left, Act.COMMENT, NOON) == opening(both, Act.COMMENT, NOON)
    assert opening(left, Act.REACT, windows[0].starts_at).standing is Standing.OPEN


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        pytest.param([], (None, None), id="no phase"),
        pytest.param([span(1, 2), span(3, 4)], (Standing.UPCOMING, NOON + DAY), id="to come"),
        pytest.param([span(-2, -1), span(1, 2)], (Standing.OPEN, None), id="between two phases"),
        pytest.param([span(-1, 1), span(2, 9)], (Standing.OPEN, NOON + DAY), id="running"),
        pytest.param([span(-9, -8), span(-2, -1)], (Standing.CLOSED, NOON - DAY), id="over"),
    ],
)
def test_a_project_stands_where_its_phases_do(
    windows: list[Window], expected: tuple[Standing | None, datetime | None]
) -> None:
    assert of_project(windows, NOON) == expected


def test_phases_may_overlap() -> None:
    assert len(open_now([span(-1, 1), span(-2, 2), span(1, 2)], NOON)) == 2


@pytest.mark.parametrize(("end", "is_refused"), [(None, False), (1, False), (0, True), (-1, True)])
def test_a_phase_ends_after_it_began(end: int | None, is_refused: bool) -> None:
    window = span(0, end)

    assert (refuse_span(window.starts_at, window.ends_at) is not None) is is_refused
