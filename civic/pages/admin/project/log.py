"""What the team did in a project."""

import reflex as rx

from civic.components.team.log_list import log_list
from civic.components.team.project_frame import project_frame
from civic.components.ui.classes import Shown
from civic.pages.routing import page
from civic.state.team.log import TeamLogState

S: Shown = TeamLogState


@page("/admin/projects/[project]/log", title="team_project.tab.log", on_load=S.load)
def log() -> rx.Component:
    """Show the log of one project."""
    return project_frame("log", S, log_list(with_project=False))
