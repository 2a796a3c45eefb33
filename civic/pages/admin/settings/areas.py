"""The areas of the platform."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.notices import told
from civic.components.team.settings_frame import settings_frame
from civic.components.team.word_list import word_list
from civic.components.ui.classes import Child, Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.words import AreasState

S: Shown = AreasState


@page("/admin/settings/areas", title="team_settings.tab.areas", on_load=S.load)
def areas() -> rx.Component:
    """Let the organiser draw up the districts of its territory."""
    return settings_frame("areas", S, word_list(S, "areas", _fields), _file())


def _fields(row: Any, form: Any) -> list[Child]:  # noqa: ANN401  as word_list asks
    field_id = f"{form}-shape"
    return [
        ui.field(
            field_id,
            t("team_settings.shape"),
            ui.text_area(field_id, short=True, name="shape", help=True, dir="ltr"),
            help=t("team_settings.shape_help"),
            error=rx.cond(
                S.form == form,
                rx.cond(
                    told(S.errors["shape"]) != "",
                    told(S.errors["shape"]),
                    told(S.errors["layer"]),
                ),
                "",
            ),
        )
    ]


def _file() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("team_settings.areas_file"), class_name="cv-title"),
        rx.cond(
            S.problem.key != "",
            ui.alert(told(S.problem), tone="danger", urgent=True),
        ),
        post_form(
            "/api/team/areas",
            ui.field(
                "areas-file",
                t("team_project.layer_file"),
                ui.text_input(
                    "areas-file",
                    type="file",
                    name="file",
                    accept=".geojson,.json,application/geo+json",
                    help=True,
                    required=True,
                ),
                help=t("team_settings.areas_file_help"),
                required=True,
            ),
            rx.el.div(
                ui.button(t("team_settings.areas_import"), type="submit", icon="upload"),
                class_name="cv-form__foot",
            ),
            enc_type="multipart/form-data",
            class_name="cv-form",
        ),
        class_name="cv-panel",
    )
