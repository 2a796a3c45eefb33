"""How far things are from each other, and how people say it."""

import pytest

from civic.rules.nearness import Distance, box, in_words, metres

NOTRE_DAME, LOUVRE = (48.8530, 2.3499), (48.8606, 2.3376)


def test_a_distance_is_the_one_along_the_ground() -> None:
    assert metres(*NOTRE_DAME, *LOUVRE) == pytest.approx(1_233, abs=15)
    assert metres(*LOUVRE, *NOTRE_DAME) == metres(*NOTRE_DAME, *LOUVRE)
    assert metres(*LOUVRE, *LOUVRE) == 0


def test_what_lies_within_a_distance_lies_in_its_box() -> None:
    south, north, west, east = box(*NOTRE_DAME, metres(*NOTRE_DAME, *LOUVRE))
    assert south < LOUVRE[0] < north
    assert west < LOUVRE[1] < east


@pytest.mark.parametrize(
    ("away", "said"),
    [
        pytest.param(0, Distance(metres=50, walk=1), id="here"),
        pytest.param(330, Distance(metres=350, walk=4), id="near"),
        pytest.param(980, Distance(km=1.0, walk=13), id="about a kilometre"),
        pytest.param(2_960, Distance(km=3.0, walk=39), id="a long walk"),
        pytest.param(4_440, Distance(km=4.4), id="nobody walks"),
    ],
)
def test_a_distance_is_said_as_exactly_as_one_walks_it(away: float, said: Distance) -> None:
    assert in_words(away) == said
