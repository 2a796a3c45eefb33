"""Map layers: read, measured, reduced, and refused when they are none."""

import json
from typing import Any

import pytest

from civic.errors import Invalid
from civic.rules.layers import MOST_BYTES, MOST_FEATURES, read_areas, read_layer

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
BOW = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}


def _collection(*geometries: Any, **properties: Any) -> str:
    features = [{"type": "Feature", "geometry": g, "properties": properties} for g in geometries]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_a_layer_keeps_shapes_names_and_texts_and_nothing_else() -> None:
    point = {"type": "Point", "coordinates": [2.123456789, 48.1, 30.0]}

    layer = read_layer(_collection(point, nom="Mairie", secret="x", text="Ouverte"))

    assert layer["features"] == [
        {
            "type": "Feature",
            "properties": {"name": "Mairie", "text": "Ouverte"},
            "geometry": {"type": "Point", "coordinates": [2.123457, 48.1]},
        }
    ]


def test_a_bare_geometry_is_a_layer_of_one_shape() -> None:
    assert len(read_layer(json.dumps(SQUARE))["features"]) == 1


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param("not json", "not_geojson", id="no JSON"),
        pytest.param("[]", "not_geojson", id="a list"),
        pytest.param("[" * 100_000, "not_geojson", id="nested without end"),
        pytest.param(b"\xff\xfe\x00", "not_geojson", id="no UTF-8"),
        pytest.param('{"type": "Topology"}', "not_geojson", id="TopoJSON"),
        pytest.param(_collection(None), "not_geojson", id="a feature without shape"),
        pytest.param(_collection({"type": "Point"}), "not_geojson", id="no coordinates"),
        pytest.param(
            _collection({"type": "Point", "coordinates": ["a", "b"]}), "not_geojson", id="words"
        ),
        pytest.param(
            '{"type": "Point", "coordinates": [NaN, 1]}', "not_geojson", id="not a number"
        ),
        pytest.param(
            _collection({"type": "Point", "coordinates": [652000, 6862000]}),
            "not_degrees",
            id="metres of Lambert 93",
        ),
        pytest.param(_collection(), "empty", id="no shape at all"),
    ],
)
def test_what_is_no_layer_is_refused(data: bytes | str, key: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_layer(data)

    assert refused.value.key == f"team_layer.{key}"


def test_a_number_beyond_all_numbers_is_refused() -> None:
    with pytest.raises(Invalid):
        read_layer('{"type":"Point","coordinates":[1' + "0" * 400 + ",1]}")


def test_a_file_over_five_megabytes_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        read_layer(" " * (MOST_BYTES + 1))

    assert refused.value.key == "team_layer.too_heavy"


def test_too_many_shapes_are_refused() -> None:
    point = {"type": "Point", "coordinates": [1, 1]}

    with pytest.raises(Invalid) as refused:
        read_layer(_collection(*[point] * (MOST_FEATURES + 1)))

    assert refused.value.key == "team_layer.too_many"


def test_areas_are_named_polygons() -> None:
    assert [name for name, _ in read_areas(_collection(SQUARE, name="Centre"))] == ["Centre"]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        pytest.param(
            _collection({"type": "Point", "coordinates": [1, 1]}, name="P"),
            "not_a_polygon",
            id="a point",
        ),
        pytest.param(_collection(SQUARE), "no_name", id="without a name"),
        pytest.param(_collection(BOW, name="Bow"), "crosses_itself", id="crosses itself"),
    ],
)
def test_what_is_no_area_is_refused(data: str, key: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_areas(data)

    assert refused.value.key == f"team_layer.{key}"
