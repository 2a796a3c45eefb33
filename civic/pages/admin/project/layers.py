"""The map layers of a project."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.notices import told
from civic.components.team.frame import lang_bar, save_foot
from civic.components.team.project_frame import project_frame
from civic.components.team.said import said_field
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_in, t_in_language
from civic.pages.routing import page
from civic.state.team.project_layers import ProjectLayersState

S: Shown = ProjectLayersState


@page("/admin/projects/[project]/layers", title="team_project.tab.layers", on_load=S.load)
def layers() -> rx.Component:
    """Let the team lay context under people's pins."""
    return project_frame(
        "layers",
        S,
        rx.el.p(t("team_project.layers_help"), class_name="cv-muted cv-measure"),
        lang_bar(S),
        rx.cond(
            S.layers.length() > 0,
            ui.stack(rx.foreach(S.layers, _layer)),
            ui.empty("layers", t("team_project.no_layer")),
        ),
        _new_layer(),
    )


def _layer(layer: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.section(
        rx.el.div(
            rx.el.h2(t_in(layer.name), class_name="cv-title", **spoken(t_in_language(layer.name))),
            rx.el.span(
                t("team_project.shapes", count=layer.shapes), class_name="cv-small cv-muted"
            ),
            class_name="cv-panel__head",
        ),
        ui.form(
            rx.el.input(type="hidden", name="id", value=layer.id),
            said_field(
                S,
                "name",
                t("team_project.layer_name"),
                layer.name,
                S.languages,
                form=layer.id,
                required=True,
            ),
            ui.field(
                f"{layer.id}-colour",
                t("team_project.layer_colour"),
                ui.text_input(
                    f"{layer.id}-colour",
                    type="color",
                    look="color",
                    name="colour",
                    default_value=layer.colour,
                ),
                error=rx.cond(S.form == layer.id, told(S.errors["colour"]), ""),
            ),
            ui.checkbox(t("team_project.layer_shown"), name="shown", default_checked=layer.shown),
            save_foot(
                S,
                layer.id,
                ui.button(
                    t("team_project.remove_layer"),
                    kind="danger",
                    icon="trash-2",
                    on_click=S.remove(layer.id, t_in(layer.name)),
                ),
            ),
            on_submit=S.save,
        ),
        class_name="cv-panel",
        aria_label=t_in(layer.name),
        key=layer.id,
    )


def _new_layer() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("team_project.add_layer"), class_name="cv-title"),
        rx.cond(
            S.problem.key != "",
            ui.alert(told(S.problem), tone="danger", urgent=True),
        ),
        post_form(
            f"/api/team/layers/{S.head.id}",
            ui.field(
                "layer-name",
                t("team_project.layer_name"),
                ui.text_input("layer-name", name="name", required=True),
                required=True,
            ),
            ui.field(
                "layer-file",
                t("team_project.layer_file"),
                ui.text_input(
                    "layer-file",
                    type="file",
                    name="file",
                    accept=".geojson,.json,application/geo+json",
                    help=True,
                    required=True,
                ),
                help=t("team_project.layer_file_help"),
                required=True,
            ),
            rx.el.div(
                ui.button(t("team_project.add_layer"), type="submit", icon="upload"),
                class_name="cv-form__foot",
            ),
            enc_type="multipart/form-data",
            class_name="cv-form",
        ),
        class_name="cv-panel",
    )
