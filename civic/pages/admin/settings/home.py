"""The home page, built of blocks by the organiser, and whose videos pages may show."""

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.block_desk import block_desk
from civic.components.team.frame import save_foot
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.blocks import BlocksState

S: Shown = BlocksState


@page("/admin/settings/home", title="team_settings.tab.home", on_load=S.load)
def home() -> rx.Component:
    """Let the organiser build the home page."""
    return settings_frame("home", S, block_desk(t("team_blocks.lead_home"), "/", _hosts()))


def _hosts() -> rx.Component:
    """Ask for the hosts of PeerTube whose videos pages may show."""
    wrong = rx.cond(S.form == "hosts", told(S.errors["video_hosts"]), "")
    return rx.el.section(
        rx.el.h2(t("team_blocks.hosts"), id="hosts", class_name="cv-title"),
        ui.form(
            ui.field(
                "video_hosts",
                t("team_blocks.hosts_field"),
                ui.text_area(
                    "video_hosts",
                    short=True,
                    default_value=S.desk.video_hosts,
                    help=True,
                    invalid=wrong != "",
                    dir="ltr",
                ),
                help=t("team_blocks.hosts_help"),
                error=wrong,
            ),
            save_foot(S, "hosts"),
            on_submit=S.save_hosts,
        ),
        class_name="cv-panel",
        aria_labelledby="hosts",
    )
