"""Whether the page still hears the server, and the banner that says so when it does not."""

import reflex as rx
from reflex_components_core.core.banner import (  # type: ignore[import-untyped]  # has no types
    has_connection_errors,
)

from civic.i18n.screens import t


class LostConnection(rx.Component):
    """The words while the connection is lost; it comes with the page, as nothing comes later."""

    library = "$/public" + rx.asset("connection.jsx", shared=True).split("?", maxsplit=1)[0]
    tag = "LostConnection"
    text: rx.Var[str]


def connection_is_lost() -> rx.Var[bool]:
    """Return whether the page has lost the server and is trying again."""
    return has_connection_errors


def connection_banner() -> rx.Component:
    """Return a quiet line that appears while the connection is lost.

    Its place is always in the page, so that a screen reader hears it come.
    """
    return rx.el.div(
        rx.cond(
            connection_is_lost(),
            rx.el.div(
                LostConnection.create(text=t("widgets.draft.lost")),
                class_name="cv-banner cv-banner--warn",
            ),
        ),
        role="status",
        class_name="cv-lost",
    )
