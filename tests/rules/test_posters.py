"""The drawing of where many things are stays in its frame, and light."""

import re

from civic.rules.posters import HEIGHT, WIDTH, Spot, poster

SQUARE = {"type": "Polygon", "coordinates": [[[3, 50], [3.1, 50], [3.1, 50.1], [3, 50.1], [3, 50]]]}


def test_every_spot_lies_in_the_drawing() -> None:
    spots = [Spot(50.0, 3.0), Spot(50.2, 3.4), Spot(49.9, 3.1)]
    drawn = poster([], [SQUARE], spots)
    places = re.findall(r'cx="(-?\d+)" cy="(-?\d+)"', drawn)

    assert len(places) == len(spots)
    assert all(0 <= int(x) <= WIDTH and 0 <= int(y) <= HEIGHT for x, y in places)
    assert "cv-poster__outline" in drawn


def test_spots_that_nobody_could_tell_apart_are_drawn_once() -> None:
    assert poster([], [], [Spot(50.0, 3.0)] * 500).count("<circle") == 1


def test_an_outline_of_thousands_of_points_weighs_little() -> None:
    around = [[3 + n / 1e5, 50 + (n % 2) / 1e6] for n in range(5000)]
    shape = {"type": "Polygon", "coordinates": [[*around, [3.05, 50.1], around[0]]]}

    assert len(poster([3, 50, 3.1, 50.1], [shape], [])) < 1000


def test_what_is_no_shape_is_left_out() -> None:
    assert "path" not in poster([3, 50, 3.1, 50.1], [{"type": "Nonsense"}, {}], [])
