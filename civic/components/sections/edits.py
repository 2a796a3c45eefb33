"""What each edit of an input changed, for everybody to read."""

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.rules.changes import GONE, NEW, Piece
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
        ui.stack(rx.foreach(EDITS, _edit), space="loose"),
        close=t("input.edits_close"),
        open=InputState.shows_edits,
        on_dismiss=InputState.hide_edits,
    )


def _edit(edit: Shown) -> rx.Component:
    return rx.el.section(
        rx.el.h3(t("input.edit_on", date=t_date(edit.at.to(str), "time")), class_name="cv-title"),
        rx.el.p(
            rx.foreach(edit.title.to(list[Piece]), _piece),
            class_name="cv-strong",
            lang=edit.lang,
            dir="auto",
        ),
        rx.el.p(
            rx.foreach(edit.body.to(list[Piece]), _piece),
            class_name="cv-changes",
            lang=edit.lang,
            dir="auto",
        ),
    )


def _piece(piece: Shown) -> rx.Component:
    return rx.match(
        piece.kind,
        (GONE, rx.el.del_(ui.hidden_text(t("input.edit_gone")), piece.text, " ")),
        (NEW, rx.el.ins(ui.hidden_text(t("input.edit_new")), piece.text, " ")),
        rx.el.span(piece.text, " "),
    )
