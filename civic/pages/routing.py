"""How a page declares its address."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from civic.i18n.screens import t
from civic.state.session import SessionState

Screen = Callable[[], rx.Component]


def named(is_missing: bool | rx.Var[bool], name: str | rx.Var[str]) -> rx.Var[str]:
    """Return the title of a page that shows one thing, also where that is not there."""
    return rx.cond(is_missing, t("shell.not_found"), name).to(str)


def page(
    route: str,
    *,
    title: str | rx.Var[str],
    on_load: Any = None,  # noqa: ANN401  whatever Reflex takes: an event, or a list of them
) -> Callable[[Screen], Screen]:
    """Give a screen its route; ``title`` is the key of a text, or a var.

    Each page finds out who is here before anything of its own.
    """
    shown = t(title) if isinstance(title, str) else title
    own = on_load if isinstance(on_load, list) else [on_load] if on_load is not None else []

    def declare(screen: Screen) -> Screen:
        events = [SessionState.load, *own]
        rx.page(route=route, title=shown, description=None, on_load=events)(screen)
        return screen

    return declare
