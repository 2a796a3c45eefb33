"""Contributions: the team's table, with one of them open beside it."""

import reflex as rx

from civic.components import ui
from civic.components.live import Live
from civic.components.team.bulk_bar import bulk_bar
from civic.components.team.frame import team_frame
from civic.components.team.input_filters import input_filters, saved_bar
from civic.components.team.input_panel import input_panel
from civic.components.team.input_table import input_table
from civic.components.team.keys import table_keys
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.inputs import TeamInputsState

S: Shown = TeamInputsState

WINDOW: Shown = S.window
DETAIL: Shown = S.detail


@page("/admin/inputs", title="team_inputs.title", on_load=S.load)
def inputs() -> rx.Component:
    """Let the team work through what people contributed."""
    is_open = DETAIL.id != ""
    return team_frame(
        "inputs",
        S,
        ui.page_heading(t("team_inputs.title"), t("team_inputs.found", count=WINDOW.total)),
        saved_bar(),
        input_filters(),
        rx.el.div(
            rx.cond(
                WINDOW.total > 0,
                ui.stack(bulk_bar(), input_table()),
                ui.empty("inbox", t("team_inputs.none"), rx.el.p(t("team_inputs.none_help"))),
            ),
            rx.cond(is_open, input_panel()),
            class_name=rx.cond(is_open, "cv-team__split cv-team__split--open", "cv-team__split"),
        ),
        table_keys(
            shown=DETAIL.id,
            on_step=S.step,
            on_close=S.close,
            on_see=S.see,
        ),
        Live.create(topic="desk", on_moved=S.refresh),
        Live.create(topic="moderation", on_moved=S.refresh),
    )
