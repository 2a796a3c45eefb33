"""How much takes place: who takes part, when, about what, and how soon they are answered."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team import charts
from civic.components.team.frame import team_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_number
from civic.pages.routing import page
from civic.rules.charts import PERIODS
from civic.state.team.figures import HERE, FiguresState

S: Shown = FiguresState
PAGE: Shown = S.page


@page(HERE, title="team_figures.title", on_load=S.load)
def figures() -> rx.Component:
    """Show the figures of one project or of all."""
    return team_frame(
        "figures",
        S,
        ui.page_heading(t("team_figures.title"), t("team_figures.lead")),
        _scope(),
        _sums(),
        ui.section(
            "time",
            t("team_figures.over_time"),
            rx.cond(
                PAGE.over_time.length() > 0,
                rx.fragment(
                    rx.el.div(rx.foreach(PAGE.over_time, charts.over_time), class_name="cv-grid-3"),
                    charts.time_table(PAGE.over_time, PAGE.step),
                ),
            ),
        ),
        ui.section("hours", t("team_figures.hours"), charts.week(PAGE.hours)),
        rx.foreach(PAGE.by, charts.bars),
    )


def _scope() -> rx.Component:
    return rx.el.div(
        rx.cond(
            PAGE.projects.length() > 1,
            ui.field(
                "project",
                t("team_figures.project_label"),
                ui.select(
                    "project",
                    rx.el.option(t("team_figures.all_projects"), value=""),
                    rx.foreach(PAGE.projects, _project),
                    value=PAGE.project,
                    on_change=S.choose,
                ),
            ),
        ),
        ui.segmented(
            t("team_figures.period"),
            *[
                ui.segment_link(
                    t(f"team_figures.period_{days}"),
                    f"{HERE}?days={days}&project=" + PAGE.project,
                    on=PAGE.period == days,
                )
                for days in PERIODS
            ],
        ),
        class_name="cv-scope",
    )


def _project(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.option(one.title, value=one.id, lang=one.lang)


def _sums() -> rx.Component:
    words = ("inputs", "comments", "reactions", "answered")
    return rx.el.div(
        ui.figure(t_number(PAGE.participants), t("team_figures.sum_participants")),
        rx.cond(PAGE.paper > 0, ui.figure(t_number(PAGE.paper), t("team_figures.sum_paper"))),
        *[ui.figure(t_number(PAGE[word]), t(f"team_figures.sum_{word}")) for word in words],
        rx.cond(
            PAGE.days_to_answer >= 0,
            ui.figure(t_number(PAGE.days_to_answer), t("team_figures.sum_days")),
        ),
        class_name="cv-figures",
    )
