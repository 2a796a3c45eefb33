"""What stands around every page of the app: the word for a page that broke."""

import reflex as rx
from reflex_base.vars.function import ArgsFunctionOperation
from reflex_components_core.base.error_boundary import (  # type: ignore[import-untyped]  # no types
    ErrorBoundary,
)

from civic.components import ui
from civic.i18n.screens import t


def around(is_stateful: bool) -> rx.Component:
    """Catch what breaks while a page is drawn, and say so in the person's language."""
    broken = rx.el.main(
        ui.wrap(
            ui.error_page(
                "",
                t("shell.broken"),
                rx.el.p(t("shell.broken_hint")),
                rx.el.a(t("shell.home"), href="/", class_name="cv-button"),
            )
        ),
        class_name="cv-main",
    )
    shown = ArgsFunctionOperation.create(("event_args",), rx.Var.create(broken))
    silent = {} if is_stateful else {"on_error": rx.noop()}
    return ErrorBoundary.create(fallback_render=shown, **silent)
