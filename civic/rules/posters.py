"""A drawing of where many things are, light enough to stand where a map has not come yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import shape

WIDTH, HEIGHT = 640, 320
MOST_SPOTS = 300
COARSE = 1.5
"""How far an outline may stray, in units of the drawing: nobody sees it, and it weighs a tenth."""
MARGIN = 24


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is, in WGS 84 degrees, and a word for how it looks there."""

    lat: float
    lng: float
    look: str = ""


def poster(
    bounds: Sequence[float], outlines: Iterable[dict[str, Any]], spots: Sequence[Spot]
) -> str:
    """Return the drawing as SVG; ``bounds`` are west, south, east, north.

    Its parts have the classes ``cv-poster__outline`` and ``cv-poster__spot``.
    """
    view = _View(_around(spots) or bounds)
    lines = [path for outline in outlines for path in _outline(view, outline)]
    dots = "".join(
        f'<circle class="cv-poster__spot" cx="{x}" cy="{y}" r="5"/>'
        for x, y in dict.fromkeys(view.at(spot.lng, spot.lat) for spot in spots[:MOST_SPOTS])
    )
    head = f'<svg class="cv-poster" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true"'
    return f'{head} preserveAspectRatio="xMidYMid slice">{"".join(lines)}{dots}</svg>'


def _around(spots: Sequence[Spot]) -> list[float]:
    if not spots:
        return []
    lats, lngs = [spot.lat for spot in spots], [spot.lng for spot in spots]
    return [min(lngs), min(lats), max(lngs), max(lats)]


class _View:
    """A window in which some bounds fit, and where a position lies in it."""

    def __init__(self, bounds: Sequence[float]) -> None:
        west, south, east, north = bounds
        self._lng, self._lat = (west + east) / 2, (south + north) / 2
        self._flat = max(0.01, cos(radians(self._lat)))
        wide = max((east - west) * self._flat, 0.004)
        high = max(north - south, 0.002)
        self._scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)

    def at(self, lng: float, lat: float) -> tuple[int, int]:
        """Return a position in the drawing, in whole units."""
        x = WIDTH / 2 + (lng - self._lng) * self._flat * self._scale
        y = HEIGHT / 2 - (lat - self._lat) * self._scale
        return round(x), round(y)

    @property
    def unit(self) -> float:
        """How many degrees one unit of the drawing is."""
        return 1 / self._scale


def _outline(view: _View, geometry: dict[str, Any]) -> Iterator[str]:
    try:
        drawn = shape(geometry).simplify(view.unit * COARSE)
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError):
        return
    for part in getattr(drawn, "geoms", [drawn]):
        if part.geom_type == "Polygon" and not part.is_empty:
            path = "L".join("{} {}".format(*view.at(*spot[:2])) for spot in part.exterior.coords)
            yield f'<path class="cv-poster__outline" d="M{path}z"/>'
