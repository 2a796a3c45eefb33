"""Places: what a position is, and in which area it lies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, isfinite, radians
from typing import Any

from shapely import Point
from shapely.errors import ShapelyError
from shapely.geometry import shape as read_shape
from shapely.strtree import STRtree

from civic.errors import Invalid

NORTH, EAST = 90.0, 180.0
TILE = 256


@dataclass(frozen=True, slots=True)
class Place:
    """A position in degrees (WGS 84), and the words for it."""

    lat: float
    lng: float
    address: str = ""


def place(lat: object, lng: object, address: object = "") -> Place | None:
    """Return a place from what a browser sent, or nothing when it sent none.

    Raises:
        Invalid: if it is no position on Earth.
    """
    if lat in (None, "") and lng in (None, ""):
        return None
    if not isinstance(lat, int | float) or not isinstance(lng, int | float):
        raise Invalid("place", "invalid.place")
    if not (isfinite(lat) and isfinite(lng)) or abs(lat) > NORTH or abs(lng) > EAST:
        raise Invalid("place", "invalid.place")
    words = address[:200] if isinstance(address, str) else ""
    return Place(round(float(lat), 6), round(float(lng), 6), " ".join(words.split()))


def around(boxes: Sequence[tuple[float, float, float, float]]) -> list[float]:
    """Return the box that holds all boxes (west, south, east, north), nothing for none."""
    if not boxes:
        return []
    west, south, east, north = zip(*boxes, strict=True)
    return [min(west), min(south), max(east), max(north)]


def lies_in(box: Sequence[float], here: Place) -> bool:
    """Say whether a place lies in a box (west, south, east, north); anywhere, if there is none."""
    if not box:
        return True
    west, south, east, north = box
    return west <= here.lng <= east and south <= here.lat <= north


def view_of(lat: float, lng: float, zoom: int) -> list[float]:
    """Return what a map of about 900 by 600 pixels shows around a point, as a box."""
    degrees = 360 / 2**zoom / TILE
    wide, high = 450 * degrees, 300 * degrees * cos(radians(lat))
    return [
        max(lng - wide, -EAST),
        max(lat - high, -NORTH),
        min(lng + wide, EAST),
        min(lat + high, NORTH),
    ]


class Districts:
    """The areas of a platform, asked which of them a position lies in."""

    def __init__(self, shapes: Iterable[tuple[str, Mapping[str, Any]]]) -> None:
        pairs = [(area_id, read_shape(dict(shape))) for area_id, shape in shapes if shape]
        self._ids = [area_id for area_id, _ in pairs]
        self._tree = STRtree([shape for _, shape in pairs])

    def at(self, lat: float, lng: float) -> str | None:
        """Return the first area that holds the position, its border included, or nothing."""
        found = self._tree.query(Point(lng, lat), predicate="intersects")
        return self._ids[min(found)] if len(found) else None


def refuse_shape(shape: object) -> str | None:
    """Name the sentence that says why this is no shape of an area, or nothing."""
    if not isinstance(shape, dict) or shape.get("type") not in ("Polygon", "MultiPolygon"):
        return "team_layer.not_a_polygon"
    try:
        good = read_shape(shape).is_valid
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return "team_layer.not_a_polygon"
    return None if good else "team_layer.crosses_itself"
