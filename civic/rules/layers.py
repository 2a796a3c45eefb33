"""Map layers that the team brings: read, measured, and reduced to what a map draws."""

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import mapping
from shapely.geometry import shape as read_shape

from civic.errors import Invalid
from civic.rules import texts
from civic.rules.places import EAST, NORTH, refuse_shape

MOST_BYTES = 5 * 1024 * 1024
MOST_FEATURES = 5_000
GEOMETRIES = (
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
)  # fmt: skip
NAMES = ("name", "nom", "naam", "label", "title", "titre", "titel", "libelle", "NAME", "NOM")
TEXTS = ("text", "description", "texte", "tekst")
_DECIMALS = 6


def read_layer(data: bytes | str) -> dict[str, Any]:
    """Return a GeoJSON file as shapes with a name and a text each, and nothing else.

    Raises:
        Invalid: if it is too heavy, no GeoJSON, or lies outside the Earth (WGS 84 degrees).
    """
    if len(data) > MOST_BYTES:
        raise Invalid("layer", "team_layer.too_heavy", most=str(MOST_BYTES // 1024 // 1024))
    features = [_reduced(feature) for feature in _features(_parsed(data))]
    if not features:
        raise Invalid("layer", "team_layer.empty")
    if len(features) > MOST_FEATURES:
        raise Invalid("layer", "team_layer.too_many", most=str(MOST_FEATURES))
    return {"type": "FeatureCollection", "features": features}


def read_areas(data: bytes | str, *, names: bool = True) -> list[tuple[str, dict[str, Any]]]:
    """Return the polygons of a GeoJSON file by their names, as areas of a platform.

    Raises:
        Invalid: as ``read_layer``, or if a shape is no sound polygon, or lacks a name it needs.
    """
    found: list[tuple[str, dict[str, Any]]] = []
    for feature in read_layer(data)["features"]:
        name, geometry = feature["properties"].get("name", ""), feature["geometry"]
        if key := refuse_shape(geometry):
            raise Invalid("shape", key)
        if names and not name:
            raise Invalid("shape", "team_layer.no_name", number=str(len(found) + 1))
        found.append((name, geometry))
    return found


def _parsed(data: bytes | str) -> object:
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
        return json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Invalid("layer", "team_layer.not_geojson") from None


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _features(document: object) -> Iterator[Mapping[str, Any]]:
    if not isinstance(document, dict):
        raise Invalid("layer", "team_layer.not_geojson")
    if document.get("type") == "FeatureCollection" and isinstance(document.get("features"), list):
        yield from document["features"]
    elif document.get("type") == "Feature":
        yield document
    elif document.get("type") in GEOMETRIES:
        yield {"geometry": document}
    else:
        raise Invalid("layer", "team_layer.not_geojson")


def _reduced(feature: object) -> dict[str, Any]:
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(geometry, dict) or geometry.get("type") not in GEOMETRIES:
        raise Invalid("layer", "team_layer.not_geojson")
    properties = feature.get("properties") if isinstance(feature, dict) else None
    words = _words_in(properties) if isinstance(properties, dict) else {}
    return {
        "type": "Feature",
        "properties": words,
        "geometry": _measured(geometry),
    }


def _words_in(properties: Mapping[str, object]) -> dict[str, str]:
    found: dict[str, str] = {}
    for field, keys, most in (("name", NAMES, 120), ("text", TEXTS, 300)):
        said = (properties.get(key) for key in keys)
        first = next((str(value) for value in said if isinstance(value, str | int)), "")
        if kept := texts.line(field, first[:most], most=most, least=0):
            found[field] = kept
    return found


def _measured(geometry: dict[str, Any]) -> dict[str, Any]:
    try:
        shape = read_shape(geometry)
        west, south, east, north = shape.bounds
    except (ShapelyError, ArithmeticError, ValueError, TypeError, LookupError, AttributeError):
        raise Invalid("layer", "team_layer.not_geojson") from None
    inside = -EAST <= west <= east <= EAST and -NORTH <= south <= north <= NORTH
    if not inside or not all(isfinite(edge) for edge in (west, south, east, north)):
        raise Invalid("layer", "team_layer.not_degrees")
    return {"type": geometry["type"], "coordinates": _rounded(mapping(shape)["coordinates"])}


def _rounded(part: Any) -> Any:  # noqa: ANN401  nested to any depth
    if part and isinstance(part[0], int | float):
        return [round(float(number), _DECIMALS) for number in part[:2]]
    return [_rounded(inner) for inner in part]
