"""Named shapes of a map, asked by name and by place."""

from typing import Any

import pytest

from civic.rules.gazetteer import NamedShapes


def feature(name: object, kind: str, coordinates: Any) -> dict[str, Any]:
    """Return a feature of a layer."""
    shape = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "properties": {"name": name}, "geometry": shape}


STREET = feature("Rue Haute", "LineString", [[3.0, 50.0], [3.002, 50.0]])
PARK = feature("Parc", "Polygon", [[[4, 50], [4.2, 50], [4.2, 50.2], [4, 50.2], [4, 50]]])
STOP = feature("Arrêt du Parc", "Point", [4.1, 50.1])
TOWN = NamedShapes([STREET, PARK, STOP])


@pytest.mark.parametrize(
    ("lat", "lng", "name"),
    [
        pytest.param(50.0005, 3.001, "Rue Haute", id="beside a street"),
        pytest.param(50.05, 4.05, "Parc", id="inside an area"),
        pytest.param(50.1, 4.1, "Parc", id="on two at once, of which the first"),
        pytest.param(50.0016, 3.001, None, id="a little too far"),
        pytest.param(-50.0, -3.0, None, id="on the other side of the Earth"),
    ],
)
def test_the_nearest_shape_within_reach_names_a_place(
    lat: float, lng: float, name: str | None
) -> None:
    found = TOWN.near(lat, lng, 0.0015)

    assert (found and found[1]) == name


def test_how_far_it_is_comes_along() -> None:
    found = TOWN.near(50.001, 3.001, 0.0015)

    assert found is not None
    assert found[0] == pytest.approx(0.001)


def test_a_name_that_holds_all_the_words_is_found_on_its_shape() -> None:
    assert list(TOWN.called(["haut", "rue"])) == [("Rue Haute", 50.0, 3.001)]
    assert [name for name, _, _ in TOWN.called(["parc"])] == ["Parc", "Arrêt du Parc"]
    assert list(TOWN.called(["arret"])) == [("Arrêt du Parc", 50.1, 4.1)]
    assert list(TOWN.called(["gare"])) == []


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(feature("", "Point", [4, 50]), id="without a name"),
        pytest.param({"type": "Feature", "properties": {"name": "Rue"}}, id="without a shape"),
        pytest.param({"properties": None, "geometry": None}, id="with nothing"),
        pytest.param(feature("Rue", "Polygon", [[[0, 0]]]), id="no polygon"),
        pytest.param(feature("Rue", "LineString", []), id="an empty line"),
        pytest.param(feature("Rue", "Sphere", [1]), id="an unknown shape"),
    ],
)
def test_a_feature_that_cannot_be_asked_is_left_out(wrong: dict[str, Any]) -> None:
    shapes = NamedShapes([wrong, STREET])

    assert [name for name, _, _ in shapes.called([])] == ["Rue Haute"]


def test_a_layer_without_names_is_near_nothing() -> None:
    assert NamedShapes([]).near(50.0, 3.0, 1.0) is None
    assert list(NamedShapes([]).called(["rue"])) == []
