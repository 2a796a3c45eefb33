"""What stands on a door follows from the phases behind it, however they lie."""

from datetime import UTC, datetime, timedelta

import pytest

from civic.rules.doors import Door, door, line
from civic.rules.phases import Window, opening
from civic.words import Act, Standing

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
SUBMIT, REACT, COMMENT = Act.SUBMIT_INPUT, Act.REACT, Act.COMMENT
ALL = (SUBMIT, REACT, COMMENT)


def span(start: int, end: int | None, *acts: Act) -> Window:
    return Window(NOON + start * DAY, None if end is None else NOON + end * DAY, frozenset(acts))


@pytest.mark.parametrize(
    ("windows", "expected"),
    [
        pytest.param([], Door(Standing.OPEN, ALL), id="no phase at all"),
        pytest.param([span(-1, 2, *ALL)], Door(Standing.OPEN, ALL, NOON + 2 * DAY), id="one phase"),
        pytest.param([span(-1, None, *ALL)], Door(Standing.OPEN, ALL), id="an open end"),
        pytest.param(
            [span(-9, -1, SUBMIT), span(-1, 3, COMMENT, REACT)],
            Door(Standing.OPEN, (REACT, COMMENT), NOON + 3 * DAY),
            id="reactions and comments alone",
        ),
        pytest.param(
            [span(-2, 2, SUBMIT), span(-1, 5, REACT, COMMENT)],
            Door(Standing.OPEN, (SUBMIT,), NOON + 2 * DAY, (REACT, COMMENT), NOON + 5 * DAY),
            id="phases that overlap",
        ),
        pytest.param(
            [span(-2, 2, SUBMIT), span(-1, None, COMMENT)],
            Door(Standing.OPEN, (SUBMIT,), NOON + 2 * DAY, (COMMENT,)),
            id="one of them with an open end",
        ),
        pytest.param(
            [span(-1, 1, SUBMIT), span(-1, 2, REACT), span(-1, 3, COMMENT)],
            Door(Standing.OPEN, (SUBMIT,), NOON + DAY, (REACT, COMMENT), NOON + 2 * DAY),
            id="three ends: the longer ones together, as long as both are true",
        ),
        pytest.param(
            [span(-1, 2, COMMENT), span(2, 6, COMMENT)],
            Door(Standing.OPEN, (COMMENT,), NOON + 6 * DAY),
            id="one phase takes over from the other",
        ),
        pytest.param(
            [span(-1, 2, COMMENT), span(3, 6, COMMENT)],
            Door(Standing.OPEN, (COMMENT,), NOON + 2 * DAY),
            id="a gap between two phases",
        ),
        pytest.param(
            [span(2, 4, SUBMIT, COMMENT), span(5, 6, REACT)],
            Door(Standing.UPCOMING, (SUBMIT, COMMENT), NOON + 2 * DAY),
            id="to come: what opens first",
        ),
        pytest.param(
            [span(-4, -3, SUBMIT), span(2, 4, COMMENT)],
            Door(Standing.UPCOMING, (COMMENT,), NOON + 2 * DAY),
            id="between two phases",
        ),
        pytest.param(
            [span(-6, -3, SUBMIT), span(-4, -2, COMMENT)],
            Door(Standing.CLOSED, date=NOON - 2 * DAY),
            id="over: since the last",
        ),
        pytest.param([span(-1, 1)], Door(), id="a phase that opens nothing"),
    ],
)
def test_a_door_says_what_can_be_done_and_until_when(windows: list[Window], expected: Door) -> None:
    assert door({act: opening(windows, act, NOON) for act in ALL}) == expected


def test_what_an_activity_does_not_offer_is_not_on_its_door() -> None:
    found = door({REACT: opening([], REACT, NOON)})

    assert found == Door(Standing.OPEN, (REACT,))


OPEN, UPCOMING, CLOSED = Standing.OPEN, Standing.UPCOMING, Standing.CLOSED


@pytest.mark.parametrize(
    ("found", "settled", "unsettled"),
    [
        (Door(OPEN, ALL), "open", "open"),
        (Door(OPEN, ALL, NOON), "until", "open"),
        (Door(OPEN, (SUBMIT,), NOON, (REACT,)), "until_open", "until_open"),
        (Door(OPEN, (SUBMIT,), NOON, (REACT,), NOON + DAY), "until_both", "until_both"),
        (Door(UPCOMING, ALL, NOON), "opens", "opens_in"),
        (Door(CLOSED, date=NOON), "closed", "over"),
        (Door(CLOSED), "over", "over"),
        (Door(), "nothing", "nothing"),
    ],
)
def test_a_date_that_is_not_settled_is_on_no_door(
    found: Door, settled: str, unsettled: str
) -> None:
    assert (line(found, is_settled=True), line(found, is_settled=False)) == (settled, unsettled)
