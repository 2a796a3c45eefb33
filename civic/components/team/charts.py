"""Charts of the team's figures: seen as lengths, read as a table, taken away as a file."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.forms import get_form
from civic.components.ui.classes import Child, Shown
from civic.i18n.screens import t, t_date, t_key, t_number
from civic.rules.charts import BLOCK
from civic.state.team.figures import FiguresState

FILES = ("csv", "xlsx", "png")
S: Shown = FiguresState
OURS = "team_figures."


def over_time(chart: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    """Show how much took place in each step of time."""
    first, last = chart.bars[0].day, chart.bars[chart.bars.length() - 1].day
    return rx.el.div(
        rx.el.h3(
            t_key(OURS + "kind_" + chart.key), " ", rx.el.span(t_number(chart.total)),
            class_name="cv-span__name",
        ),
        rx.el.div(
            rx.foreach(chart.bars, lambda bar: rx.el.span(style={"--cv-share": f"{bar.share}%"})),
            class_name="cv-span",
            aria_hidden="true",
        ),
        rx.el.div(
            rx.el.span(t_date(first, "short")),
            rx.el.span(t_date(last, "short")),
            class_name="cv-span__ends",
            aria_hidden="true",
        ),
    )  # fmt: skip


def time_table(charts: Any, step: Any) -> rx.Component:  # noqa: ANN401
    """Show the charts over time as one table."""
    heads = [ui.head(t(f"{OURS}kind_{kind}"), number=True) for kind in KINDS]
    lines = rx.foreach(charts[0].bars, lambda bar, at: _day(charts, bar, at))
    name = t_key(OURS + "step_" + step)
    return _files("over_time", ui.table(t("team_figures.over_time"), (name, *heads), lines))


KINDS = ("inputs", "comments", "reactions")


def _day(charts: Any, bar: Any, at: Any) -> rx.Component:  # noqa: ANN401
    cells = [
        ui.cell(t_number(charts[which].bars[at].value), number=True) for which in range(len(KINDS))
    ]
    return ui.line(t_date(bar.day), *cells)


def week(days: Any) -> rx.Component:  # noqa: ANN401
    """Show how much takes place in which hours of which day; the figures stand in it."""
    heads = [ui.head(t("team_figures.hour", hour=hour)) for hour in range(0, 24, BLOCK)]
    lines = rx.foreach(days, _weekday)
    weekday = ui.head(ui.hidden_text(t("team_figures.weekday")))
    table = ui.table(t("team_figures.hours_table"), (weekday, *heads), lines)
    return ui.stack(rx.el.div(table, class_name="cv-heat"), _downloads("hours"))


def _weekday(day: Any) -> rx.Component:  # noqa: ANN401
    return ui.line(
        t_key(OURS + "weekday_" + day.day.to(str)),
        rx.foreach(day.cells, _hours),
    )


def _hours(cell: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.td(
        t_number(cell.value, notation="compact"),
        class_name="cv-heat__cell",
        custom_attrs={"data-level": cell.level.to(str)},
    )


def bars(chart: Any) -> rx.Component:  # noqa: ANN401
    """Show one chart of bars under its title."""
    title = t_key(OURS + chart.key)
    return rx.el.div(
        rx.el.h2(title),
        rx.cond(
            chart.total > 0,
            rx.fragment(
                ui.bars(rx.foreach(chart.bars, _bar)),
                _files(
                    chart.key,
                    ui.table(
                        title,
                        (title, ui.head(t("team_figures.number"), number=True)),
                        rx.foreach(chart.bars, _line),
                    ),
                ),
            ),
            rx.el.p(t("team_figures.nothing"), class_name="cv-muted"),
        ),
        class_name="cv-section",
        role="group",
        aria_label=title,
    )


def _bar(bar: Any) -> rx.Component:  # noqa: ANN401
    return ui.bar(_name(bar), t_number(bar.value), bar.share)


def _line(bar: Any) -> rx.Component:  # noqa: ANN401
    return ui.line(_name(bar), ui.cell(t_number(bar.value), number=True))


def _name(bar: Any) -> rx.Component:  # noqa: ANN401
    return rx.cond(
        bar.text != "",
        rx.el.span(bar.text, lang=bar.lang, dir="auto"),
        rx.el.span(t_key(OURS + bar.key)),
    )


def _files(name: Any, table: Child) -> rx.Component:  # noqa: ANN401
    return ui.stack(ui.more(t("team_figures.table"), table), _downloads(name), space="tight")


def _downloads(name: Any) -> rx.Component:  # noqa: ANN401
    """Offer the files; a form, so that the site's own router leaves their addresses alone."""
    address = "/api/team/figures/" + rx.Var.create(name).to(str)
    buttons = [
        rx.el.button(
            t(f"team_figures.{kind}"),
            type="submit",
            class_name="cv-link-button",
            custom_attrs={"formAction": address + f".{kind}"},
        )
        for kind in FILES
    ]
    return get_form(
        address + ".csv",
        rx.el.input(type="hidden", name="project", value=S.page.project, read_only=True),
        rx.el.input(type="hidden", name="days", value=S.page.period.to(str), read_only=True),
        ui.cluster(
            rx.el.span(t("team_figures.take"), class_name="cv-small cv-muted"),
            *buttons,
        ),
    )
