"""What the team does with the open piece of the queue: hide, answer an appeal, block its author."""

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.rules.moderation import BLOCK_DAYS, BLOCKED_FOR_DAYS, REASONS
from civic.state.team.moderation import TeamModerationState

S: Shown = TeamModerationState
ENTRY: Shown = S.entry
ERRORS: Shown = S.errors


def hide_form() -> rx.Component:
    """Build the form that hides the piece, for a reason that its author reads."""
    return ui.more(
        t("team_moderation.hide_title"),
        ui.form(
            _ground("hide"),
            _words("because", t("team_moderation.because"), t("team_moderation.because_help")),
            ui.button(t("team_moderation.hide"), kind="danger", type="submit", icon="eye-off"),
            on_submit=S.hide,
        ),
    )


def refuse_form() -> rx.Component:
    """Build the form that does not publish the piece, for a reason that its author reads."""
    return ui.more(
        t("team_moderation.refuse_title"),
        ui.form(
            _ground("refuse"),
            _words(
                "refused_because", t("team_moderation.because"), t("team_moderation.refuse_help"),
                error="because",
            ),
            ui.button(t("team_moderation.refuse"), kind="danger", type="submit", icon="x"),
            on_submit=S.refuse,
        ),
    )  # fmt: skip


def _ground(form: str) -> rx.Component:
    """Ask for the ground that is counted in public."""
    name = f"{form}_ground"
    grounds = [
        rx.el.option(t_key(rx.Var.create(f"moderation.reason.{reason}")), value=reason)
        for reason in REASONS
    ]
    none = rx.el.option(t("team_moderation.ground_open"), value="")
    return ui.field(
        name, t("team_moderation.ground"), ui.select(name, none, *grounds, name="ground")
    )


def answer_form() -> rx.Component:
    """Build the form that answers an appeal: uphold the hiding or show the words, and why."""
    return ui.form(
        ui.segmented(
            t("team_moderation.appeal"),
            ui.segment_radio(
                t("team_moderation.uphold"), name="decision", value="uphold", default_checked=True
            ),
            ui.segment_radio(t("team_moderation.show"), name="decision", value="reverse"),
        ),
        _words("answer", t("team_moderation.answer"), t("team_moderation.answer_help")),
        ui.button(t("team_moderation.decide"), kind="primary", type="submit", icon="send"),
        on_submit=S.answer,
    )


def block_form() -> rx.Component:
    """Build the form that keeps the author from taking part for some time."""
    return ui.more(
        t("team_moderation.block"),
        ui.form(
            ui.field(
                "days",
                t("team_moderation.days"),
                ui.select(
                    "days",
                    *(
                        rx.el.option(t("team_moderation.days_of", count=days), value=str(days))
                        for days in BLOCK_DAYS
                    ),
                    default_value=str(BLOCKED_FOR_DAYS),
                ),
            ),
            _words(
                "blocked_because", t("team_moderation.because"), t("team_moderation.block_help"),
                error="because",
            ),
            ui.button(t("team_moderation.block"), kind="danger", type="submit", icon="user-x"),
            on_submit=S.block,
        ),
    )  # fmt: skip


def _words(name: str, label: rx.Var[str], help: rx.Var[str], *, error: str = "") -> rx.Component:
    forms = {"because": "hide", "blocked_because": "block", "refused_because": "refuse"}
    form = forms.get(name, name)
    wrong = rx.cond(S.form == form, told(ERRORS[error or name]), "")
    control = ui.text_area(name, short=True, help=True, invalid=wrong != "", required=True)
    return ui.field(name, label, control, help=help, error=wrong, required=True)
