"""The map of ideas, drawn in the browser from a compact route."""

from collections.abc import Mapping
from typing import Any

import reflex as rx
from reflex.components.component import field

from civic.components import live as _live  # noqa: F401  its script is imported by ours
from civic.components.browser_only import BrowserOnly, passes
from civic.components.map.ground import LEAFLET, SUPERCLUSTER

rx.asset("pins.js", shared=True)
rx.asset("civic_map.css", shared=True)

MAP_TEXTS = (
    "label",
    "keys",
    "zoom_in",
    "zoom_out",
    "layers",
    "two_fingers",
    "loading",
    "failed",
    "retry",
    "count",
    "group",
    "pin",
    "close",
)


class CivicMap(BrowserOnly):
    """Pins in groups over context layers; moving it says what is in view.

    ``data_url`` answers what ``civic.rules.pins.encode`` wrote; ``details_url?keys=a,b`` answers
    ``{key: {"id", "title", "href", "lang"}}`` for at most 60 keys, and ``layers_url`` answers
    ``{"layers": [{"id", "name", "lang", "color", "shown", "ground", "data"}]}``
    with GeoJSON as ``data``; a ``ground`` layer is always drawn, and not in the legend.
    """

    library = rx.asset("civic_map.jsx", shared=True).importable_path
    tag = "CivicMap"
    lib_dependencies: list[str] = field(default_factory=lambda: [LEAFLET, SUPERCLUSTER])

    data_url: rx.Var[str]
    topic: rx.Var[str]
    """What of ``services.live`` moves when the pins do: they are then read anew, in silence."""
    details_url: rx.Var[str]
    layers_url: rx.Var[str]
    tile_url: rx.Var[str]
    attribution: rx.Var[str]
    bounds: rx.Var[list[float]]
    """West, south, east, north in degrees: what the map shows first; without, all the pins."""
    statuses: rx.Var[dict[str, dict[str, str]]]
    """Each status's ``name``, its ``lang``, ``color`` and ``mark`` beside the colour."""
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``MAP_TEXTS``; ``count`` and ``group`` may say ``{n}``."""
    selected: rx.Var[str]
    cooperative: rx.Var[bool]
    """Leave one finger and the wheel to the page, for a map that does not fill the screen."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the events of the map.

        ``on_view`` gives the identifiers of the 50 pins nearest the middle, and how many there are.
        ``on_tap`` gives the latitude and longitude where the bare ground was tapped.
        """
        return {
            "on_pin_click": passes(str),
            "on_move": passes(list[float]),
            "on_view": passes(list[str], int),
            "on_tap": passes(float, float),
        }

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "map", MAP_TEXTS


civic_map = CivicMap.create
