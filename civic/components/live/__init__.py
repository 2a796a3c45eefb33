"""Pages that move while one looks at them."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly, passes

LIVE = rx.asset("live.jsx", shared=True).importable_path
rx.asset("told_page.js", shared=True)


class Live(BrowserOnly):
    """Listens for a topic of ``services.live`` and raises ``on_moved`` each time it moved.

    On the page of an input, what all read alike is shown without asking: in the state whose name
    is ``shown``, by its ``page`` and its ``talk``.
    """

    library = LIVE
    tag = "Live"
    topic: rx.Var[str]
    shown: rx.Var[str]
    me: rx.Var[str]

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: it moved."""
        return {"on_moved": passes()}
