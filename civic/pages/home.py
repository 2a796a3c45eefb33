"""The front door: what is open now, what was decided, what comes."""

import reflex as rx

from civic.components import ui
from civic.components.blocks import in_parts
from civic.components.frame import frame
from civic.components.sections.project_cards import project_card, project_row
from civic.components.sections.statuses import became
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.home import HomeState

HOME: Shown = HomeState.home


@page("/", title="home.title", on_load=HomeState.load)
def home() -> rx.Component:
    """Show what one can do here today."""
    return frame(
        ui.hero(
            rx.cond(HOME.welcome.text != "", ui.said(HOME.welcome), t("home.welcome")),
            rx.el.p(t("home.lead"), class_name="cv-lead"),
        ),
        rx.cond(
            HomeState.is_loaded,
            ui.stack(_parts(), space="sections"),
            ui.skeleton_cards(t("home.loading"), 3),
        ),
    )


def _parts() -> rx.Component:
    """Show what the front door has of itself, among the organiser's blocks where there are some."""
    own = {"open": _open(), "lately": _lately(), "upcoming": _upcoming(), "past": _past()}
    return in_parts(HomeState.parts, HomeState.draft, own, rx.fragment(*own.values()))


def _open() -> rx.Component:
    nothing = ui.empty("calendar", t("home.nothing_open"), rx.el.p(t("home.nothing_open_hint")))
    projects = rx.el.div(rx.foreach(HOME.open, project_card), class_name="cv-grid")
    return ui.section("open", t("home.open"), rx.cond(HOME.open.length() > 0, projects, nothing))


def _lately() -> rx.Component:
    return rx.cond(
        HOME.lately.length() > 0,
        ui.section("lately", t("home.lately"), ui.rows(rx.foreach(HOME.lately, _decision))),
    )


def _decision(decision: Shown) -> rx.Component:
    return ui.row(
        rx.el.span(decision.title, lang=decision.lang, dir="auto"),
        f"/inputs/{decision.input_id}",
        became(decision.status, decision.at.to(str), decision.department, decision.department_lang),
    )


def _upcoming() -> rx.Component:
    return rx.cond(
        HOME.upcoming.length() > 0,
        ui.section("upcoming", t("home.upcoming"), ui.rows(rx.foreach(HOME.upcoming, project_row))),
    )


def _past() -> rx.Component:
    return rx.cond(
        HOME.past.length() > 0,
        ui.section("past", t("home.past"), ui.rows(rx.foreach(HOME.past, project_row))),
    )
