"""Where the team chooses what it wants to understand."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import team_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.pages.routing import page
from civic.state.team.insights import InsightBoxesState as S

BOXES: Shown = S.boxes


@page("/admin/insights", title="team_insights.title", on_load=S.load)
def insights() -> rx.Component:
    """List the activities that receive contributions."""
    return team_frame(
        "insights",
        S,
        ui.page_heading(t("team_insights.choose"), t("team_insights.choose_help")),
        rx.cond(
            BOXES.length() > 0,
            ui.rows(rx.foreach(BOXES, _box)),
            ui.empty(
                "inbox",
                t("team_insights.nothing"),
                rx.el.p(t("team_insights.nothing_help")),
                ui.link_button(t("team.rail.projects"), "/admin", icon="folder-open"),
            ),
        ),
    )


def _box(box: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return ui.row(
        rx.el.span(box.head.title.text, lang=box.head.title.lang, dir="auto"),
        f"{box.head.address}/insights",
        rx.el.p(
            box.head.project.text,
            lang=box.head.project.lang,
            dir="auto",
            class_name="cv-small cv-muted",
        ),
        ui.cluster(
            rx.el.span(t("team_insights.inputs", count=box.inputs), class_name="cv-small"),
            rx.el.span(_when(box), class_name="cv-small cv-muted"),
        ),
        level="h2",
    )


def _when(box: Any) -> rx.Var[str]:  # noqa: ANN401
    return rx.cond(
        box.at,
        t("team_insights.analysed_on", date=t_date(box.at.to(str), "long")),
        t("team_insights.not_analysed"),
    )
