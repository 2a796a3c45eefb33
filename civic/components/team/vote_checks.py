"""What is still to be done before people vote, each line with the way to where it is mended."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.sections.counting import counting
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.state.team.vote import TeamVoteState

S: Shown = TeamVoteState

DESK: Shown = S.desk


def checks() -> rx.Component:
    """Show what is to be done before people vote, each with the way to where it is mended."""
    return ui.section(
        "checks",
        t("team_vote.checks"),
        ui.checklist(rx.foreach(DESK.undone, _check)),
        ui.more(
            t("team_vote.settled_points", count=DESK.settled.length()),
            ui.checklist(rx.foreach(DESK.settled, _check)),
            open=DESK.undone.length() == 0,
        ),
    )


def _check(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    words: Any = t_key("team_vote.check." + one.key.to(str))
    undone = rx.cond(one.needed, t("team_project.to_do"), t("team_project.advised"))
    link = rx.el.a(words, href=place_of(one.where))
    return rx.cond(
        one.is_done,
        ui.check_item(_settled(one, words), done=True, state=t("team_project.done")),
        ui.check_item(link, done=False, state=undone),
    )


def _settled(one: Any, words: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    """Say of rules which ones they are: nobody chooses by leaving things as they were."""
    return rx.match(
        one.key,
        ("rule", rx.fragment(words, " · ", counting(DESK.rule, DESK.currency))),
        ("ties", rx.fragment(words, " · ", counting(DESK.ties, DESK.currency))),
        rx.fragment(words),
    )


def place_of(where: Any) -> rx.Var[str]:  # noqa: ANN401  a var
    """Return the address of the page where a line of the checklist is mended."""
    project = "/admin/projects/" + DESK.head.project_id.to(str)
    activity = DESK.head.activity_id.to(str)
    options = f"/admin/inputs?activity={activity}&verdict=open"
    return rx.match(
        where,
        ("settings", f"{project}/activities?open={activity}#{activity}"),
        ("phases", f"{project}/activities#phases"),
        ("options", options),
        ("publish", f"{project}/publish"),
        "#envelopes",
    )
