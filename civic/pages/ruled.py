"""How the team moderates, in figures for everybody."""

import reflex as rx

from civic.components import ui
from civic.components.forms import get_form
from civic.components.frame import frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key, t_number
from civic.pages.routing import page
from civic.services.ruled import COUNTED
from civic.state.ruled import RuledState

FIGURES: Shown = RuledState.figures


@page("/moderation", title="ruled.title", on_load=RuledState.load)
def ruled() -> rx.Component:
    """Show what was written, reported, hidden and contested, month by month."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton("text"), ui.skeleton("text"))
    return frame(rx.cond(RuledState.is_loaded, _content(), waiting))


def _content() -> rx.Component:
    return ui.stack(
        ui.page_heading(t("ruled.title"), t("ruled.lead")),
        _sums(),
        rx.cond(FIGURES.grounds.length() > 0, _grounds()),
        _months(),
        get_form(
            "/api/moderation.csv", _download("csv"), _download("xlsx"), class_name="cv-cluster"
        ),
        ui.section(
            "rules", t("ruled.rules"), rx.el.p(t("ruled.rules_text"), class_name="cv-prose")
        ),
        space="sections",
    )


def _sums() -> rx.Component:
    total = FIGURES.total
    return rx.el.div(
        *[ui.figure(t_number(_of(total, name)), t(f"ruled.{name}")) for name in COUNTED],
        rx.cond(total.hours >= 0, ui.figure(t_number(total.hours), t("ruled.hours"))),
        class_name="cv-figures",
    )


def _of(month: Shown, name: str) -> rx.Var[int]:
    return rx.cond(month.counts[name], month.counts[name], 0)


def _grounds() -> rx.Component:
    return ui.table(
        t("ruled.grounds"),
        (
            t("ruled.ground"),
            ui.head(t("ruled.hidden"), number=True),
            ui.head(t("ruled.refused"), number=True),
        ),
        rx.foreach(FIGURES.grounds, _ground),
    )


def _ground(one: Shown) -> rx.Component:
    name = rx.cond(one.key == "open", t("ruled.ground_open"), t_key("moderation.reason." + one.key))
    return ui.line(
        name,
        ui.cell(t_number(one.hidden), number=True),
        ui.cell(t_number(one.refused), number=True),
    )


def _months() -> rx.Component:
    return ui.table(
        t("ruled.by_month"),
        (
            t("ruled.month"),
            *[ui.head(t(f"ruled.{name}"), number=True) for name in COUNTED],
            ui.head(t("ruled.hours_short"), number=True),
        ),
        rx.foreach(FIGURES.months, _line),
    )


def _line(month: Shown) -> rx.Component:
    hours = rx.cond(month.hours >= 0, t_number(month.hours), "–")
    return ui.line(
        rx.el.span(month.month, class_name="cv-nowrap"),
        *[ui.cell(t_number(_of(month, name)), number=True) for name in COUNTED],
        ui.cell(hours, number=True),
    )


def _download(kind: str) -> rx.Component:
    return ui.button(
        t(f"ruled.{kind}"),
        type="submit",
        size="small",
        icon="download",
        custom_attrs={"formAction": f"/api/moderation.{kind}"},
    )
