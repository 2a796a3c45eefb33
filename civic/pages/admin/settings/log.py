"""What the team did on the whole platform."""

import reflex as rx

from civic.components.team.log_list import log_list
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.pages.routing import page
from civic.state.team.log import TeamLogState

S: Shown = TeamLogState


@page("/admin/settings/log", title="team_settings.tab.log", on_load=S.load)
def log() -> rx.Component:
    """Show the log of the platform."""
    return settings_frame("log", S, log_list(with_project=True))
