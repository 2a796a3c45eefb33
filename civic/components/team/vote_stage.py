"""What stands first on the team's page of a vote: how far it is, and the one thing to do next."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.vote_checks import place_of
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key
from civic.rules.vote_stages import STEPS, Stage
from civic.state.team.vote import TeamVoteState

S: Shown = TeamVoteState

DESK: Shown = S.desk
TAKING: Shown = DESK.turnout


def stage() -> rx.Component:
    """Say where the vote stands, what that means, and lead to what is to be done."""
    return rx.el.section(
        ui.stepper(t("team_vote.path"), *[_step(at, name) for at, name in enumerate(STEPS)]),
        rx.el.div(
            rx.el.h2(_title(), id="stage-title", class_name="cv-title"),
            rx.el.p(_help()),
            class_name="cv-stack cv-stack--tight",
            role="status",
        ),
        _next(),
        id="stage",
        class_name="cv-panel",
        aria_labelledby="stage-title",
    )


def _step(at: int, name: str) -> rx.Component:
    return ui.step(t(f"team_vote.step_{name}"), now=DESK.step == at, done=DESK.step > at)


def _title() -> rx.Var[str]:
    told: tuple[Any, ...] = (
        (Stage.PREPARE, t("team_vote.not_ready", count=DESK.left)),
        (Stage.LATE, t("team_vote.stage.late", count=DESK.left)),
        (Stage.READY, t("team_vote.ready")),
    )
    return rx.match(DESK.stage, *told, t_key("team_vote.stage." + DESK.stage.to(str)))


def _help() -> rx.Component:
    check = t_key("team_vote.check." + DESK.mends.key.to(str))
    mends = rx.fragment(t("team_vote.first_of_all"), " ", rx.el.strong(check))
    ends = rx.cond(TAKING.date, t("team_vote.until", date=t_date(TAKING.date, "time")), "")
    opens = t("team_vote.opens", date=t_date(TAKING.date, "time"))
    people = t("team_vote.so_many", count=TAKING.people)
    return rx.match(
        DESK.stage,
        (Stage.PREPARE, mends),
        (Stage.LATE, mends),
        (
            Stage.READY,
            rx.fragment(rx.cond(TAKING.date, opens, ""), " ", t("team_vote.stage_help.ready")),
        ),
        (Stage.OPEN, rx.fragment(people, " ", ends, " ", t("team_vote.stage_help.open"))),
        rx.fragment(t_key("team_vote.stage_help." + DESK.stage.to(str))),
    )


def _next() -> rx.Component:
    """Lead to the next thing to do; while the vote is counted there is none."""
    project = "/admin/projects/" + DESK.head.project_id.to(str)
    mends = _link(t("team_vote.mend"), place_of(DESK.mends.where), "arrow-right")
    return rx.match(
        DESK.stage,
        (Stage.PREPARE, mends),
        (Stage.LATE, mends),
        (Stage.READY, _link(t("team_vote.next.ready"), "#trial", "play")),
        (Stage.OPEN, _link(t("team_vote.next.open"), DESK.public, "eye")),
        (Stage.PAPER, _link(t("team_vote.next.paper"), "#paper", "file-text")),
        (Stage.EMPTY, _link(t("team_vote.next.empty"), f"{project}/activities#phases", "clock")),
        (Stage.CHECK, _link(t("team_vote.next.check"), S.result.href, "eye")),
        (Stage.FOLLOW, _link(t("team_vote.next.follow"), "#results", "arrow-right")),
        rx.fragment(),
    )


def _link(words: rx.Var[str], href: Any, icon: str) -> rx.Component:  # noqa: ANN401
    return ui.cluster(ui.link_button(words, href, kind="primary", icon=icon))
