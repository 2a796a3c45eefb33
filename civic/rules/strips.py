"""A small drawing of where something is: the organiser's layers around one place, as SVG."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from math import cos, radians
from typing import Any

from shapely import box
from shapely.errors import ShapelyError
from shapely.geometry import shape

WIDTH, HEIGHT = 600, 220
METRES_ACROSS = 1400.0
METRES_A_DEGREE = 111_320.0
PIN = (
    '<path d="M300 110c-9-13-14-20-14-28a14 14 0 1 1 28 0c0 8-5 15-14 28z" '
    'fill="{colour}" stroke="#fff" stroke-width="2"/><circle cx="300" cy="82" r="5" fill="#fff"/>'
)


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes of one colour, as a GeoJSON collection of features."""

    colour: str
    geojson: dict[str, Any]


def strip(lat: float, lng: float, layers: Iterable[Layer], colour: str) -> str:
    """Return a drawing of the ``layers`` around a place, with a pin of ``colour`` on it."""
    view = _View(lat, lng)
    parts = [part for layer in layers for part in _drawn(view, layer)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    return f"{head}{''.join(parts)}{PIN.format(colour=escape(colour))}</svg>"


class _View:
    """A window around a place, and where a position lies in it."""

    def __init__(self, lat: float, lng: float) -> None:
        self._lat, self._lng = lat, lng
        self._up = WIDTH / METRES_ACROSS * METRES_A_DEGREE
        self._across = self._up * max(0.01, cos(radians(lat)))
        half_width, half_height = WIDTH / 2 / self._across, HEIGHT / 2 / self._up
        self.window = box(lng - half_width, lat - half_height, lng + half_width, lat + half_height)

    def at(self, lng: float, lat: float) -> str:
        """Return a position in the drawing."""
        x = WIDTH / 2 + (lng - self._lng) * self._across
        y = HEIGHT / 2 - (lat - self._lat) * self._up
        return f"{x:.1f} {y:.1f}"


def _drawn(view: _View, layer: Layer) -> Iterator[str]:
    colour = escape(layer.colour or "#8a8178")
    for feature in layer.geojson.get("features", ()):
        try:
            seen = shape(feature["geometry"]).intersection(view.window)
        except (ShapelyError, ValueError, TypeError, KeyError, AttributeError):
            continue
        for part in getattr(seen, "geoms", [seen]):
            yield _part(view, part, colour)


def _part(view: _View, part: Any, colour: str) -> str:  # noqa: ANN401  any kind of geometry
    if part.is_empty:
        return ""
    match part.geom_type:
        case "Polygon":
            path = _path(view, part.exterior.coords)
            return f'<path d="{path}z" fill="{colour}" fill-opacity=".25" stroke="{colour}"/>'
        case "LineString":
            path = _path(view, part.coords)
            return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="3"/>'
        case "Point":
            x, y = view.at(part.x, part.y).split()
            return f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'
        case _:
            return ""


def _path(view: _View, positions: Iterable[tuple[float, ...]]) -> str:
    return "M" + "L".join(view.at(position[0], position[1]) for position in positions)
