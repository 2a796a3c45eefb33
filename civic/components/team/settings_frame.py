"""What stands around every tab of the platform's settings."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import team_frame
from civic.components.ui.classes import Child
from civic.i18n.screens import t

TABS = (
    "platform",
    "home",
    "look",
    "pages",
    "ways",
    "texts",
    "reach",
    "statuses",
    "tags",
    "areas",
    "keys",
    "webhooks",
    "widget",
    "log",
)


def settings_frame(tab: str, state: Any, *content: Child) -> rx.Component:  # noqa: ANN401
    """Set one tab of the settings."""
    return team_frame(
        "settings",
        state,
        ui.page_heading(t("team_settings.title")),
        ui.tabs(t("team_settings.tabs"), *[_tab(name, tab) for name in TABS]),
        *content,
    )


def _tab(name: str, here: str) -> rx.Component:
    end = "" if name == "platform" else f"/{name}"
    return ui.tab_link(t(f"team_settings.tab.{name}"), f"/admin/settings{end}", on=name == here)
