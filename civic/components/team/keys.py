"""The keyboard of a table with a side panel."""

import reflex as rx

from civic.components.browser_only import passes

_LIBRARY = "$/public" + rx.asset("keys.jsx", shared=True).split("?", maxsplit=1)[0]


class TableKeys(rx.Component):
    """Arrows or j and k step from line to line, Escape closes the panel, focus goes along.

    Where lines are picked, x ticks one, and s marks it or what is ticked as seen. Letters are
    heard in the table alone.
    """

    library = _LIBRARY
    tag = "TableKeys"
    shown: rx.Var[str]
    """What the panel shows, empty while it is closed."""
    on_step: rx.EventHandler[passes(int)]  # type: ignore[type-arg, valid-type]  # as Reflex asks
    on_see: rx.EventHandler[passes(str)]  # type: ignore[type-arg, valid-type]  # as above
    on_close: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg, valid-type]  # as above


table_keys = TableKeys.create
