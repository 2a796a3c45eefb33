"""Contesting that one's own words were hidden: the way to do so, or how far it has come."""

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.appeal import AppealState
from civic.words import Subject

ERRORS: Shown = AppealState.errors
SENT: Shown = AppealState.sent


def contesting(subject: Subject, piece: Shown, appealed: Shown) -> rx.Component:
    """Let the author of a hidden input or comment contest that, once."""
    waiting = rx.el.p(t("moderation.contested"), role="status", class_name="cv-strong")
    answer = rx.el.p(t("moderation.upheld", answer=appealed.answer), dir="auto")
    return rx.match(
        appealed.state,
        ("waiting", waiting),
        ("upheld", answer),
        rx.cond(SENT.contains(piece), waiting, _form(subject, piece)),
    )


def _form(subject: Subject, piece: Shown) -> rx.Component:
    name = f"appeal-{piece}"
    wrong = rx.cond(told(ERRORS["appeal"]) != "", told(ERRORS["appeal"]), told(ERRORS["form"]))
    error = rx.cond(AppealState.piece == piece, wrong, "")
    return ui.more(
        t("moderation.contest"),
        ui.form(
            rx.el.input(type="hidden", name="subject", value=subject.value),
            rx.el.input(type="hidden", name="piece", value=piece),
            ui.field(
                name,
                t("moderation.contest_why"),
                ui.text_area(name, name="appeal", short=True, help=True, invalid=error != ""),
                help=t("moderation.contest_help"),
                error=error,
            ),
            ui.button(t("moderation.contest_send"), type="submit", icon="scale"),
            on_submit=AppealState.send,
        ),
    )
