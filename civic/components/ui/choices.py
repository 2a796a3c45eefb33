"""Ways to choose what is shown: segments, chips, tabs, pages, and the path back."""

from typing import Any

import reflex as rx
from reflex_components_core.react_router import (  # type: ignore[import-untyped]  # no types
    ReactRouterLink,
)

from civic.components.ui.buttons import icon
from civic.components.ui.classes import Child, Flag, Text, classes, current_if, true_or_false


def segmented(label: Text, *items: Child) -> rx.Component:
    """Set a few alternatives side by side, in rows where they are many, one of them on."""
    return rx.el.div(*items, class_name="cv-segmented", role="group", aria_label=label)


def segment(
    label: Text,
    *,
    on: Flag,
    icon_name: str = "",
    **props: Any,  # noqa: ANN401  handlers
) -> rx.Component:
    """Build one alternative that changes what is shown here."""
    return rx.el.button(
        *_face(label, icon_name),
        type="button",
        class_name="cv-segmented__item",
        aria_pressed=true_or_false(on),
        **props,
    )


def segment_link(label: Text, href: Text, *, on: Flag, icon_name: str = "") -> rx.Component:
    """Build one alternative that has an address of its own."""
    return rx.el.a(
        *_face(label, icon_name),
        href=href,
        class_name="cv-segmented__item",
        aria_current=current_if(on, "true"),
    )


def segment_radio(label: Text, *, name: str, value: str, **props: Any) -> rx.Component:  # noqa: ANN401
    """Build one alternative of a form; those of a group share their ``name``."""
    return rx.el.label(
        rx.el.input(type="radio", name=name, value=value, **props),
        rx.el.span(label),
        class_name="cv-segmented__item",
    )


def chips(*items: Child, label: Text | None = None) -> rx.Component:
    """Set chips in a line that wraps."""
    named = {} if label is None else {"role": "group", "aria_label": label}
    return rx.el.div(*items, class_name="cv-chips", **named)


def chip(label: Child, icon_name: str = "") -> rx.Component:
    """Show a tag or a place: a word that belongs to something."""
    return rx.el.span(*_face(label, icon_name), class_name="cv-chip")


def chip_link(label: Child, href: Text, *, on: Flag = False) -> rx.Component:
    """Build a chip that leads to the list of what it names."""
    return rx.el.a(label, href=href, class_name="cv-chip", aria_current=current_if(on, "true"))


def chip_choice(href: Text, *face: Child, on: Flag, **props: Any) -> rx.Component:  # noqa: ANN401
    """Build a chip that is on or off, each with its address; the page stays where one reads it."""
    look = rx.cond(on, "cv-chip--on", "") if isinstance(on, rx.Var) else "cv-chip--on" if on else ""
    link: rx.Component = ReactRouterLink.create(
        *face,
        href=href,
        prevent_scroll_reset=True,
        class_name=classes("cv-chip", look),
        aria_current=current_if(on, "true"),
        **props,
    )
    return link


def chip_button(
    label: Text,
    *,
    on: Flag = False,
    icon_name: str = "",
    **props: Any,  # noqa: ANN401  handlers
) -> rx.Component:
    """Build a chip that is switched on and off."""
    return rx.el.button(
        *_face(label, icon_name),
        type="button",
        class_name="cv-chip",
        aria_pressed=true_or_false(on),
        **props,
    )


def chip_removed(label: Text, name: Text, **props: Any) -> rx.Component:  # noqa: ANN401  handlers
    """Build a chip for a filter that is on, cleared in one tap; ``name`` says so in full."""
    return rx.el.button(
        rx.el.span(label),
        icon("x"),
        rx.el.span(" – ", name, class_name="cv-hidden-text"),
        type="button",
        class_name="cv-chip cv-chip--on",
        **props,
    )


def tabs(label: Text, *items: Child) -> rx.Component:
    """Set the parts of one thing in a line, each a link or a button."""
    return rx.el.nav(*items, class_name="cv-tabs", aria_label=label)


def tab_link(label: Text, href: Text, *, on: Flag) -> rx.Component:
    """Build a part that has an address of its own."""
    return rx.el.a(label, href=href, class_name="cv-tabs__tab", aria_current=current_if(on))


def tab_button(label: Text, *, on: Flag, **props: Any) -> rx.Component:  # noqa: ANN401  handlers
    """Build a part that is shown in place."""
    return rx.el.button(
        label, type="button", class_name="cv-tabs__tab", aria_current=current_if(on), **props
    )


def pagination(label: Text, *pages: Child) -> rx.Component:
    """Set the pages of a list in a line."""
    return rx.el.nav(*pages, class_name="cv-pagination", aria_label=label)


def page_link(label: Child, href: Text, name: Text, *, on: Flag = False) -> rx.Component:
    """Build a link to one page of a list, called by ``name``."""
    return rx.el.a(
        label,
        href=href,
        class_name="cv-pagination__page",
        aria_label=name,
        aria_current=current_if(on),
    )


def breadcrumbs(label: Text, *links: Child) -> rx.Component:
    """Show the way back, from the home page down to the page above this one."""
    return rx.el.nav(
        rx.el.ol(*[rx.el.li(link) for link in links], class_name="cv-breadcrumbs"),
        aria_label=label,
    )


def _face(label: Child, icon_name: str) -> list[Child]:
    return [icon(icon_name), rx.el.span(label)] if icon_name else [label]
