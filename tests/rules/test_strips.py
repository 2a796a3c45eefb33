"""A drawing of a place shows what is around it, and nothing that is not a drawing."""

from typing import Any
from xml.etree import ElementTree

import pytest

from civic.rules.strips import Layer, strip
from tests.factories import HOSTILE


def features(*geometries: object) -> dict[str, Any]:
    return {"features": [{"geometry": geometry, "properties": {}} for geometry in geometries]}


def tags(drawing: str) -> list[str]:
    root = ElementTree.fromstring(drawing)
    return [part.tag.rpartition("}")[2] for part in root]


PIN = ["path", "circle"]


@pytest.mark.parametrize(
    ("geometry", "drawn"),
    [
        pytest.param(
            {"type": "Polygon", "coordinates": [[[3, 49], [4, 49], [4, 50], [3, 50], [3, 49]]]},
            ["path"],
            id="a district around it",
        ),
        pytest.param(
            {"type": "LineString", "coordinates": [[3, 49.5], [4, 49.5]]},
            ["path"],
            id="a street through it",
        ),
        pytest.param({"type": "Point", "coordinates": [3.501, 49.5]}, ["circle"], id="a school"),
        pytest.param({"type": "Point", "coordinates": [8, 8]}, [], id="far away"),
        pytest.param({"type": "Point", "coordinates": ["x"]}, [], id="no geometry"),
        pytest.param(None, [], id="nothing"),
    ],
)
def test_what_is_near_is_drawn(geometry: object, drawn: list[str]) -> None:
    assert tags(strip(49.5, 3.5, [Layer("#123456", features(geometry))], "#000")) == drawn + PIN


def test_a_hostile_colour_stays_a_colour() -> None:
    street = {"type": "LineString", "coordinates": [[3, 49.5], [4, 49.5]]}

    drawing = strip(49.5, 3.5, [Layer(HOSTILE, features(street))], HOSTILE)

    assert tags(drawing) == ["path", *PIN]


def test_the_place_is_under_the_pin() -> None:
    here = {"type": "Point", "coordinates": [3.5, 49.5]}

    drawing = ElementTree.fromstring(strip(49.5, 3.5, [Layer("#000", features(here))], "#fff"))

    assert (drawing[0].get("cx"), drawing[0].get("cy")) == ("300.0", "110.0")
