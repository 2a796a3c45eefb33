"""The way from one page of a list to the next."""

from collections.abc import Callable

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def pager(
    listed: Shown, address: Callable[[Shown], rx.Var[str] | str], label: rx.Var[str]
) -> rx.Component:
    """Lead to the pages before and after the one that is ``listed``, if there are any."""
    page, pages = listed.page, listed.pages
    before = ui.page_link(ui.icon("arrow-left"), address(page - 1), t("box.page_before"))
    after = ui.page_link(ui.icon("arrow-right"), address(page + 1), t("box.page_after"))
    return rx.cond(
        pages > 1,
        ui.pagination(
            label,
            rx.cond(page > 1, before),
            rx.el.span(t("box.page_of", page=page, pages=pages), class_name="cv-muted"),
            rx.cond(page < pages, after),
        ),
    )
