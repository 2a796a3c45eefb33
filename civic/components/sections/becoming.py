"""What became of an input: its status in a sentence, its history, the organiser's answers."""

import reflex as rx

from civic.components import ui
from civic.components.sections.statuses import became
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.rules.platform import MERGED
from civic.state.input import InputState

PAGE: Shown = InputState.page
LAST = PAGE.history[PAGE.history.length() - 1]


def becoming() -> rx.Component:
    """Show where an input stands, what the organiser answered, and how it came there."""
    return ui.section(
        "status",
        t("input.became"),
        rx.cond(
            (PAGE.history.length() > 0)
            & ((PAGE.card.status.id != "") | (LAST.status.key != MERGED)),
            _step(LAST),
            rx.el.p(t("input.waiting"), class_name="cv-muted"),
        ),
        rx.foreach(PAGE.feedback, _answer),
        rx.cond(
            PAGE.history.length() > 1,
            ui.more(
                t("input.history", count=PAGE.history.length()),
                rx.el.div(rx.foreach(PAGE.history, _step), class_name="cv-history"),
            ),
        ),
    )


def _step(step: Shown) -> rx.Component:
    return rx.el.div(
        became(step.status, step.at.to(str), step.department, step.department_lang),
        rx.cond(
            step.note != "",
            rx.el.p(ui.in_language(step.note, step.lang), class_name="cv-small"),
        ),
    )


def _answer(answer: Shown) -> rx.Component:
    return ui.answer(
        t("inputs.answered"),
        ui.in_language(answer.signature, answer.lang),
        t_date(answer.at.to(str)),
        rx.html(answer.body, class_name="cv-prose", lang=answer.lang, dir="auto"),
        mark=rx.el.span(ui.icon("landmark"), class_name="cv-brand__mark"),
    )
