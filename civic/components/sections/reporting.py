"""Reporting: a quiet button at each contribution, and the one dialog of the page for it."""

import reflex as rx

from civic.components import ui
from civic.components.later import later
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.rules.moderation import REASONS
from civic.state.events import sends
from civic.state.report import ReportState
from civic.words import Subject

SAID: Shown = ReportState.said
ERRORS: Shown = ReportState.errors


def report_button(subject: Subject, piece: Shown, *, small: bool = False) -> rx.Component:
    """Let a person tell the team what is wrong with an input or a comment."""
    return ui.button(
        t("moderation.report"),
        kind="quiet",
        size="small" if small else "normal",
        icon="flag",
        aria_haspopup="dialog",
        on_click=sends(ReportState.ask, subject.value, piece),
    )


def report_dialog(where: Shown) -> rx.Component:
    """Build the dialog in which all is reported that a page, of one input, shows."""
    return rx.cond(ReportState.piece != "", later(_dialog, where=where))


@rx.memo
def _dialog(where: rx.Var[str]) -> rx.Component:
    return ui.dialog(
        "report",
        t("moderation.title"),
        rx.cond(ReportState.is_sent, _thanks(), _form()),
        close=t("moderation.close"),
        shape="sheet",
        open=ReportState.is_open & (SAID.input_id == where),
        on_dismiss=ReportState.close,
    )


def _thanks() -> rx.Component:
    hint = rx.el.p(t("moderation.thanks_hint"))
    return ui.alert(t("moderation.thanks"), hint, tone="ok")


def _form() -> rx.Component:
    wrong = rx.cond(told(ERRORS["reason"]) != "", told(ERRORS["reason"]), told(ERRORS["form"]))
    return ui.form(
        rx.el.p(t("moderation.lead"), class_name="cv-muted"),
        rx.cond(SAID.reason != "", rx.el.p(t("moderation.again"))),
        ui.fieldset(
            t("moderation.reason"),
            rx.foreach(list(REASONS), _reason),
            error=wrong,
            id="report-reason",
            required=True,
        ),
        ui.field(
            "report-text",
            t("moderation.text"),
            ui.text_area(
                "report-text",
                name="text",
                short=True,
                default_value=SAID.text,
                invalid=told(ERRORS["text"]) != "",
            ),
            optional=t("moderation.optional"),
            error=told(ERRORS["text"]),
        ),
        ui.button(t("moderation.send"), kind="primary", type="submit"),
        on_submit=ReportState.send,
        key=f"{ReportState.piece}{SAID.reason}",
    )


def _reason(reason: Shown) -> rx.Component:
    label = t_key("moderation.reason." + reason)
    return ui.radio(label, name="reason", value=reason, default_checked=SAID.reason == reason)
