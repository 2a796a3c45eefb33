"""What a map shows around the inputs, and the names of places that it knows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shapely import Point
from shapely.errors import ShapelyError
from shapely.geometry import shape
from sqlmodel import col, select

from civic.models import MapLayer, Project
from civic.rules.texts import fold
from civic.services.work import Work, reads
from civic.words import Act, ProjectStatus

MOST_FOUND = 8
NEAR = 0.0015
"""Degrees within which a named place is the answer to "where is this", about 150 m."""


@dataclass(frozen=True)
class LayerView:
    """A context layer: its name, its look, its shapes as GeoJSON."""

    id: str
    name: str
    colour: str
    shown: bool
    is_ground: bool
    geojson: dict[str, Any]


@dataclass(frozen=True)
class Found:
    """A place by its name."""

    label: str
    lat: float
    lng: float


@reads
def layers(work: Work, project_id: str) -> list[LayerView]:
    """Return the context layers of a project, its platform's areas first."""
    work.visible(project_id)
    rows = work.session.exec(
        select(MapLayer).where(MapLayer.project_id == project_id).order_by(col(MapLayer.position))
    )
    return [
        LayerView(
            row.id, work.say(row.name).text, row.colour, row.shown, row.is_ground, row.geojson
        )
        for row in rows
    ]


@reads
def search(work: Work, text: str) -> list[Found]:
    """Return the places of the organiser's layers and areas whose name holds the words."""
    work.require(Act.VIEW)
    words = fold(text).split()
    if not words:
        return []
    hits = (
        (not fold(name).startswith(words[0]), len(name), name, lat, lng)
        for name, lat, lng in _gazetteer(work)
        if all(word in fold(name) for word in words)
    )
    return [Found(hit[2], hit[3], hit[4]) for hit in sorted(set(hits))[:MOST_FOUND]]


@reads
def nearest(work: Work, lat: float, lng: float) -> str:
    """Return the name of the nearest known place, or of the area, or nothing."""
    work.require(Act.VIEW)
    here = Point(lng, lat)
    best, name = NEAR, ""
    for label, geometry in _shapes(work):
        distance = geometry.distance(here)
        if distance < best:
            best, name = distance, label
    area = work.vocabulary.area(work.vocabulary.districts.at(lat, lng), work.reader).text
    return ", ".join(part for part in (name, area) if part)


def _gazetteer(work: Work) -> Iterator[tuple[str, float, float]]:
    for name, geometry in _shapes(work):
        middle = geometry.interpolate(0.5, normalized=True) if geometry.length else geometry
        yield name, round(middle.centroid.y, 6), round(middle.centroid.x, 6)
    for area in work.vocabulary.areas.values():
        if area.shape:
            point = shape(area.shape).representative_point()
            yield work.say(area.name).text, round(point.y, 6), round(point.x, 6)


def _shapes(work: Work) -> Iterator[tuple[str, Any]]:
    query = (
        select(MapLayer.geojson)
        .join(Project, col(Project.id) == col(MapLayer.project_id))
        .where(Project.status != ProjectStatus.DRAFT)
    )
    for geojson in work.session.exec(query):
        for feature in geojson.get("features", ()):
            name = str((feature.get("properties") or {}).get("name") or "")
            if not name or not feature.get("geometry"):
                continue
            try:
                yield name, shape(feature["geometry"])
            except (ShapelyError, ValueError, TypeError):
                continue
