"""Leaving a kind of mail, by its last link."""

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.frame import frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.state.following import LeavingState

LEFT: Shown = LeavingState.left


@page("/unsubscribe", title="following.leave_title", on_load=LeavingState.load)
def unsubscribe() -> rx.Component:
    """Ask whether somebody wants no more mails of a kind, and say that it is done."""
    unknown = ui.alert(
        t("following.leave_unknown"), ui.link(t("following.choose"), "/notifications"), tone="warn"
    )
    done = ui.alert(
        t("following.left", kind=t_key("following.mail_" + LEFT)),
        ui.link(t("following.choose"), "/notifications"),
        tone="ok",
    )
    shown = rx.cond(LeavingState.is_missing, unknown, rx.cond(LEFT != "", done, _ask()))
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton())
    return frame(
        ui.page_heading(t("following.leave_title")),
        rx.cond(LeavingState.is_loaded, shown, waiting),
        width="slim",
    )


def _ask() -> rx.Component:
    return ui.stack(
        rx.el.p(t("following.leave_ask")),
        post_form(
            "/api/unsubscribe",
            rx.el.input(type="hidden", name="t", value=LeavingState.asked),
            ui.button(t("following.leave_act"), kind="primary", type="submit"),
        ),
    )
