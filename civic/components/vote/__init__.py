"""The screen on which people vote: drawn in the browser, so that a ballot outlives its network."""

import reflex as rx
from reflex.components.component import field

from civic.components.copy import copying as _copying  # noqa: F401  its script is imported by ours
from civic.components.live import LIVE as _LIVE  # noqa: F401  its script is imported by ours
from civic.components.map import civic_map as _map  # noqa: F401  its pins are imported by ours
from civic.components.map.ground import LEAFLET, SUPERCLUSTER
from civic.components.reorder import reorder as _reorder  # noqa: F401  its script is imported by ours
from civic.components.ui.classes import Text
from civic.icons import ADDRESS, address_of

for _file in (
    "rules.js", "keeper.js", "look.js", "shared.jsx", "marks.jsx", "choices.jsx", "bar.jsx",
    "tools.jsx", "head.jsx", "panels.jsx", "panels_of.jsx", "ranking.jsx", "receipt.jsx",
    "vote_map.jsx", "vote.css",
):  # fmt: skip
    rx.asset(_file, shared=True)

ICONS = (
    "arrow-down", "arrow-down-up", "arrow-left", "arrow-right", "arrow-up", "circle-check",
    "clock", "columns-2", "copy", "download", "eye", "grip-vertical", "info", "layout-grid",
    "list", "lock", "log-in", "map", "map-pin", "minus", "plus", "printer", "refresh-cw",
    "search", "search-check", "sliders-horizontal", "thumbs-down", "thumbs-up",
    "triangle-alert", "trophy", "user", "vote", "x",
)  # fmt: skip
"""The icons that its scripts name."""
KNOWN = {name: address_of(name) for name in ICONS}


class Voting(rx.Component):
    """What can be chosen and one's own ballot, fetched once ``activity`` is known.

    It keeps the ballot at each change, on the device first, and says whether it counts.
    """

    library = "$/public" + rx.asset("vote.jsx", shared=True).split("?", maxsplit=1)[0]
    tag = "Voting"
    lib_dependencies: list[str] = field(default_factory=lambda: [LEAFLET, SUPERCLUSTER])

    activity: rx.Var[str]
    base: rx.Var[str]
    """The address of the activity's own page."""
    title: rx.Var[str]
    layers: rx.Var[str]
    """Where the map finds its context layers."""
    icons: rx.Var[str]


def voting(activity: Text, base: Text, title: Text, layers: Text) -> rx.Component:
    """Show a vote and keep the ballot of whoever looks."""
    return Voting.create(activity=activity, base=base, title=title, layers=layers, icons=ADDRESS)
