"""What moved lately of what the reader follows; nothing for who follows nothing."""

import reflex as rx

from civic.components import ui
from civic.components.sections.following import notification
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.home import HomeState

HOME: Shown = HomeState.home


def moved() -> rx.Component:
    """Show the latest news of what the reader follows."""
    return rx.cond(
        HOME.moved.length() > 0,
        ui.section(
            "moved",
            t("home.moved"),
            ui.rows(rx.foreach(HOME.moved, lambda line: notification(line, level="h3"))),
            aside=ui.link(t("home.all_moved"), "/notifications", icon="bell"),
        ),
    )
