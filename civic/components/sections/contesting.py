"""Contesting that one's own words were hidden: the way to do so, or how far it has come."""

import reflex as rx

from civic.components import ui
from civic.components.later import later
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.appeal import AppealState
from civic.state.events import sends
from civic.words import Subject

ERRORS: Shown = AppealState.errors
SENT: Shown = AppealState.sent


def contesting(subject: Subject, piece: Shown, appealed: Shown) -> rx.Component:
    """Let the author of a hidden input or comment contest that, once."""
    waiting = rx.el.p(t("moderation.contested"), class_name="cv-strong")
    answer = rx.el.p(t("moderation.upheld", answer=appealed.answer), dir="auto")
    ask = ui.button(
        t("moderation.contest"),
        size="small",
        icon="scale",
        aria_haspopup="dialog",
        on_click=sends(AppealState.ask, subject.value, piece, appealed.against),
    )
    is_sent = (appealed.state == "waiting") | SENT.contains(appealed.against)
    return rx.cond(appealed.state == "upheld", answer, rx.cond(is_sent, waiting, ui.cluster(ask)))


def contest_dialog(where: Shown | str = "") -> rx.Component:
    """Build the dialog in which all is contested that a page, perhaps of one input, shows."""
    return rx.cond(AppealState.piece != "", later(_dialog, where=where))


@rx.memo
def _dialog(where: rx.Var[str]) -> rx.Component:
    wrong = rx.cond(told(ERRORS["appeal"]) != "", told(ERRORS["appeal"]), told(ERRORS["form"]))
    return ui.dialog(
        "contest",
        t("moderation.contest"),
        ui.form(
            ui.field(
                "appeal",
                t("moderation.contest_why"),
                ui.text_area("appeal", short=True, help=True, invalid=wrong != "", required=True),
                help=t("moderation.contest_help"),
                required=True,
                error=wrong,
            ),
            ui.button(t("moderation.contest_send"), kind="primary", type="submit"),
            on_submit=AppealState.send,
            key=AppealState.piece,
        ),
        close=t("moderation.close"),
        shape="sheet",
        open=AppealState.is_open & (AppealState.where == where),
        on_dismiss=AppealState.close,
    )
