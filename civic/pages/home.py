"""The front door: what is open now, what is near, what was decided, what comes."""

import reflex as rx

from civic.components import ui
from civic.components.blocks import in_parts
from civic.components.focus import leads
from civic.components.frame import frame
from civic.components.sections.home.lately import lately
from civic.components.sections.home.moved import moved
from civic.components.sections.home.near import near
from civic.components.sections.home.projects import open_now, past, upcoming
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
        leads(HomeState.led),
    )


def _parts() -> rx.Component:
    """Show what the front door has of itself, among the organiser's blocks where there are some."""
    own = {
        "moved": moved(),
        "open": open_now(),
        "lately": lately(),
        "near": near(),
        "upcoming": upcoming(),
        "past": past(),
    }
    return in_parts(HomeState.parts, HomeState.draft, own, rx.fragment(*own.values()))
