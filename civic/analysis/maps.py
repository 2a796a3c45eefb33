"""Result maps drawn with folium: where the inputs are, and how many there are per area."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, cast

import folium
from branca.element import Element, Figure
from folium.plugins import FastMarkerCluster, HeatMap
from folium.template import Template

from civic.analysis.areas import Area, areas_of, counts_of
from civic.analysis.map_page import Figures, Frame, Tiles, page

SHADES = ("#f6efe0", "#e3cf9f", "#c9a45c", "#a3742c", "#6b4513")
HEAT = {0.3: "#e3cf9f", 0.6: "#c9a45c", 0.85: "#a3742c", 1: "#6b4513"}
OUTLINE = "#4a4036"
ASCII = 128
_MARK = re.compile(r"civictext(\d{8})")
DOT = """function (row) {
    var dot = L.circleMarker(new L.LatLng(row[0], row[1]),
        {radius: 8, weight: 2, color: '#4a4036', fillColor: '#c9a45c', fillOpacity: 0.9});
    var shown = document.createElement(row[3] ? 'a' : 'span');
    shown.textContent = row[2];
    if (row[3]) { shown.href = row[3]; shown.target = '_top'; }
    return dot.bindPopup(shown);
}"""


@dataclass(frozen=True, slots=True)
class Pin:
    """An input on the map; ``link`` is a path of this site or a web address."""

    lat: float
    lng: float
    title: str = ""
    link: str = ""


class _Texts:
    """Keeps people's texts away from folium, which would run them as templates of its own.

    folium gets a mark for each text; in the finished script the mark becomes the text, with every
    sign written as its number, so that no literal can end there.
    """

    def __init__(self) -> None:
        self._kept: list[str] = []

    def mark(self, text: str) -> str:
        """Keep ``text`` and return what stands for it."""
        self._kept.append(text)
        return f"civictext{len(self._kept) - 1:08}"

    def back(self, script: str) -> str:
        """Put the texts where their marks are."""
        return _MARK.sub(lambda mark: _numbered(self._kept[int(mark[1])]), script)


class _Ground(folium.Map):
    """A map without folium's own page and its parts from elsewhere."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  folium reads it so
    default_css: list[tuple[str, str]] = []  # noqa: RUF012
    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}
        });
        {{ this.get_name() }}.attributionControl.setPrefix(false);
        {% endmacro %}
        """
    )

    def __init__(self, tiles: Tiles) -> None:
        super().__init__(location=(0, 0), zoom_start=2, tiles=None, maxZoom=19)
        self.texts = _Texts()
        if tiles.url:
            url, attribution = (
                self.texts.mark(tiles.url),
                self.texts.mark(escape(tiles.attribution)),
            )
            folium.TileLayer(url, attr=attribution, control=False).add_to(self)


def density_map(pins: Sequence[Pin], frame: Frame) -> str:
    """Return a page with a heat layer and clusters of ``pins``."""
    ground = _Ground(frame.tiles)
    mark = ground.texts.mark
    places = [(pin.lat, pin.lng) for pin in pins]
    if places:
        density, inputs = mark(escape(frame.words.density)), mark(escape(frame.words.inputs))
        HeatMap(places, name=density, gradient=HEAT, max_zoom=15).add_to(ground)  # type: ignore[no-untyped-call]
        rows = [[pin.lat, pin.lng, mark(pin.title), mark(_safe(pin.link))] for pin in pins]
        clusters = FastMarkerCluster(rows, callback=DOT, name=inputs)  # type: ignore[no-untyped-call]
        clusters.add_to(ground)
        folium.LayerControl(collapsed=False).add_to(ground)
        _show(ground, places)
    return _drawn(ground, frame)


def area_map(
    pins: Sequence[Pin], layer: dict[str, Any], frame: Frame, *, name_key: str = "name"
) -> str:
    """Return a page with the areas of a GeoJSON ``layer`` coloured by their number of ``pins``.

    The table beneath tells the same; its sum is the number of pins.
    """
    words = frame.words
    ground = _Ground(frame.tiles)
    areas = areas_of(layer, name_key)
    counts, outside = counts_of(areas, [(pin.lat, pin.lng) for pin in pins])
    most = max(counts, default=0)
    for area, count in zip(areas, counts, strict=True):
        _add_area(ground, area, f"{area.name}: {count} {words.inputs}", _shade(count, most))
    if areas:
        _show(ground, [(y, x) for area in areas for x, y in _corners(area)])
    figures = [(area.name, n, _shade(n, most)) for area, n in zip(areas, counts, strict=True)]
    figures = sorted(figures, key=lambda row: (-row[1], row[0]))
    figures += [(words.outside, outside, "transparent")] if outside else []
    return _drawn(ground, frame, figures)


def _add_area(ground: _Ground, area: Area, text: str, shade: str) -> None:
    style = {"color": OUTLINE, "weight": 1, "fillColor": shade, "fillOpacity": 0.8}
    geometry = {"type": "MultiPolygon", "coordinates": [list(rings) for rings in area.polygons]}
    shape = folium.GeoJson(
        {"type": "Feature", "properties": {}, "geometry": geometry},
        style_function=lambda _: style,
        control=False,
    )
    shape.add_child(folium.Tooltip(ground.texts.mark(escape(text))))
    shape.add_to(ground)


def _shade(count: int, most: int) -> str:
    if count == 0:
        return SHADES[0]
    return SHADES[min(len(SHADES) - 1, 1 + (count - 1) * (len(SHADES) - 1) // max(most, 1))]


def _corners(area: Area) -> tuple[tuple[float, float], tuple[float, float]]:
    west, south, east, north = area.box
    return (west, south), (east, north)


def _show(ground: folium.Map, places: Sequence[tuple[float, float]]) -> None:
    lats, lngs = [lat for lat, _ in places], [lng for _, lng in places]
    ground.fit_bounds([[min(lats), min(lngs)], [max(lats), max(lngs)]], max_zoom=16)


def _safe(link: str) -> str:
    """Return ``link`` if it leads to a page, else nothing."""
    local = link.startswith("/") and not link.startswith("//")
    return link if local or link.startswith(("https://", "http://")) else ""


def _numbered(text: str) -> str:
    """Write ``text`` for a script: letters and digits as they are, other signs as numbers."""
    units = text.encode("utf-16-be", "surrogatepass")
    codes = (int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2))
    return "".join(
        chr(code) if code < ASCII and chr(code).isalnum() else f"\\u{code:04x}" for code in codes
    )


def _drawn(ground: _Ground, frame: Frame, figures: Figures = ()) -> str:
    root = cast("Figure", ground.get_root())
    for number, element in enumerate(_all(root)):
        element._id = f"{number:032x}"  # folium draws lots: the same map would have other bytes
    for child in list(root._children.values()):
        child.render()
    return page(ground.get_name(), ground.texts.back(root.script.render()), frame, figures)


def _all(element: Element) -> list[Element]:
    return [element, *(one for child in element._children.values() for one in _all(child))]
