"""A table of any length, of which only the lines near what is seen are there."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from civic.components.browser_only import passes
from civic.components.ui.classes import Child, Flag, Shown, Text

_LIBRARY = "$/public" + rx.asset("long_table.jsx", shared=True).split("?", maxsplit=1)[0]
rx.asset("long_table.css", shared=True)
HEAD = 1
"""The line of heads counts, for those who hear the table."""
Head = rx.Component | tuple[Flag, rx.Component]
"""The head of a column, with what says whether it is there where that is not always so."""


class LongTable(rx.Component):
    """Says which lines are seen, leads to others, and keeps the focus where lines come and go.

    One line of the table is a stop of the keyboard; arrows, PageUp, PageDown, Home and End lead
    to the others, also to those that aren't there yet.
    """

    library = _LIBRARY
    tag = "LongTable"
    first: rx.Var[int]
    """How many lines stand before those that are there."""
    lines: rx.Var[Any]
    """Those that are there, which nobody reads: they say that others have come."""
    total: rx.Var[int]
    goal: rx.Var[list[int]]
    """The line to lead to, with a count that moves each time."""
    on_look: rx.EventHandler[passes(int, int)]  # type: ignore[type-arg, valid-type]  # as Reflex asks


def long_table(
    caption: Text,
    heads: tuple[Head, ...],
    lines: Child,
    window: Shown,
    **props: Any,  # noqa: ANN401  of LongTable
) -> rx.Component:
    """Build the table around the ``lines`` of a window; the others are room left free."""
    after = window.total - window.first - window.rows.length()
    return rx.fragment(
        rx.el.div(
            rx.el.table(
                rx.el.caption(caption),
                rx.el.thead(
                    rx.el.tr(*_each(heads, lambda one: one), custom_attrs={"aria-rowindex": HEAD})
                ),
                _room(window.first, heads),
                rx.el.tbody(lines, class_name="cv-long__lines"),
                _room(after, heads),
                class_name="cv-table cv-long",
                custom_attrs={"aria-rowcount": window.total + HEAD},
            ),
            class_name="cv-table-wrap cv-long-wrap",
            tab_index=0,
            role="region",
            aria_label=caption,
        ),
        LongTable.create(first=window.first, lines=window.rows, total=window.total, **props),
    )


def place_in(window: Shown, at: Shown) -> dict[str, Shown]:
    """Return what says the place of a line in the whole table, from its place in the window."""
    return {"aria-rowindex": window.first + at + HEAD + 1}


def _each(
    heads: tuple[Head, ...], drawn: Callable[[rx.Component], rx.Component]
) -> list[rx.Component]:
    return [
        rx.cond(head[0], drawn(head[1])) if isinstance(head, tuple) else drawn(head)
        for head in heads
    ]


def _room(lines: Shown, heads: tuple[Head, ...]) -> rx.Component:
    """Leave the room of lines that aren't there, drawn as if they were on their way."""
    return rx.el.tbody(
        rx.el.tr(*_each(heads, lambda head: rx.el.td(class_name=head.class_name))),
        class_name="cv-long__room",
        style={"--cv-lines": lines},
        aria_hidden="true",
    )
