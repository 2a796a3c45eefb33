"""What the page of an input says of a merge; it comes in a file of its own, where there is one."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.components.ui.classes import Shown
from civic.icons import address_of


class Merged(BrowserOnly):
    """Where a merged contribution leads and why; or what this one brings together, and a question.

    The question is for those who took part in a merged one: ``on_support`` is their yes.
    """

    library = rx.asset("merged.jsx", shared=True).importable_path
    tag = "Merged"

    merge: rx.Var[Shown]
    """A ``services.input_views.Merge``."""
    mine: rx.Var[int]
    """The thumb of the reader."""
    icons: rx.Var[str] = rx.Var.create(address_of("x").removesuffix("x"))

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: the reader supports what others were merged into."""
        return {"on_support": rx.event.no_args_event_spec}


merged = Merged.create
