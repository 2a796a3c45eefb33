"""Contributions: the team's table, with one of them open beside it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.frame import team_frame
from civic.components.team.input_panel import input_panel
from civic.components.team.keys import table_keys
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_number
from civic.pages.routing import page
from civic.state.team.inputs import TeamInputsState

S: Shown = TeamInputsState

PAGE: Shown = S.page
QUERY: Shown = S.query
CHOICES: Shown = S.choices
DETAIL: Shown = S.detail


@page("/admin/inputs", title="team_inputs.title", on_load=S.load)
def inputs() -> rx.Component:
    """Let the team work through what people contributed."""
    is_open = DETAIL.id != ""
    return team_frame(
        "inputs",
        S,
        ui.page_heading(t("team_inputs.title"), t("team_inputs.found", count=PAGE.total)),
        _filters(),
        rx.el.div(
            rx.cond(
                PAGE.total > 0,
                ui.stack(_table(), _pages()),
                ui.empty("inbox", t("team_inputs.none"), rx.el.p(t("team_inputs.none_help"))),
            ),
            rx.cond(is_open, input_panel()),
            class_name=rx.cond(is_open, "cv-team__split cv-team__split--open", "cv-team__split"),
        ),
        table_keys(shown=DETAIL.id, on_step=S.step, on_close=S.close),
    )


def _filters() -> rx.Component:
    return rx.el.form(
        ui.cluster(
            ui.search_input("text", t("team_inputs.search"), default_value=QUERY.text),
            ui.button(t("team_inputs.show"), type="submit", kind="primary"),
        ),
        ui.more(
            t("team_inputs.filters"),
            rx.el.div(
                _pick("project", t("team_inputs.project"), CHOICES.projects, QUERY.project),
                _pick("activity", t("team_inputs.activity"), CHOICES.activities, QUERY.activity),
                _pick("status", t("team_inputs.status"), CHOICES.statuses, QUERY.status),
                _pick("tag", t("team_inputs.tag"), CHOICES.tags, QUERY.tag),
                _pick("area", t("team_inputs.area"), CHOICES.areas, QUERY.area),
                _states(),
                _orders(),
                class_name="cv-grid",
            ),
            ui.link_button(t("team_inputs.clear"), "/admin/inputs", kind="quiet", icon="x"),
        ),
        on_submit=S.look_for,
        class_name="cv-form",
        key=QUERY.to_string(),
    )


def _pick(name: str, label: rx.Var[str], options: Any, value: Any) -> rx.Component:  # noqa: ANN401
    return ui.field(
        name,
        label,
        ui.select(
            name,
            rx.el.option(t("team_inputs.all"), value=""),
            rx.foreach(options, lambda one: rx.el.option(one.text, value=one.id, lang=one.lang)),
            default_value=value,
        ),
    )


def _states() -> rx.Component:
    words = {
        "": t("team_inputs.state.seen"),
        "open": t("team_inputs.state.open"),
        "answered": t("team_inputs.state.answered"),
        "hidden": t("team_inputs.state.hidden"),
        "withdrawn": t("team_inputs.state.withdrawn"),
        "all": t("team_inputs.state.all"),
    }
    return _fixed("state", t("team_inputs.state"), words, QUERY.state)


def _orders() -> rx.Component:
    words = {
        "new": t("team_inputs.order.new"),
        "old": t("team_inputs.order.old"),
        "popular": t("team_inputs.order.popular"),
        "discussed": t("team_inputs.order.discussed"),
        "trending": t("team_inputs.order.trending"),
    }
    return _fixed("order", t("team_inputs.order"), words, QUERY.order)


def _fixed(
    name: str,
    label: rx.Var[str],
    words: dict[str, rx.Var[str]],
    value: Any,  # noqa: ANN401
) -> rx.Component:
    options = [rx.el.option(text, value=key) for key, text in words.items()]
    return ui.field(name, label, ui.select(name, *options, default_value=value))


def _table() -> rx.Component:
    return ui.table(
        t("team_inputs.table"),
        (
            t("team_inputs.input"),
            t("team_inputs.status"),
            ui.head(t("team_inputs.author"), extra=True),
            ui.head(t("team_inputs.when"), extra=True),
            ui.head(t("team_inputs.support"), number=True),
            ui.head(t("team_inputs.comments"), number=True, extra=True),
        ),
        rx.foreach(PAGE.rows, _line),
    )


def _line(row: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return ui.line(
        rx.el.span(
            ui.open_button(
                rx.el.span(row.title, lang=row.lang, dir="auto"),
                on_click=S.open_input(row.id),
            ),
            rx.cond(row.is_hidden, ui.tag(t("team_inputs.is_hidden"), "danger"), rx.fragment()),
            rx.cond(row.is_withdrawn, ui.tag(t("team_inputs.is_withdrawn")), rx.fragment()),
            class_name="cv-cluster cv-cluster--tight",
        ),
        ui.cell(
            rx.cond(row.status.id != "", ui.said(row.status), t("team_inputs.no_status")),
            rx.cond(
                row.is_answered,
                rx.el.span(" ", ui.icon("message-square-reply", t("team_inputs.is_answered"))),
                rx.fragment(),
            ),
        ),
        ui.cell(rx.el.span(row.author.name, dir="auto"), extra=True),
        ui.cell(rx.el.span(t_date(row.created_at, "short"), class_name="cv-nowrap"), extra=True),
        ui.cell(t_number(row.up), number=True),
        ui.cell(t_number(row.comments), number=True, extra=True),
        selected=row.id == DETAIL.id,
        key=row.id,
    )


def _pages() -> rx.Component:
    return rx.cond(
        PAGE.pages > 1,
        rx.el.nav(
            ui.button(
                t("team_inputs.before"),
                icon="chevron-left",
                disabled=PAGE.page <= 1,
                on_click=S.turn_to(PAGE.page - 1),
            ),
            rx.el.span(
                t("team_inputs.page", page=PAGE.page, pages=PAGE.pages), class_name="cv-numbers"
            ),
            ui.button(
                t("team_inputs.after"),
                icon="chevron-right",
                disabled=PAGE.page >= PAGE.pages,
                on_click=S.turn_to(PAGE.page + 1),
            ),
            class_name="cv-pagination",
            aria_label=t("team_inputs.pages"),
        ),
    )
