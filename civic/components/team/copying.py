"""Beginning a project from another: under which title, from which day on, with whom."""

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.services.project_copy import KEEP, LEAVE, SHIFT


def copying(state: Shown) -> rx.Component:
    """Ask under which title, from which day on and with whom a project is copied."""
    wrong = told(state.errors["title"])
    return ui.form(
        ui.field(
            "title",
            t("team_life.copy_name"),
            ui.text_input(
                "title",
                look="title",
                dir="auto",
                default_value=state.copied.copy_title,
                required=True,
                invalid=wrong != "",
            ),
            error=wrong,
            required=True,
        ),
        rx.cond(state.copied.phases > 0, _dates(state)),
        rx.cond(
            state.copied.team > 0,
            ui.checkbox(
                t("team_life.copy_team", count=state.copied.team),
                name="with_team",
                default_checked=True,
            ),
        ),
        ui.error_line("copy", told(state.errors["form"])),
        rx.el.div(
            ui.button(t("team_life.copy_do"), kind="primary", icon="copy", type="submit"),
            class_name="cv-form__foot",
        ),
        on_submit=state.copy_it,
        key=state.source,
    )


def _dates(state: Shown) -> rx.Component:
    wrong = told(state.errors["starts_on"])
    ways = {
        SHIFT: t("team_life.copy_shift"),
        KEEP: t("team_life.copy_keep"),
        LEAVE: t("team_life.copy_leave"),
    }
    return ui.stack(
        ui.fieldset(
            t("team_life.copy_dates"),
            *(
                ui.radio(
                    words,
                    name="dates",
                    value=way,
                    checked=state.dates == way,
                    on_change=state.date_them(way),
                )
                for way, words in ways.items()
            ),
        ),
        rx.cond(
            state.dates == SHIFT,
            ui.field(
                "starts_on",
                t("team_life.copy_starts"),
                ui.text_input(
                    "starts_on",
                    type="date",
                    default_value=state.copied.starts_on,
                    invalid=wrong != "",
                    required=True,
                ),
                error=wrong,
                required=True,
            ),
        ),
    )
