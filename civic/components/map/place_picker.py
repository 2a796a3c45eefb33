"""The choice of a place: on a map, by address, from a list, or where one stands."""

from collections.abc import Mapping
from typing import Any

import reflex as rx
from reflex.components.component import field

from civic.components.arriving import FieldWidget
from civic.components.browser_only import passes
from civic.components.draft import field as _field  # noqa: F401  its script is imported by ours
from civic.components.map.ground import LEAFLET
from civic.components.ui.classes import Shown, Text

rx.asset("address_search.jsx", shared=True)
rx.asset("place_picker.css", shared=True)

PLACE_TEXTS = (
    "label",
    "map",
    "keys",
    "search",
    "found",
    "found_count",
    "found_none",
    "list",
    "list_none",
    "here",
    "not_found",
    "not_chosen",
    "asking",
    "chosen",
    "no_address",
    "outside",
    "remove",
    "zoom_in",
    "zoom_out",
    "layers",
    "two_fingers",
)


class PlacePicker(FieldWidget):
    """A fixed pin above a map that moves, with an address search and a list beside it.

    ``search_url?q=…`` answers ``[{"label", "lat", "lng"}]``; ``reverse_url?lat=…&lng=…`` answers
    ``{"label"}``. In a form, the field ``name`` holds ``{"lat", "lng", "address"}`` as JSON, or
    nothing.
    """

    library = rx.asset("place_picker.jsx", shared=True).importable_path
    tag = "PlacePicker"
    lib_dependencies: list[str] = field(default_factory=lambda: [LEAFLET])

    name: rx.Var[str]
    value: rx.Var[dict[str, float | str]]
    """The place at first: ``lat``, ``lng``, ``address``; later changes are not followed."""
    search_url: rx.Var[str]
    reverse_url: rx.Var[str]
    layers_url: rx.Var[str]
    tile_url: rx.Var[str]
    attribution: rx.Var[str]
    bounds: rx.Var[list[float]]
    """West, south, east, north in degrees: shown first, and no place outside is accepted."""
    places: rx.Var[list[dict[str, float | str]]]
    """Places to choose from a list, each with ``label``, ``lat`` and ``lng``."""
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``PLACE_TEXTS``; ``found_count`` may say ``{n}``, ``chosen`` says
    ``{address}``."""
    cooperative: rx.Var[bool]
    """Leave one finger and the wheel to the page (the default)."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the events of the choice: latitude, longitude and address, or none any more."""
        return {
            "on_pick": passes(float, float, str),
            "on_clear": rx.event.no_args_event_spec,
        }

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "place", PLACE_TEXTS


def place_picker(
    project_id: Shown, ground: Shown, value: Shown, *, name: Text = "place"
) -> rx.Component:
    """Let a person choose a place of a project's territory, as a field of a form."""
    return PlacePicker.create(
        name=name,
        value=value,
        search_url="/api/places",
        reverse_url="/api/places/near",
        layers_url=f"/api/projects/{project_id}/layers",
        tile_url=ground.tile_url,
        attribution=ground.attribution,
        bounds=ground.bounds,
        places=ground.places,
    )
