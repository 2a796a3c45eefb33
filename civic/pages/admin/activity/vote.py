"""The vote of an activity: settled before it opens, followed while it is, never read early."""

import reflex as rx

from civic.components import ui
from civic.components.focus import leads
from civic.components.live import Live
from civic.components.team import vote_parts, vote_settings, vote_who
from civic.components.team.activity_head import activity_heading
from civic.components.team.frame import team_frame
from civic.components.team.paper_parts import on_paper
from civic.components.team.result_parts import results
from civic.components.team.vote_checks import checks
from civic.components.team.vote_stage import stage
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.vote import TeamVoteState

S: Shown = TeamVoteState

DESK: Shown = S.desk


@page(
    "/admin/projects/[project]/activities/[activity]/vote",
    title="team_vote.title",
    on_load=S.load,
)
def vote() -> rx.Component:
    """Let the team prepare a vote, and follow it."""
    return team_frame(
        "projects",
        S,
        activity_heading(DESK.head, "team_vote.title", t("team_vote.lead")),
        stage(),
        rx.cond(
            DESK.is_begun,
            ui.stack(
                rx.cond(S.result.is_counted, results()),
                vote_parts.participation(),
                vote_parts.ending(),
                on_paper(),
                rx.cond(S.result.is_counted, rx.fragment(), results()),
                vote_settings.options(),
                rx.cond(DESK.has_money, vote_settings.envelopes(), rx.fragment()),
                rx.cond(DESK.can_limit, vote_who.voters(), rx.fragment()),
                space="sections",
            ),
            ui.stack(
                checks(),
                rx.cond(DESK.has_money, vote_settings.envelopes(), rx.fragment()),
                rx.cond(DESK.can_limit, vote_who.voters(), rx.fragment()),
                vote_settings.options(),
                vote_settings.trial(),
                vote_parts.ending(),
                on_paper(),
                space="sections",
            ),
        ),
        leads(S.led),
        Live.create(topic=f"vote:{DESK.head.activity_id}", on_moved=S.refresh),
    )
