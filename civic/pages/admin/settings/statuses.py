"""The statuses of inputs."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.settings_frame import settings_frame
from civic.components.team.word_list import colour_field, word_list
from civic.components.ui.classes import Child, Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.words import StatusesState

S: Shown = StatusesState


@page("/admin/settings/statuses", title="team_settings.tab.statuses", on_load=S.load)
def statuses() -> rx.Component:
    """Let the organiser name and colour what can become of an input."""
    return settings_frame("statuses", S, word_list(S, "statuses", _fields, before=_swatch))


def _fields(row: Any, form: Any) -> list[Child]:  # noqa: ANN401  a var of foreach, or nothing
    is_new = row is None
    return [
        colour_field(S, row, form),
        ui.checkbox(
            t("team_settings.is_first"),
            help=t("team_settings.is_first_help"),
            name="is_first",
            default_checked=False if is_new else row.is_first,
        ),
        ui.checkbox(
            t("team_settings.is_closing"),
            help=t("team_settings.is_closing_help"),
            name="is_closing",
            default_checked=False if is_new else row.is_closing,
        ),
    ]


def _swatch(row: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.span(class_name="cv-swatch", style={"--cv-swatch": row.colour}, aria_hidden="true")
