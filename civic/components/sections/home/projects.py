"""The projects on the front door: open now, coming, finished."""

import reflex as rx

from civic.components import ui
from civic.components.sections.project_cards import project_card, project_row
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.home import HomeState

HOME: Shown = HomeState.home


def open_now() -> rx.Component:
    """Show what is open, until when, and what one can do there."""
    nothing = ui.empty("calendar", t("home.nothing_open"), rx.el.p(t("home.nothing_open_hint")))
    projects = rx.el.div(rx.foreach(HOME.open, project_card), class_name="cv-grid")
    return ui.section("open", t("home.open"), rx.cond(HOME.open.length() > 0, projects, nothing))


def upcoming() -> rx.Component:
    """Show what comes, and from when."""
    return _listed("upcoming", t("home.upcoming"), HOME.upcoming)


def past() -> rx.Component:
    """Show what is over and can still be read."""
    return _listed("past", t("home.past"), HOME.past)


def _listed(name: str, title: rx.Var[str], projects: Shown) -> rx.Component:
    rows = ui.rows(rx.foreach(projects, project_row))
    return rx.cond(projects.length() > 0, ui.section(name, title, rows))
