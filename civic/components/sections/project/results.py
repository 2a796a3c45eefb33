"""Results so far: what became of the contributions, what they speak of, and where."""

import reflex as rx

from civic.components import ui
from civic.components.sections.decisions import decisions
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def results(found: Shown, decided: Shown) -> rx.Component:
    """Show the results of each activity, then what was decided last."""
    return rx.cond(
        found.length() > 0,
        ui.section(
            "results",
            t("results.title"),
            rx.foreach(found, lambda one: _activity(one, found.length())),
            rx.cond(
                decided.length() > 0,
                ui.stack(
                    rx.el.h3(t("results.decided")),
                    decisions(decided, with_project=False),
                ),
            ),
        ),
    )


def _activity(one: Shown, many: Shown) -> rx.Component:
    return ui.stack(
        rx.cond(many > 1, rx.el.h3(ui.said(one.title))),
        rx.el.p(
            rx.cond(
                one.kept + one.answered > 0,
                t("results.summary", inputs=one.inputs, kept=one.kept, answered=one.answered),
                t("results.none", inputs=one.inputs),
            ),
            class_name="cv-lead",
        ),
        rx.cond(one.statuses.length() > 0, ui.bars(rx.foreach(one.statuses, _status))),
        _folded(t("results.themes"), one, one.themes),
        _folded(t("results.areas"), one, one.areas),
    )


def _folded(title: rx.Var[str], one: Shown, shares: Shown) -> rx.Component:
    bars = ui.bars(rx.foreach(shares, lambda share: _bar(ui.said(share), share)))
    return rx.cond(shares.length() > 0, ui.more(title, bars, about=one.title.text))


def _status(share: Shown) -> rx.Component:
    return _bar(ui.said(share.status), share)


def _bar(name: rx.Component, share: Shown) -> rx.Component:
    return ui.bar(rx.el.a(name, href=share.href), share.count, share.percent)
