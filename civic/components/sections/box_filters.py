"""What narrows a collection: filters to choose, and those that are on, one tap to clear."""

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def filters(ways: Shown, total: Shown) -> rx.Component:
    """Offer the filters: a column beside the list, a sheet on phones."""
    return ui.filters(
        "filters",
        t("box.filters"),
        _group(t("box.tags"), ways.tags),
        _group(t("box.areas"), ways.areas),
        _group(t("box.statuses"), ways.statuses),
        close=t("box.filters_close"),
        done=t("box.filters_done", count=total),
    )


def filters_button() -> rx.Component:
    """Open the filters where they are a sheet."""
    return ui.filters_button("filters", t("box.filters"))


def filters_on(ways: Shown) -> rx.Component:
    """Show the filters that are on, each cleared in one tap, or all at once."""
    return rx.cond(
        ways.filters_on.length() > 0,
        ui.chips(
            rx.foreach(ways.filters_on, _on),
            rx.cond(
                ways.filters_on.length() > 1, ui.link(t("box.clear"), ways.clear), rx.fragment()
            ),
            label=t("box.filters_on"),
        ),
    )


def _group(title: rx.Var[str], choices: Shown) -> rx.Component:
    return rx.cond(
        choices.length() > 0,
        rx.el.div(
            rx.el.p(title, class_name="cv-legend", aria_hidden="true"),
            ui.chips(rx.foreach(choices, _choice), label=title),
            class_name="cv-stack cv-stack--tight",
        ),
    )


def _choice(way: Shown) -> rx.Component:
    return ui.chip_choice(way.href, ui.said(way), on=way.is_on)


def _on(way: Shown) -> rx.Component:
    name = rx.match(
        way.key,
        ("text", t("box.quoted", words=way.text)),
        ("theme", t("box.theme_on")),
        rx.cond(way.text != "", way.text, t("box.gone")),
    )
    return ui.chip_choice(
        way.href,
        rx.cond(way.lang != "", ui.said(way), rx.el.span(name)),
        ui.icon("x"),
        on=True,
        aria_label=t("box.remove", name=name),
    )
