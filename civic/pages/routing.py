"""How a page declares its address."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from civic.i18n.screens import t

Screen = Callable[[], rx.Component]


def page(
    route: str,
    *,
    title: str | rx.Var[str],
    on_load: Any = None,  # noqa: ANN401  whatever Reflex takes: an event, or a list of them
) -> Callable[[Screen], Screen]:
    """Give a screen its route; ``title`` is the key of a text, or a var."""
    shown = t(title) if isinstance(title, str) else title

    def declare(screen: Screen) -> Screen:
        rx.page(route=route, title=shown, description=None, on_load=on_load)(screen)
        return screen

    return declare
