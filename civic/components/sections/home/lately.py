"""What was decided lately, and what came of taking part in all."""

import reflex as rx

from civic.components import ui
from civic.components.sections.decisions import decisions
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.home import HomeState

HOME: Shown = HomeState.home


def lately() -> rx.Component:
    """Show what became of contributions: the figures with their meaning, then the latest."""
    nothing = rx.el.p(t("home.nothing_decided"), class_name="cv-muted")
    return rx.cond(
        HOME.figures.inputs > 0,
        ui.section(
            "lately",
            t("home.lately"),
            rx.el.p(figures_line(HOME.figures), class_name="cv-lead"),
            rx.cond(HOME.lately.length() > 0, decisions(HOME.lately), nothing),
        ),
    )


def figures_line(figures: Shown) -> rx.Component:
    """Say how much was contributed by how many, and what the organiser made of it."""
    return rx.fragment(
        t("home.figures", inputs=figures.inputs, people=figures.people),
        " ",
        rx.cond(
            figures.answered + figures.kept > 0,
            t("home.figures_answered", answered=figures.answered, kept=figures.kept),
            "",
        ),
        " ",
        rx.cond(figures.done > 0, t("home.figures_done", done=figures.done), ""),
    )
