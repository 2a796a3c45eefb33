"""What a map shows around the inputs, and the names of places that it knows."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from operator import itemgetter
from typing import Any

from shapely.geometry import shape
from sqlmodel import col, select

from civic.errors import NotFound
from civic.models import Input, MapLayer, is_readable
from civic.rules.places import around, view_of
from civic.rules.strips import Layer, strip
from civic.rules.texts import fold
from civic.services.gazetteer import named_shapes
from civic.services.work import Work, reads
from civic.settings import settings
from civic.words import Act, Said

MOST_FOUND = 8
MARKS = {
    "seen": "·",
    "considered": "…",
    "accepted": "✓",
    "implemented": "★",
    "not_retained": "×",
    "answered": "!",
    "ineligible": "–",
    "merged": "=",
}
"""A sign for each of the first statuses, so that colour is not all that tells them apart."""
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
    lang: str = ""


@dataclass(frozen=True)
class Ground:
    """What every map of the platform stands on; ``bounds`` are west, south, east, north."""

    bounds: list[float] = field(default_factory=list)
    places: list[dict[str, float | str]] = field(default_factory=list)
    tile_url: str = ""
    attribution: str = ""
    marks: dict[str, dict[str, str]] = field(default_factory=dict)
    """The look of pins by the key of their status: a name, a colour, and a sign beside it."""


@dataclass(frozen=True)
class Found:
    """A place by its name."""

    label: str
    lat: float
    lng: float
    lang: str = ""
    """Empty for a feature of a layer: its file does not say."""


@reads
def layers(work: Work, project_id: str) -> list[LayerView]:
    """Return the context layers of a project, its platform's areas first."""
    work.visible(project_id)
    rows = work.session.exec(
        select(MapLayer).where(MapLayer.project_id == project_id).order_by(col(MapLayer.position))
    )
    return [_view(row, work.say(row.name)) for row in rows]


def _view(row: MapLayer, name: Said) -> LayerView:
    return LayerView(
        row.id, name.text, row.colour, row.shown, row.is_ground, row.geojson, name.lang
    )


@reads
def ground(work: Work) -> Ground:
    """Return what maps show before anything lies on them: the organiser's territory."""
    work.require(Act.VIEW)
    shapes = [shape(area.shape).bounds for area in work.vocabulary.areas.values() if area.shape]
    platform, chosen = work.platform, settings()
    statuses = [work.vocabulary.status(key, work.reader) for key in work.vocabulary.statuses]
    return Ground(
        bounds=around(shapes) or view_of(*platform.map_centre, platform.map_zoom),
        places=[asdict(area) for area in _areas(work) if area.label],
        tile_url=chosen.tile_url,
        attribution=chosen.tile_attribution,
        marks={
            status.key: {
                "name": status.text,
                "lang": status.lang,
                "color": status.colour,
                "mark": MARKS.get(status.key, "•"),
            }
            for status in statuses
        },
    )


@reads
def strip_of(work: Work, input_id: str) -> str:
    """Return a small drawing of where an input is, as SVG.

    Raises:
        NotFound: if there is no such input with a place, or the reader may not see it.
    """
    row = work.session.get(Input, input_id)
    if row is None or not is_readable(row) or row.lat is None or row.lng is None:
        raise NotFound
    found = [layer for layer in layers(work, row.project_id) if layer.is_ground or layer.shown]
    drawn = (Layer(layer.colour, layer.geojson) for layer in found)
    return strip(row.lat, row.lng, drawn, work.platform.brand)


@reads
def search(work: Work, text: str) -> list[Found]:
    """Return the places of the organiser's layers and areas whose name holds the words."""
    work.require(Act.VIEW)
    words = fold(text).split()
    if not words:
        return []
    named = [found for shapes in named_shapes(work) for found in shapes.called(words)]
    areas = [area for area in _areas(work) if all(word in fold(area.label) for word in words)]
    spoken = {(area.label, area.lat, area.lng): area.lang for area in areas}
    hits = sorted(
        {*named, *spoken},
        key=lambda hit: (not fold(hit[0]).startswith(words[0]), len(hit[0]), *hit),
    )
    return [Found(*hit, spoken.get(hit, "")) for hit in hits[:MOST_FOUND]]


@reads
def nearest(work: Work, lat: float, lng: float) -> str:
    """Return the name of the nearest known place, or of the area, or nothing."""
    work.require(Act.VIEW)
    near = [shapes.near(lat, lng, NEAR) for shapes in named_shapes(work)]
    name = min((found for found in near if found), key=itemgetter(0), default=(NEAR, ""))[1]
    area = work.vocabulary.area(work.vocabulary.districts.at(lat, lng), work.reader).text
    return ", ".join(part for part in (name, area) if part)


def _areas(work: Work) -> Iterator[Found]:
    for area in work.vocabulary.areas.values():
        if area.shape:
            point, name = shape(area.shape).representative_point(), work.say(area.name)
            yield Found(name.text, round(point.y, 6), round(point.x, 6), name.lang)
