"""Named shapes of a map, made ready to be asked: what is called so, and what is near."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely import Point
from shapely.errors import ShapelyError
from shapely.geometry import shape as read_shape
from shapely.strtree import STRtree

from civic.rules.texts import fold

_LINE = 1
"""What Shapely calls a line."""


class NamedShapes:
    """The features of a GeoJSON layer that have a name; those that cannot be read are left out."""

    def __init__(self, features: Iterable[Mapping[str, Any]]) -> None:
        pairs = list(_named(features))
        self._names = [name for name, _ in pairs]
        self._folded = [fold(name) for name in self._names]
        self._shapes = np.array([shape for _, shape in pairs], dtype=object)
        self._tree = STRtree(self._shapes)

    def near(self, lat: float, lng: float, within: float) -> tuple[float, str] | None:
        """Return how far the nearest shape is, in degrees, and its name; nothing beyond."""
        found, distances = self._tree.query_nearest(
            Point(lng, lat), max_distance=within, return_distance=True
        )
        if not len(found):
            return None
        return float(distances[0]), self._names[min(found)]

    def called(self, words: Sequence[str]) -> Iterator[tuple[str, float, float]]:
        """Return what holds all the folded ``words`` in its name, with a place that lies on it."""
        for at, folded in enumerate(self._folded):
            if all(word in folded for word in words):
                point = self._points[at]
                yield self._names[at], round(point.y, 6), round(point.x, 6)

    @cached_property
    def _points(self) -> Sequence[Point]:
        """A point on each shape: half way along a line, inside an area."""
        points = shapely.point_on_surface(self._shapes)
        lines = shapely.get_type_id(self._shapes) == _LINE
        points[lines] = shapely.line_interpolate_point(self._shapes[lines], 0.5, normalized=True)
        return list(points)


def _named(features: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for feature in features:
        name = str((feature.get("properties") or {}).get("name") or "")
        if not name or not feature.get("geometry"):
            continue
        try:
            shape = read_shape(feature["geometry"])
        except (ShapelyError, ValueError, TypeError):
            continue
        if not shape.is_empty:
            yield name, shape
