"""The page of a project, built of blocks by its team."""

import reflex as rx

from civic.components.team.block_desk import block_desk
from civic.components.team.project_frame import project_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.blocks import BlocksState

S: Shown = BlocksState


@page("/admin/projects/[project]/page", title="team_project.tab.page", on_load=S.load)
def blocks() -> rx.Component:
    """Let the team build the page of a project."""
    return project_frame(
        "page", S, block_desk(t("team_blocks.lead_project"), f"/projects/{S.head.slug}")
    )
