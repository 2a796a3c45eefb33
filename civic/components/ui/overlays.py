"""What comes over or unfolds in the page: dialogs, sheets, menus, filters and passing messages."""

from typing import Any, Literal

import reflex as rx

from civic.components.ui.buttons import icon, icon_button
from civic.components.ui.classes import Child, Flag, Text, classes, current_if

_LIBRARY = "$/public" + rx.asset("overlays.jsx", shared=True).split("?", maxsplit=1)[0]


class NativeDialog(rx.Component):
    """The browser's own modal dialog, with its focus and its Escape."""

    library = _LIBRARY
    tag = "NativeDialog"
    open: rx.Var[bool]
    on_dismiss: rx.EventHandler[rx.event.no_args_event_spec]  # type: ignore[type-arg, valid-type]  # as Reflex asks


class NativeMenu(rx.Component):
    """The browser's own disclosure, which shuts when a person goes elsewhere."""

    library = _LIBRARY
    tag = "NativeMenu"


def dialog(  # noqa: PLR0913  the parts of a dialog
    id: str,
    title: Text,
    *body: Child,
    close: Text,
    foot: tuple[Child, ...] = (),
    shape: Literal["box", "sheet", "side"] = "box",
    open: Flag | None = None,
    on_dismiss: Any = None,  # noqa: ANN401  whatever Reflex takes as a handler
) -> rx.Component:
    """Build a modal dialog, opened by ``button(opens=id)`` or while ``open`` is true.

    With ``open`` there must be an ``on_dismiss`` that makes it false again.
    """
    state = {} if open is None else {"open": open}
    handlers = {} if on_dismiss is None else {"on_dismiss": on_dismiss}
    return NativeDialog.create(
        rx.el.div(
            rx.el.h2(title, id=f"{id}-title", class_name="cv-dialog__title"),
            icon_button("x", close, closes=True),
            class_name="cv-dialog__head",
        ),
        rx.el.div(*body, class_name="cv-dialog__body"),
        *([rx.el.div(*foot, class_name="cv-dialog__foot")] if foot else []),
        id=id,
        class_name=classes("cv-dialog", "" if shape == "box" else f"cv-dialog--{shape}"),
        aria_labelledby=f"{id}-title",
        **state,
        **handlers,
    )


def menu(
    label: Child,
    *items: Child,
    name: Text | None = None,
    icon_name: str = "",
    drawing: Child | None = None,
    at_start: bool = False,
) -> rx.Component:
    """Build a button that unfolds a list; ``name`` says what it is when ``label`` is terse.

    ``drawing`` stands in the place of the icon.
    """
    named = {} if name is None else {"title": name}
    said = [] if name is None else [rx.el.span(name, class_name="cv-hidden-text")]
    drawn = [icon(icon_name)] if icon_name else [] if drawing is None else [drawing]
    return NativeMenu.create(
        rx.el.summary(
            *drawn,
            *said,
            label,
            class_name="cv-button cv-button--quiet",
            **named,
        ),
        rx.el.div(*items, class_name="cv-menu__list"),
        class_name=classes("cv-menu", "cv-menu--start" if at_start else ""),
    )


def menu_link(
    label: Text,
    href: Text,
    *,
    icon_name: str = "",
    current: Flag = False,
    **props: Any,  # noqa: ANN401  attributes of the element
) -> rx.Component:
    """Build an entry of a menu that leads to a page."""
    drawn = [icon(icon_name)] if icon_name else []
    return rx.el.a(
        *drawn,
        rx.el.span(label),
        href=href,
        class_name="cv-menu__item",
        aria_current=current_if(current),
        **props,
    )


def menu_button(
    label: Text,
    *,
    icon_name: str = "",
    current: Flag = False,
    **props: Any,  # noqa: ANN401  handlers and attributes
) -> rx.Component:
    """Build an entry of a menu that does something."""
    drawn = [icon(icon_name)] if icon_name else []
    return rx.el.button(
        *drawn,
        rx.el.span(label),
        type="button",
        class_name="cv-menu__item",
        aria_current=current_if(current, "true"),
        **props,
    )


def filters(id: str, title: Text, *groups: Child, close: Text, done: Text) -> rx.Component:
    """Build the filters of a list: a column on desktop, a sheet under a button on phones."""
    return rx.el.section(
        rx.el.div(
            rx.el.h2(title, id=f"{id}-title", class_name="cv-title"),
            icon_button("x", close, custom_attrs=_shuts(id)),
            class_name="cv-filters__head cv-filters__head--phone",
        ),
        *groups,
        rx.el.div(
            rx.el.button(
                done,
                type="button",
                class_name="cv-button cv-button--primary",
                custom_attrs=_shuts(id),
            ),
            class_name="cv-filters__foot cv-filters__foot--phone",
        ),
        id=id,
        class_name="cv-filters",
        aria_label=title,
        custom_attrs={"popover": "auto"},
    )


def filters_button(id: str, label: Text) -> rx.Component:
    """Build the button that shows the filters on phones."""
    return rx.el.button(
        icon("sliders-horizontal"),
        rx.el.span(label),
        type="button",
        class_name="cv-button cv-filters-button",
        custom_attrs={"popoverTarget": id},
    )


def more(
    summary: Text, *body: Child, open: Flag = False, about: Text | None = None
) -> rx.Component:
    """Build a part that unfolds on demand; ``about`` tells it from others of the same words."""
    name = summary if about is None else f"{summary}: {about}"
    return rx.el.details(
        rx.el.summary(summary, aria_label=name),
        *body,
        class_name="cv-more",
        open=open,
        aria_label=name,
    )


def toast_region(*toasts: Child) -> rx.Component:
    """Build the place where passing messages appear and are read aloud."""
    return rx.el.div(*toasts, class_name="cv-toasts", role="status", aria_live="polite")


def toast(text: Text, *acts: Child, icon_name: str = "check") -> rx.Component:
    """Build a passing message: what happened, and what can be done about it."""
    return rx.el.div(
        icon(icon_name), rx.el.span(text, class_name="cv-grow"), *acts, class_name="cv-toast"
    )


def _shuts(popover: str) -> dict[str, str]:
    return {"popoverTarget": popover, "popoverTargetAction": "hide"}
