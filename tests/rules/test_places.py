"""Places on Earth, and the areas they lie in."""

import pytest

from civic.errors import Invalid
from civic.rules.places import Districts, Place, around, lies_in, place, refuse_shape, view_of


def square(west: float, south: float, side: float = 1.0) -> dict[str, object]:
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_a_place_is_kept_to_a_tenth_of_a_metre() -> None:
    assert place(49.123456789, 3, " Rue  du Pont ") == Place(49.123457, 3.0, "Rue du Pont")


@pytest.mark.parametrize(("lat", "lng"), [(None, None), ("", ""), (None, "")])
def test_no_place_is_no_mistake(lat: object, lng: object) -> None:
    assert place(lat, lng) is None


@pytest.mark.parametrize(
    ("lat", "lng"),
    [(91, 0), (-90.1, 0), (0, 180.5), (float("nan"), 0), (0, float("inf")), ("49", 3), (49, None),
     ({"a": 1}, 3)],
)  # fmt: skip
def test_what_is_not_on_earth_is_refused(lat: object, lng: object) -> None:
    with pytest.raises(Invalid) as wrong:
        place(lat, lng)
    assert wrong.value.field == "place"


def test_a_long_or_odd_address_is_cut_or_left_out() -> None:
    assert place(1, 1, "x" * 999) == Place(1.0, 1.0, "x" * 200)
    assert place(1, 1, {"a": 1}) == Place(1.0, 1.0)


@pytest.mark.parametrize(
    ("lat", "lng", "area"),
    [
        pytest.param(0.5, 0.5, "west", id="inside"),
        pytest.param(0.5, 1.5, "east", id="inside the next"),
        pytest.param(0.5, 1.0, "west", id="on the border it is the first's"),
        pytest.param(0.0, 0.0, "west", id="on a corner"),
        pytest.param(5.0, 5.0, None, id="nowhere"),
    ],
)
def test_a_place_lies_in_one_area_at_most(lat: float, lng: float, area: str | None) -> None:
    districts = Districts([("west", square(0, 0)), ("east", square(1, 0)), ("none", {})])

    assert districts.at(lat, lng) == area


def test_a_platform_without_areas_has_no_area_for_a_place() -> None:
    assert Districts([]).at(0, 0) is None


@pytest.mark.parametrize(
    "shape",
    [None, "Polygon", {}, {"type": "Point", "coordinates": [0, 0]}, {"type": "Polygon"},
     {"type": "Polygon", "coordinates": "x"}, {"type": "Polygon", "coordinates": [[[0, 0]]]}],
)  # fmt: skip
def test_what_is_no_shape_is_refused(shape: object) -> None:
    assert refuse_shape(shape) == "team_layer.not_a_polygon"


def test_a_shape_that_crosses_itself_is_refused() -> None:
    bow = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}

    assert refuse_shape(bow) == "team_layer.crosses_itself"
    assert refuse_shape(square(0, 0)) is None


TOWN = [3.0, 49.8, 3.2, 50.0]


def test_a_box_holds_all_boxes() -> None:
    assert around([(3.0, 49.8, 3.1, 49.9), (3.05, 49.85, 3.2, 50.0)]) == TOWN


def test_no_boxes_make_no_box() -> None:
    assert around([]) == []


@pytest.mark.parametrize("zoom", [1, 6, 13, 19])
def test_a_view_lies_around_its_middle_and_on_earth(zoom: int) -> None:
    west, south, east, north = view_of(46.6, 2.4, zoom)

    assert -180 <= west < 2.4 < east <= 180
    assert -90 <= south < 46.6 < north <= 90


@pytest.mark.parametrize(
    ("here", "inside"),
    [
        pytest.param(Place(49.9, 3.1), True, id="the middle"),
        pytest.param(Place(50.0, 3.2), True, id="the corner"),
        pytest.param(Place(50.1, 3.1), False, id="north of it"),
        pytest.param(Place(49.9, 2.9), False, id="west of it"),
    ],
)
def test_a_place_lies_in_a_box_or_not(here: Place, inside: bool) -> None:
    assert lies_in(TOWN, here) is inside


def test_without_a_box_every_place_is_inside() -> None:
    assert lies_in([], Place(0, 0))
