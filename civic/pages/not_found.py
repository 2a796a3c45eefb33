"""Where there is nothing."""

import reflex as rx

from civic.i18n.screens import t
from civic.pages.routing import page


@page("404", title="shell.not_found")
def not_found() -> rx.Component:
    """Say that there is nothing here, and offer the way home."""
    return rx.el.main(
        rx.el.h1(t("shell.not_found")),
        rx.el.p(t("shell.not_found_hint")),
        rx.el.a(t("shell.home"), href="/"),
        class_name="cv-page",
    )
