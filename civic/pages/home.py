"""The front door."""

import reflex as rx

from civic.i18n.screens import choose_language, t
from civic.pages.routing import page


@page("/", title="home.title")
def home() -> rx.Component:
    """Show the front door."""
    return rx.el.main(
        rx.el.h1(t("home.welcome")),
        rx.el.button(t("home.title"), on_click=choose_language("ar")),
    )
