"""Tables: dense, legible, with a head that stays."""

from typing import Any

import reflex as rx

from civic.components.ui.classes import Child, Flag, Text, classes, true_or_false


def table(caption: Text, heads: tuple[Child, ...], *lines: Child) -> rx.Component:
    """Build a table; ``heads`` are texts or cells made with ``head``, ``lines`` are ``line``s."""
    return rx.el.div(
        rx.el.table(
            rx.el.caption(caption),
            rx.el.thead(rx.el.tr(*[_as_head(cell) for cell in heads])),
            rx.el.tbody(*lines),
            class_name="cv-table",
        ),
        class_name="cv-table-wrap",
        tab_index=0,
        role="region",
        aria_label=caption,
    )


def head(
    label: Child,
    *,
    number: bool = False,
    extra: bool = False,
    order: str | rx.Var[str] = "",
) -> rx.Component:
    """Build the head of a column; ``order`` is ``ascending`` or ``descending`` if it sorts.

    An ``extra`` column makes room when a side panel is open.
    """
    sorted_by = {"aria_sort": order} if order != "" else {}
    return rx.el.th(label, scope="col", class_name=_look(number=number, extra=extra), **sorted_by)


def line(name: Child, *cells: Child, selected: Flag = False, **props: Any) -> rx.Component:  # noqa: ANN401
    """Build one line, headed by what it is about."""
    return rx.el.tr(
        rx.el.th(name, scope="row"),
        *cells,
        aria_selected=true_or_false(selected),
        **props,
    )


def cell(*content: Child, number: bool = False, extra: bool = False) -> rx.Component:
    """Build one cell; figures stand to the end."""
    return rx.el.td(*content, class_name=_look(number=number, extra=extra))


def open_button(label: Text, **props: Any) -> rx.Component:  # noqa: ANN401  handlers
    """Build the button in a line that opens its side panel."""
    return rx.el.button(label, type="button", class_name="cv-table__open", **props)


def _look(*, number: bool, extra: bool) -> str:
    return classes("cv-table__number" if number else "", "cv-table__extra" if extra else "")


def _as_head(cell: Child) -> Child:
    return cell if isinstance(cell, rx.Component) else head(cell)
