"""A list whose lines are dragged to another place; buttons beside them do the same by keyboard."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly, passes

rx.asset("reorder.css", shared=True)


class Reorder(BrowserOnly):
    """Put it after a list: its items are dragged by what is marked ``data-drag`` in them.

    Each item says in ``data-id`` which it is; ``on_place`` brings that and the place, from 0.
    """

    library = rx.asset("reorder.jsx", shared=True).importable_path
    tag = "Reorder"

    list: rx.Var[str]
    """The id of the list."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: an item was put at another place."""
        return {"on_place": passes(str, int)}


reorder = Reorder.create
