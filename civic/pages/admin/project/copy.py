"""Copying a project: under which title, from which day on, with whom."""

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import team_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.services.project_copy import KEEP, LEAVE, SHIFT
from civic.state.team.project_copy import ProjectCopyState

S: Shown = ProjectCopyState

VIEW: Shown = S.view


@page("/admin/projects/[project]/copy", title="team_life.copy", on_load=S.load)
def copy() -> rx.Component:
    """Let an admin begin a project from another."""
    back = rx.el.a(VIEW.title, lang=VIEW.lang, dir="auto", href=f"/admin/projects/{S.source}")
    projects = rx.el.a(t("team.rail.projects"), href="/admin")
    return team_frame(
        "projects",
        S,
        ui.page_heading(
            t("team_life.copy_of", title=VIEW.title),
            t("team_life.copy_lead"),
            above=ui.breadcrumbs(t("team.path"), projects, back),
        ),
        _form(),
    )


def _form() -> rx.Component:
    wrong = told(S.errors["title"])
    return ui.form(
        ui.field(
            "title",
            t("team_life.copy_name"),
            ui.text_input(
                "title",
                look="title",
                dir="auto",
                default_value=VIEW.copy_title,
                required=True,
                invalid=wrong != "",
            ),
            error=wrong,
        ),
        rx.cond(VIEW.phases > 0, _dates()),
        rx.cond(
            VIEW.team > 0,
            ui.checkbox(
                t("team_life.copy_team", count=VIEW.team), name="with_team", default_checked=True
            ),
        ),
        ui.error_line("copy", told(S.errors["form"])),
        rx.el.div(
            ui.button(t("team_life.copy_do"), kind="primary", icon="copy", type="submit"),
            class_name="cv-form__foot",
        ),
        on_submit=S.copy_it,
        key=S.source,
    )


def _dates() -> rx.Component:
    wrong = told(S.errors["starts_on"])
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
                    checked=S.dates == way,
                    on_change=S.date_them(way),
                )
                for way, words in ways.items()
            ),
        ),
        rx.cond(
            S.dates == SHIFT,
            ui.field(
                "starts_on",
                t("team_life.copy_starts"),
                ui.text_input(
                    "starts_on", type="date", default_value=VIEW.starts_on, invalid=wrong != ""
                ),
                error=wrong,
            ),
        ),
    )
