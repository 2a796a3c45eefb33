"""What the contributions of an activity say."""

import reflex as rx

from civic.components import ui
from civic.components.team import insight_parts as parts
from civic.components.team import insight_themes
from civic.components.team.activity_head import activity_heading, at_work
from civic.components.team.frame import team_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.state.team.insights import InsightsState as S

PAGE: Shown = S.page


@page(
    "/admin/projects/[project]/activities/[activity]/insights",
    title="team_insights.title",
    on_load=S.load,
)
def insights() -> rx.Component:
    """Show themes, words, the map of ideas, pairs and maps, or invite to find them."""
    return team_frame(
        "insights",
        S,
        activity_heading(PAGE.head, "team_insights.title", t("team_insights.lead"), _acts()),
        rx.cond(S.is_at_work, _running()),
        rx.cond(S.has_failed, _failed()),
        rx.cond(S.was_stopped, _stopped()),
        rx.cond(
            PAGE.run_id != "", _findings(), rx.cond(S.is_at_work, rx.fragment(), _invitation())
        ),
        parts.behind(),
    )


def _acts() -> rx.Component:
    return ui.cluster(
        rx.cond(
            (PAGE.run_id != "") & (PAGE.arrived == 0) & ~S.is_at_work,
            ui.button(t("team_insights.run_again"), icon="refresh-cw", on_click=S.start),
        ),
        ui.link_button(
            t("team_insights.exchange"), f"{PAGE.head.address}/import", icon="arrow-left-right"
        ),
    )


def _running() -> rx.Component:
    stage = rx.cond(PAGE.job.stage != "", PAGE.job.stage, "waiting")
    return at_work(
        PAGE.job,
        t("team_insights.running"),
        t("team_insights.running_help"),
        t_key("team_insights.stage." + stage),
        S.refresh,
        ui.cluster(ui.button(t("team_insights.stop"), icon="x", on_click=S.stop)),
    )


def _failed() -> rx.Component:
    return ui.alert(
        t("team_insights.failed"),
        rx.el.p(t("team_insights.failed_help")),
        _again(),
        tone="danger",
    )


def _stopped() -> rx.Component:
    return ui.alert(
        t("team_insights.stopped"),
        rx.el.p(t("team_insights.stopped_help")),
        _again(),
    )


def _again() -> rx.Component:
    return ui.cluster(ui.button(t("team_insights.run_again"), icon="refresh-cw", on_click=S.start))


def _invitation() -> rx.Component:
    begin = ui.button(t("team_insights.run"), kind="primary", icon="sparkles", on_click=S.start)
    some = ui.empty(
        "chart-scatter",
        t("team_insights.empty", count=PAGE.inputs),
        rx.el.p(t("team_insights.empty_help"), class_name="cv-measure"),
        begin,
    )
    none = ui.empty(
        "inbox",
        t("team_insights.no_inputs"),
        rx.el.p(t("team_insights.no_inputs_help")),
        ui.link_button(t("team_insights.import"), f"{PAGE.head.address}/import", icon="upload"),
    )
    return rx.cond(PAGE.inputs > 0, some, none)


def _findings() -> rx.Component:
    return ui.stack(
        rx.cond(PAGE.arrived > 0, parts.arrived()),
        insight_themes.figures(),
        rx.cond(
            PAGE.themes.length() > 0,
            ui.stack(
                insight_themes.themes(), insight_themes.words(), parts.ideas(), space="sections"
            ),
            ui.alert(t("team_insights.few"), rx.el.p(t("team_insights.few_help")), tone="info"),
        ),
        parts.duplicates(),
        rx.cond(PAGE.placed > 0, parts.maps()),
        parts.method(),
        space="sections",
    )
