"""Areas of a GeoJSON layer, and how many points lie in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from civic.analysis.texts import Place

Ring = list[tuple[float, float]]
CORNERS = 3


@dataclass(frozen=True, slots=True)
class Area:
    """A named area; each polygon is its outline followed by its holes, as (lng, lat)."""

    name: str
    polygons: tuple[tuple[Ring, ...], ...]
    box: tuple[float, float, float, float]

    def holds(self, place: Place) -> bool:
        """Tell whether ``place`` lies inside."""
        lat, lng = place
        west, south, east, north = self.box
        if not (west <= lng <= east and south <= lat <= north):
            return False
        return any(
            _inside(rings[0], lng, lat) and not any(_inside(hole, lng, lat) for hole in rings[1:])
            for rings in self.polygons
        )


def areas_of(layer: dict[str, Any], name_key: str = "name") -> tuple[Area, ...]:
    """Return the polygons of a GeoJSON feature collection; what is no polygon is left out."""
    found = []
    for number, feature in enumerate(layer.get("features") or [], start=1):
        polygons = tuple(_polygons(feature.get("geometry") or {}))
        if polygons:
            name = str((feature.get("properties") or {}).get(name_key) or number)
            found.append(Area(name, polygons, _box(polygons)))
    return tuple(found)


def counts_of(areas: Sequence[Area], places: Sequence[Place]) -> tuple[list[int], int]:
    """Return how many places lie in each area, and how many in none; the first area takes it."""
    counts, outside = [0] * len(areas), 0
    for place in places:
        at = next((n for n, area in enumerate(areas) if area.holds(place)), None)
        if at is None:
            outside += 1
        else:
            counts[at] += 1
    return counts, outside


def _polygons(geometry: dict[str, Any]) -> Iterator[tuple[Ring, ...]]:
    kind, drawn = geometry.get("type"), geometry.get("coordinates") or []
    for polygon in [drawn] if kind == "Polygon" else drawn if kind == "MultiPolygon" else []:
        rings = tuple([(float(x), float(y)) for x, y, *_ in ring] for ring in polygon)
        if rings and all(len(ring) > CORNERS for ring in rings):
            yield rings


def _box(polygons: tuple[tuple[Ring, ...], ...]) -> tuple[float, float, float, float]:
    points = [point for rings in polygons for point in rings[0]]
    easts, norths = [x for x, _ in points], [y for _, y in points]
    return min(easts), min(norths), max(easts), max(norths)


def _inside(ring: Ring, x: float, y: float) -> bool:
    """Count the sides that a ray to the east crosses."""
    crossings = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            crossings = not crossings
    return crossings
