"""The team's projects, and what waits in each."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import project_status_tag, team_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.pages.routing import page
from civic.state.team.home import TeamHomeState

S: Shown = TeamHomeState

DESK: Shown = S.desk


@page("/admin", title="team.home.title", on_load=S.load)
def home() -> rx.Component:
    """Show what the team has to do, project by project."""
    return team_frame(
        "projects",
        S,
        ui.page_heading(t("team.home.title"), _waiting(), *_acts()),
        rx.cond(
            DESK.projects.length() > 0,
            rx.fragment(
                rx.el.h2(t("team.home.list"), class_name="cv-hidden-text"),
                ui.rows(rx.foreach(DESK.projects, _project)),
            ),
            ui.empty("folder-open", t("team.home.empty"), rx.el.p(t("team.home.empty_help"))),
        ),
    )


def _waiting() -> rx.Component:
    return rx.cond(
        DESK.waiting > 0,
        rx.el.a(t("team.home.waiting", count=DESK.waiting), href="/admin/inputs?state=open"),
        rx.el.span(t("team.home.calm")),
    )


def _acts() -> list[rx.Component]:
    return [
        rx.cond(
            DESK.is_admin,
            ui.cluster(
                ui.link_button(
                    t("team.home.begin"), "/admin/projects/new", kind="primary", icon="plus"
                ),
                ui.link_button(t("team.home.folders"), "/admin/folders", icon="folder"),
            ),
        )
    ]


def _project(project: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    href = rx.cond(
        project.may_edit,
        f"/admin/projects/{project.id}",
        f"/admin/inputs?project={project.id}",
    )
    return ui.row(
        rx.el.span(project.title, lang=project.lang, dir="auto"),
        href,
        ui.cluster(
            project_status_tag(project.status),
            rx.cond(~project.is_listed, ui.tag(t("team.status.unlisted"), "neutral")),
            _due(project),
            rx.el.span(_when(project), class_name="cv-small cv-muted"),
            rx.cond(
                project.folder.text != "",
                rx.el.span(ui.said(project.folder), class_name="cv-small cv-muted"),
            ),
        ),
        rx.el.p(
            t("team.home.counts", count=project.inputs, fresh=project.fresh), class_name="cv-small"
        ),
        after=rx.cond(DESK.is_admin, _copy(project)),
    )


def _copy(project: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.a(
        ui.icon("copy"),
        href=f"/admin/projects/new?from={project.id}",
        class_name="cv-button cv-button--quiet cv-button--icon",
        aria_label=t("team_life.copy_of", title=project.title),
        title=t("team_life.copy_of", title=project.title),
    )


def _due(project: Any) -> rx.Component:  # noqa: ANN401
    return rx.cond(
        project.waiting > 0,
        ui.tag(t("team.home.due", count=project.waiting), "info"),
        rx.fragment(),
    )


def _when(project: Any) -> rx.Component:  # noqa: ANN401
    return rx.match(
        project.standing,
        (
            "open",
            rx.cond(
                project.until,
                t("team.home.open_until", date=t_date(project.until)),
                t("team.home.open"),
            ),
        ),
        ("upcoming", t("team.home.from", date=t_date(project.until))),
        ("closed", t("team.home.closed")),
        t("team.home.no_phase"),
    )
