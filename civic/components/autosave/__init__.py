"""A form that is kept as one writes: it sends itself after each pause."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly, passes


class AutoSave(BrowserOnly):
    """Put it inside a form: the form is sent after a pause in writing, and when it is left."""

    library = rx.asset("autosave.jsx", shared=True).importable_path
    tag = "AutoSave"

    waits: rx.Var[bool]
    """Whether sending must wait, as what is written would be refused until something is decided."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: what was written and not yet sent when the form was taken away."""
        return {"on_leave": passes(dict[str, Any])}


auto_save = AutoSave.create
