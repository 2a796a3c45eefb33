"""What stands where there is nothing, or nothing that this person may see."""

import reflex as rx

from civic.components import ui
from civic.i18n.screens import t


def missing_page() -> rx.Component:
    """Say that a page is not there, and lead to the projects."""
    return ui.error_page(
        "404",
        t("shell.not_found"),
        rx.el.p(t("shell.not_found_hint")),
        ui.link_button(t("shell.home"), "/", kind="primary"),
    )
