"""Every project: those that are open, those that come, those that are over."""

import reflex as rx

from civic.components import ui
from civic.components.frame import frame
from civic.components.sections.project_cards import project_card
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.home import HomeState

HOME: Shown = HomeState.home


@page("/projects", title="projects.title", on_load=HomeState.load)
def projects() -> rx.Component:
    """Show every project that people may see."""
    return frame(
        ui.page_heading(t("projects.title")),
        rx.cond(
            HomeState.is_loaded,
            ui.stack(
                _group("open", HOME.open),
                _group("upcoming", HOME.upcoming),
                _group("past", HOME.past),
                _nothing(),
                space="sections",
            ),
            ui.skeleton_cards(t("home.loading"), 3),
        ),
    )


def _group(key: str, cards: Shown) -> rx.Component:
    grid = rx.el.div(rx.foreach(cards, project_card), class_name="cv-grid")
    return rx.cond(cards.length() > 0, ui.section(key, t(f"home.{key}"), grid))


def _nothing() -> rx.Component:
    number = HOME.open.length() + HOME.upcoming.length() + HOME.past.length()
    nothing = ui.empty("folder-open", t("projects.none"), rx.el.p(t("projects.none_hint")))
    return rx.cond(number == 0, nothing)
