"""Who may vote: from which age on, and living in which areas, as people state it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import save_foot
from civic.components.team.vote_parts import wrong, wrong_at
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.team.vote import HOME, TeamVoteState

S: Shown = TeamVoteState

DESK: Shown = S.desk


def voters() -> rx.Component:
    """Let the team say who may vote, until the first ballot."""
    return ui.section(
        "voters",
        t("team_vote.who_may"),
        rx.el.p(t("team_vote.who_may_help"), class_name="cv-muted cv-measure"),
        rx.cond(DESK.is_begun, ui.alert(t("team_vote.settled_voters"), tone="info")),
        ui.form(
            rx.el.fieldset(
                rx.el.div(_age(), class_name="cv-grid"),
                rx.cond(DESK.districts.length() > 0, _homes()),
                disabled=DESK.is_begun,
                class_name="cv-form",
                aria_label=t("team_vote.who_may"),
            ),
            ui.error_line("voters-whole", wrong("voters", "form")),
            rx.cond(DESK.is_begun, rx.fragment(), save_foot(S, "voters")),
            on_submit=S.save_voters,
        ),
    )


def _age() -> rx.Component:
    said = wrong("voters", "least_age")
    return ui.field(
        "vote-least-age",
        t("team_vote.least_age"),
        ui.text_input(
            "vote-least-age",
            name="least_age",
            input_mode="numeric",
            default_value=DESK.least_age,
            help=True,
            invalid=said != "",
        ),
        help=t("team_vote.least_age_help"),
        error=said,
    )


def _homes() -> rx.Component:
    return ui.more(
        t("team_vote.home_areas"),
        ui.fieldset(
            t("team_vote.home_areas_help"),
            ui.cluster(rx.foreach(DESK.districts, _home)),
            error=wrong("voters", "home_areas"),
            id="vote-home-areas",
        ),
        open=DESK.is_limited | wrong_at("voters"),
    )


def _home(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.label(
        rx.el.input(type="checkbox", name=f"{HOME}{one.id}", default_checked=one.is_home),
        rx.el.span(one.name, lang=one.lang, dir="auto"),
        class_name="cv-check",
    )
