"""When things happen in a project, and what: its phases, its activities, what is open when."""

import reflex as rx

from civic import methods
from civic.components import ui
from civic.components.focus import named_place
from civic.components.notices import told
from civic.components.team.activity_panel import activity_panel
from civic.components.team.frame import lang_bar, saved
from civic.components.team.phase_panel import new_phase, phase_panel
from civic.components.team.project_frame import project_frame
from civic.components.team.settings_form import choose_preset
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.project_activities import ProjectActivitiesState

S: Shown = ProjectActivitiesState

PRESETS = [
    f"{method.key}.{preset.key}"
    for method in methods.catalogue().values()
    for preset in method.presets
]


@page("/admin/projects/[project]/activities", title="team_project.tab.activities", on_load=S.load)
def activities() -> rx.Component:
    """Let the team set what happens in a project, and when."""
    return project_frame(
        "activities",
        S,
        lang_bar(S),
        ui.section(
            "phases",
            t("team_project.phases"),
            rx.el.p(t("team_project.phases_help"), class_name="cv-muted"),
            rx.foreach(S.phases, lambda phase: phase_panel(S, phase)),
            new_phase(S),
        ),
        ui.section(
            "activities",
            t("team_project.activities"),
            rx.el.p(t("team_project.activities_help"), class_name="cv-muted"),
            rx.foreach(S.activities, lambda activity: activity_panel(S, activity)),
            _new_activity(),
        ),
        named_place(when=S.head.id),
    )


def _new_activity() -> rx.Component:
    return ui.more(
        t("team_project.add_activity"),
        ui.form(
            ui.field(
                "preset",
                t("team_project.add_activity_what"),
                choose_preset(PRESETS),
                error=rx.cond(S.form == "new-activity", told(S.errors["preset"]), ""),
            ),
            ui.cluster(
                ui.button(t("team_project.add_activity"), type="submit", icon="plus"),
                saved(S, "new-activity"),
            ),
            on_submit=S.add_activity,
        ),
    )
