"""The keyboard of a table with a side panel."""

import reflex as rx

from civic.components.browser_only import passes

_LIBRARY = "$/public" + rx.asset("keys.jsx", shared=True).split("?", maxsplit=1)[0]


class TableKeys(rx.Component):
    """Arrows step from one line to the next, Escape closes the panel, focus goes along."""

    library = _LIBRARY
    tag = "TableKeys"
    shown: rx.Var[str]
    """What the panel shows, empty while it is closed."""
    on_step: rx.EventHandler[passes(int)]  # type: ignore[type-arg, valid-type]  # as Reflex asks
    on_close: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg, valid-type]  # as above


table_keys = TableKeys.create
