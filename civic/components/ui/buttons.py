"""Buttons, links and icons: what a person presses, named by a verb and its object."""

from typing import Any, Literal

import reflex as rx

from civic.components.ui.classes import Child, Flag, Number, Text, classes, true_or_false
from civic.icons import address_of

Kind = Literal["primary", "secondary", "quiet", "danger"]
Size = Literal["small", "normal", "large"]
_TURNING = ("arrow-left", "arrow-right", "chevron-left", "chevron-right", "reply", "send", "undo-2")


class PlainLink(rx.Component):
    """The browser's own link, which the app's router leaves as it is."""

    tag = "a"
    _is_tag_in_global_scope = True
    href: rx.Var[str]


def icon(name: str, label: Text | None = None, *, large: bool = False) -> rx.Component:
    """Draw a lucide icon: an ornament beside a text, or named by ``label`` when it stands alone."""
    turning = "cv-icon--turns" if name in _TURNING else ""
    look = classes("cv-icon", "cv-icon--large" if large else "", turning)
    drawing = rx.el.svg.use(href=address_of(name))
    if label is None:
        return rx.el.svg(drawing, class_name=look, aria_hidden="true")
    return rx.el.svg(drawing, class_name=look, role="img", aria_label=label)


def button(  # noqa: PLR0913  one primitive, every switch of a button
    label: Text,
    *,
    kind: Kind = "secondary",
    icon: str = "",
    icon_end: str = "",
    size: Size = "normal",
    block: bool = False,
    busy: Flag = False,
    disabled: Flag = False,
    opens: str = "",
    closes: bool = False,
    **props: Any,  # noqa: ANN401  handlers and attributes of the element
) -> rx.Component:
    """Build a button; ``opens`` names a dialog it opens, ``closes`` shuts the one it stands in."""
    return rx.el.button(
        *_face(label, icon, icon_end, busy),
        type=props.pop("type", "button"),
        class_name=_look(kind, size, block=block),
        disabled=disabled,
        aria_busy=true_or_false(busy),
        **_calls(opens, closes=closes),
        **props,
    )


def link_button(  # noqa: PLR0913  the switches of a button
    label: Text,
    href: Text,
    *,
    kind: Kind = "secondary",
    icon: str = "",
    icon_end: str = "",
    size: Size = "normal",
    block: bool = False,
    **props: Any,  # noqa: ANN401  attributes of the element
) -> rx.Component:
    """Build a link that looks like a button, for an act that is a page of its own."""
    look = _look(kind, size, block=block)
    return rx.el.a(*_face(label, icon, icon_end), href=href, class_name=look, **props)


def icon_button(
    name: str,
    label: Text,
    *,
    opens: str = "",
    closes: bool = False,
    **props: Any,  # noqa: ANN401  handlers and attributes of the element
) -> rx.Component:
    """Build a square button that shows an icon and is called by ``label``."""
    return rx.el.button(
        icon(name),
        type="button",
        class_name="cv-button cv-button--quiet cv-button--icon",
        aria_label=label,
        title=label,
        **_calls(opens, closes=closes),
        **props,
    )


def link(
    label: Text,
    href: Text,
    *,
    icon: str = "",
    icon_end: str = "",
    **props: Any,  # noqa: ANN401  attributes of the element
) -> rx.Component:
    """Build a link that is easy to hit, for navigation outside running text."""
    return rx.el.a(*_face(label, icon, icon_end), href=href, class_name="cv-link", **props)


def route_link(
    label: Text,
    href: Text,
    *,
    icon: str = "",
    look: str = "cv-link",
    **props: Any,  # noqa: ANN401  attributes of the element
) -> rx.Component:
    """Build a link to what a route of ours answers, a file or a way on, which is no page."""
    return PlainLink.create(*_face(label, icon), href=href, class_name=look, **props)


def text_button(label: Child, **props: Any) -> rx.Component:  # noqa: ANN401  handlers
    """Build a button that looks like a link, for a small act in running text."""
    return rx.el.button(label, type="button", class_name="cv-link-button", **props)


def reaction_button(  # noqa: PLR0913  the parts of a reaction
    label: Text,
    count: Number,
    *,
    icon: str,
    pressed: Flag,
    disabled: Flag = False,
    small: bool = False,
    **props: Any,  # noqa: ANN401  handlers
) -> rx.Component:
    """Build a reaction: what it says, how many people said it, and whether this person did."""
    return rx.el.button(
        *_face(label, icon),
        rx.el.span(count, class_name="cv-reaction__count"),
        type="button",
        class_name=classes("cv-reaction", "cv-reaction--small" if small else ""),
        aria_pressed=true_or_false(pressed),
        disabled=disabled,
        **props,
    )


def reactions(*buttons: Child) -> rx.Component:
    """Set reaction buttons side by side."""
    return rx.el.div(*buttons, class_name="cv-reactions")


def count(name: str, number: Child, meaning: Text) -> rx.Component:
    """Show a figure beside an icon, with its meaning for those who hear the page."""
    return rx.el.span(
        icon(name),
        rx.el.span(number, aria_hidden="true"),
        rx.el.span(meaning, class_name="cv-hidden-text"),
        class_name="cv-count",
        title=meaning,
    )


def _face(label: Text, before: str = "", after: str = "", busy: Flag = False) -> list[Child]:
    drawn: list[Child] = [icon(before)] if before else []
    if busy is not False:
        turning = rx.el.span(class_name="cv-spinner", aria_hidden="true")
        drawn = [rx.cond(busy, turning, drawn[0] if drawn else rx.fragment())]
    return [*drawn, rx.el.span(label), *([icon(after)] if after else [])]


def _look(kind: Kind, size: Size, *, block: bool) -> str:
    return classes(
        "cv-button",
        "" if kind == "secondary" else f"cv-button--{kind}",
        "" if size == "normal" else f"cv-button--{size}",
        "cv-button--block" if block else "",
    )


def _calls(opens: str, *, closes: bool) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    if opens:
        attributes |= {"data_opens": opens, "aria_haspopup": "dialog"}
    if closes:
        attributes["data_closes"] = "true"
    return attributes
