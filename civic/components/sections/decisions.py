"""What was decided of inputs: whose words, what became of them, when and by whom."""

import reflex as rx

from civic.components import ui
from civic.components.sections.statuses import became
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_date


def decisions(found: Shown, *, with_project: bool = True) -> rx.Component:
    """Show decisions under each other."""
    return ui.rows(rx.foreach(found, lambda one: _decision(one, with_project=with_project)))


def _decision(one: Shown, *, with_project: bool) -> rx.Component:
    project = rx.el.p(ui.said(one.project), class_name="cv-small cv-muted")
    words = rx.el.p(one.words, class_name="cv-card__text", **spoken(one.words_lang))
    return ui.row(
        ui.in_language(one.title, one.lang),
        f"/inputs/{one.input_id}",
        rx.cond(one.status.id != "", _status(one), _answered(one)),
        rx.cond(one.words != "", words),
        *([project] if with_project else []),
    )


def _status(one: Shown) -> rx.Component:
    return became(one.status, one.at.to(str), one.department, one.department_lang)


def _answered(one: Shown) -> rx.Component:
    """Say who answered, where the answer left the status as it was."""
    date = t_date(one.at.to(str))
    return ui.status_line(
        t("inputs.answered"),
        rx.fragment(ui.in_language(one.department, one.department_lang), " · ", date),
        "info",
    )
