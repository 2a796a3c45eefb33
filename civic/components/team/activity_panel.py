"""An activity as the team edits it: its settings, and what of it is open when."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import save_foot, summary_line
from civic.components.team.method_icon import method_icon
from civic.components.team.said import said_field, said_in
from civic.components.team.settings_form import settings_fields
from civic.i18n.screens import t, t_in, t_key


def activity_panel(state: Any, activity: Any) -> rx.Component:  # noqa: ANN401
    """Show an activity on one line, and unfold its two forms."""
    return rx.el.details(
        summary_line(
            method_icon(activity.icon),
            said_in(activity.title),
            rx.cond(
                activity.is_always_open,
                ui.tag(t("team_project.always_open"), "ok"),
                rx.fragment(),
            ),
            rx.cond(
                activity.missing.length() > 0,
                ui.tag(t("team_project.unfinished"), "warn"),
                rx.fragment(),
            ),
        ),
        ui.stack(
            _settings(state, activity),
            rx.cond(activity.acts.length() > 0, _openings(state, activity)),
            rx.cond(activity.acts.length() > 0, _contents(state, activity)),
            _acts(state, activity),
            space="loose",
        ),
        id=activity.id,
        open=state.fresh == activity.id,
        class_name="cv-more",
        aria_label=t_in(activity.title),
        key=activity.id,
    )


def _settings(state: Any, activity: Any) -> rx.Component:  # noqa: ANN401
    return ui.form(
        rx.el.input(type="hidden", name="id", value=activity.id),
        said_field(
            state,
            "title",
            t("team_project.activity_title"),
            activity.title,
            state.languages,
            form=activity.id,
            required=True,
        ),
        settings_fields(state, activity.id, activity.fields),
        rx.cond(
            state.form == activity.id,
            ui.error_line("settings", told(state.errors[""])),
        ),
        save_foot(state, activity.id),
        on_submit=state.save_activity,
    )


def _contents(state: Any, activity: Any) -> rx.Component:  # noqa: ANN401
    """Lead to what is asked, and to what came in: understood, brought in, taken out."""
    base = f"/admin/projects/{state.head.id}/activities/{activity.id}"
    form = ui.link_button(t("team_form.title"), f"{base}/form", icon="list")
    vote = ui.link_button(t("team_vote.title"), f"{base}/vote", icon="coins")
    return ui.cluster(
        rx.cond(activity.has_vote, vote),
        rx.cond(activity.has_form, form),
        ui.link_button(t("team_insights.title"), f"{base}/insights", icon="chart-scatter"),
        ui.link_button(t("team_insights.exchange"), f"{base}/import", icon="arrow-left-right"),
    )


def _openings(state: Any, activity: Any) -> rx.Component:  # noqa: ANN401
    form = f"open-{activity.id}"
    return ui.form(
        rx.el.input(type="hidden", name="id", value=activity.id),
        rx.el.h3(t("team_project.openings"), class_name="cv-title"),
        rx.el.div(
            ui.radio(
                t("team_project.open_always"),
                name="when",
                value="always",
                default_checked=activity.is_always_open,
            ),
            ui.radio(
                t("team_project.open_in_phases"),
                name="when",
                value="phases",
                default_checked=~activity.is_always_open,
            ),
        ),
        ui.table(
            t("team_project.grid"),
            (t("team_project.phase"), t("team_project.open_acts")),
            rx.foreach(activity.openings, lambda opening: _line(activity, opening)),
        ),
        rx.cond(
            state.form == form,
            ui.error_line("grid", told(state.errors["phase"])),
        ),
        save_foot(state, form),
        on_submit=state.save_openings,
        aria_label=t("team_project.openings"),
    )


def _line(activity: Any, opening: Any) -> rx.Component:  # noqa: ANN401
    return ui.line(
        ui.said(opening.title),
        ui.cell(
            rx.el.div(
                rx.foreach(
                    activity.acts,
                    lambda act: ui.checkbox(
                        t_key("team_project.act." + act.to(str)),
                        name=f"open:{opening.phase_id}:{act}",
                        default_checked=opening.acts.contains(act),
                    ),
                ),
                class_name="cv-cluster",
                role="group",
                aria_label=opening.title.text,
            )
        ),
    )


def _acts(state: Any, activity: Any) -> rx.Component:  # noqa: ANN401
    return ui.cluster(
        ui.button(
            t("team_project.move_up"),
            kind="quiet",
            icon="arrow-up",
            on_click=state.move_activity(activity.id, -1),
        ),
        ui.button(
            t("team_project.move_down"),
            kind="quiet",
            icon="arrow-down",
            on_click=state.move_activity(activity.id, 1),
        ),
        ui.button(
            t("team_project.remove_activity"),
            kind="danger",
            icon="trash-2",
            on_click=state.remove_activity(activity.id, t_in(activity.title)),
        ),
    )
