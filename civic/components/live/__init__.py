"""Pages that move while one looks at them."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly, passes

LIVE = rx.asset("live.jsx", shared=True).importable_path


class Live(BrowserOnly):
    """Listens for a topic of ``services.live`` and raises ``on_moved`` each time it moved."""

    library = LIVE
    tag = "Live"
    topic: rx.Var[str]

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: it moved."""
        return {"on_moved": passes()}
