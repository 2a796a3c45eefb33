"""The table of contributions: its lines with what can be picked, and steps through it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.long_table import long_table, place_in
from civic.components.team.option_form import verdict_name
from civic.components.ui.classes import Shown, true_or_false
from civic.i18n.screens import t, t_date, t_number
from civic.services.team_inputs import PAGE
from civic.state.team.inputs import TeamInputsState

S: Shown = TeamInputsState

WINDOW: Shown = S.window
CHOICES: Shown = S.choices
HAS_VOTE = CHOICES.has_vote
DETAIL: Shown = S.detail
KEYS = (
    ("keys.step", ("↓", "↑", "j", "k")),
    ("keys.open", ("Enter",)),
    ("keys.close", ("Esc",)),
    ("keys.pick", ("x",)),
    ("keys.seen", ("s",)),
    ("keys.page", ("PageUp", "PageDown")),
    ("keys.ends", ("Home", "End")),
)
PAGES: Shown = (WINDOW.total + PAGE - 1) // PAGE


def input_table() -> rx.Component:
    """Build the table, with steps through it under it."""
    return ui.stack(
        long_table(
            t("team_inputs.table"),
            (
                rx.el.th(ui.hidden_text(t("team_bulk.pick_one")), scope="col"),
                ui.head(t("team_inputs.input")),
                ui.head(t("team_inputs.status")),
                (HAS_VOTE, ui.head(t("team_vote.verdict"), extra=True)),
                (HAS_VOTE, ui.head(t("team_vote.cost"), number=True, extra=True)),
                ui.head(t("team_inputs.assignee"), extra=True),
                ui.head(t("team_inputs.author"), extra=True),
                ui.head(t("team_inputs.when"), extra=True),
                ui.head(t("team_inputs.support"), number=True, extra=True),
                ui.head(t("team_inputs.comments"), number=True, extra=True),
            ),
            rx.foreach(WINDOW.rows, _line),
            WINDOW,
            goal=S.goal,
            on_look=S.look,
        ),
        _pages(),
        _keyboard(),
    )


def _line(row: Any, at: Any) -> rx.Component:  # noqa: ANN401  vars of foreach
    return rx.el.tr(
        rx.el.td(
            rx.el.label(
                rx.el.input(
                    type="checkbox",
                    default_checked=S.is_all | S.picked.contains(row.id),
                    disabled=S.is_all,
                    on_change=S.pick(row.id),
                    aria_label=t("team_bulk.pick", title=row.title),
                    key=f"pick{row.id}{S.serial}",
                ),
                class_name="cv-table__pick",
            )
        ),
        rx.el.th(_title(row), scope="row"),
        ui.cell(
            rx.cond(row.status.id != "", ui.said(row.status), t("team_inputs.no_status")),
            rx.cond(
                row.is_answered,
                rx.el.span(" ", ui.icon("message-square-reply", t("team_inputs.is_answered"))),
                rx.fragment(),
            ),
            rx.cond(HAS_VOTE, rx.el.span(_verdict(row), class_name="cv-long__verdict")),
        ),
        rx.cond(HAS_VOTE, ui.cell(_verdict(row), extra=True)),
        rx.cond(HAS_VOTE, ui.cell(row.cost, number=True, extra=True)),
        ui.cell(rx.el.span(row.assignee, dir="auto"), extra=True),
        ui.cell(rx.el.span(row.author.name, dir="auto"), extra=True),
        ui.cell(rx.el.span(t_date(row.created_at, "short"), class_name="cv-nowrap"), extra=True),
        ui.cell(t_number(row.up), number=True, extra=True),
        ui.cell(t_number(row.comments), number=True, extra=True),
        aria_selected=true_or_false(row.id == DETAIL.id),
        custom_attrs={"data-id": row.id, **place_in(WINDOW, at)},
        key=row.id,
    )


def _verdict(row: Any) -> rx.Component:  # noqa: ANN401
    return rx.cond(row.verdict != "", verdict_name(row.verdict), "")


def _title(row: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.span(
        ui.open_button(
            rx.el.span(row.title, lang=row.lang, dir="auto"), on_click=S.open_input(row.id)
        ),
        rx.cond(row.is_new, ui.tag(t("team_inputs.is_new"), "info"), rx.fragment()),
        rx.cond(row.is_reported, ui.tag(t("team_inputs.is_reported"), "warn"), rx.fragment()),
        rx.cond(row.is_hidden, ui.tag(t("team_inputs.is_hidden"), "danger"), rx.fragment()),
        rx.cond(row.is_withdrawn, ui.tag(t("team_inputs.is_withdrawn")), rx.fragment()),
        class_name="cv-cluster cv-cluster--tight",
    )


def _pages() -> rx.Component:
    return rx.cond(
        (S.at > 0) | (S.until < WINDOW.total),
        rx.el.nav(
            ui.button(
                t("team_inputs.before"),
                icon="chevron-left",
                disabled=S.at <= 0,
                on_click=S.turn_to(S.page - 1),
            ),
            _jump(),
            ui.button(
                t("team_inputs.after"),
                icon_end="chevron-right",
                disabled=S.until >= WINDOW.total,
                on_click=S.turn_to(S.page + 1),
            ),
            rx.el.span(
                t("team_inputs.lines", first=t_number(S.at + 1), last=t_number(S.until)),
                class_name="cv-numbers",
            ),
            class_name="cv-pagination",
            aria_label=t("team_inputs.pages"),
        ),
    )


def _jump() -> rx.Component:
    """Let any of hundreds of pages be reached at once."""
    return rx.el.form(
        rx.el.label(t("team_inputs.page"), html_for="page-number"),
        rx.el.input(
            id="page-number",
            name="page",
            input_mode="numeric",
            auto_complete="off",
            default_value=S.page.to_string(),
            class_name="cv-input cv-input--page",
        ),
        rx.el.span(t("team_inputs.of_pages", pages=t_number(PAGES))),
        on_submit=S.go_to,
        class_name="cv-cluster cv-cluster--tight cv-numbers",
        key=S.page.to_string(),
    )


def _keyboard() -> rx.Component:
    return rx.el.div(
        ui.more(
            t("team_inputs.keys"),
            ui.facts(
                *[
                    (
                        rx.fragment(*[rx.el.kbd(key, class_name="cv-key") for key in keys]),
                        t(f"team_inputs.{name}"),
                    )
                    for name, keys in KEYS
                ]
            ),
        ),
        class_name="cv-only-desktop",
    )
