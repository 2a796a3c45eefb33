"""The log as the team reads it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.state.team.log import TeamLogState

S: Shown = TeamLogState


def log_list(*, with_project: bool) -> rx.Component:
    """Show the lines read so far, with their filters and what can be taken back."""
    return ui.stack(
        _filters(),
        rx.cond(
            S.lines.length() > 0,
            ui.rows(rx.foreach(S.lines, lambda line: log_line(line, with_project=with_project))),
            ui.empty("scroll-text", t("team.log.empty")),
        ),
        rx.cond(S.page.after != "", ui.button(t("team.log.more"), on_click=S.read_on)),
    )


def log_line(line: Any, *, with_project: bool) -> rx.Component:  # noqa: ANN401
    """Show who did what and when, and take it back where that is possible."""
    place = rx.cond(
        line.project_id != "",
        rx.el.a(line.project, href=f"/admin/projects/{line.project_id}", dir="auto"),
        rx.fragment(),
    )
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.span(line.actor, class_name="cv-strong", dir="auto"),
                " · ",
                rx.el.span(line.sentence, dir="auto"),
            ),
            rx.el.p(
                t_date(line.at, "time"),
                *([" · ", place] if with_project else []),
                class_name="cv-small cv-muted",
            ),
            class_name="cv-rows__words",
        ),
        rx.cond(
            line.can_restore,
            ui.button(
                t("team.log.restore"),
                size="small",
                icon="rotate-ccw",
                on_click=S.restore(line.id),
            ),
        ),
        class_name="cv-rows__item",
    )


def _filters() -> rx.Component:
    return rx.el.form(
        ui.search_input("who", t("team.log.who"), default_value=S.who),
        ui.select(
            "act",
            rx.el.option(t("team.log.any"), value=""),
            rx.foreach(
                S.page.acts,
                lambda act: rx.el.option(act.name, value=act.key),
            ),
            default_value=S.act,
            aria_label=t("team.log.act"),
        ),
        ui.button(t("team.log.filter"), type="submit"),
        on_submit=S.look_for,
        class_name="cv-cluster",
    )
