"""What each edit of an input changed, for everybody to read."""

import reflex as rx

from civic.components import ui
from civic.components.given import edits_shown
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.state.input import InputState

PAGE: Shown = InputState.page
EDITS: Shown = InputState.edits


def edits_link() -> rx.Component:
    """Say when an input was last edited, and lead to what changed; nothing where it never was."""
    return rx.cond(
        PAGE.edited_at,
        rx.el.span(
            " · ",
            rx.el.button(
                t("input.edited", date=t_date(PAGE.edited_at.to(str))),
                type="button",
                class_name="cv-text-button",
                title=t("input.edits"),
                aria_haspopup="dialog",
                on_click=InputState.show_edits,
            ),
        ),
    )


def edits_dialog() -> rx.Component:
    """Show the edits, the latest first."""
    return ui.dialog(
        "edits",
        t("input.edits_title"),
        rx.cond(InputState.shows_edits, edits_shown(edits=EDITS)),
        close=t("input.edits_close"),
        open=InputState.shows_edits,
        on_dismiss=InputState.hide_edits,
    )
