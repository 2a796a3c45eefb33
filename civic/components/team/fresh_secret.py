"""A secret that is shown this once: what it is for, the way to copy it, and putting it away."""

import reflex as rx

from civic.components import ui
from civic.components.copy.copy_field import copy_field
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def with_fresh_secret(state: Shown, help: rx.Var[str], title: rx.Var[str]) -> rx.Component:
    """Say what a page of the programs is for, and show the secret that was made just now."""
    shown = ui.alert(
        title,
        ui.stack(
            rx.el.p(t("team_api.key_new_help")),
            copy_field(words=state.fresh, label=title),
            ui.cluster(ui.button(t("team_api.new_done"), icon="check", on_click=state.put_away)),
        ),
        tone="ok",
    )
    return ui.stack(
        rx.el.p(
            help,
            " ",
            ui.route_link(t("team_api.docs"), "/api/v1/docs", look=""),
            class_name="cv-muted cv-measure",
        ),
        rx.el.div(rx.cond(state.fresh != "", shown), aria_live="polite"),
    )
