"""The icons of the participation methods, drawn from what is installed."""

from typing import Any

import reflex as rx

from civic import methods
from civic.components import ui


def method_icon(name: Any) -> rx.Component:  # noqa: ANN401  a var that names an icon
    """Draw the icon of a method or preset, one of those that the catalogue names."""
    names = {preset.icon for kind in methods.catalogue().values() for preset in kind.presets}
    names |= {kind.icon for kind in methods.catalogue().values()}
    return rx.match(
        name, *[(each, ui.icon(each, large=True)) for each in sorted(names)], ui.icon("circle")
    )
