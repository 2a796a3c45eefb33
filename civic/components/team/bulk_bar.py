"""What can be done with all that is picked in the table of contributions."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.team.bulk_forms import (
    assess_form,
    assign_form,
    hide_form,
    move_form,
    status_form,
    tags_form,
    whole,
)
from civic.components.team.merge_parts import merge_dialog
from civic.components.ui.classes import Child, Shown
from civic.i18n.screens import t, t_number
from civic.services.team_inputs import PAGE
from civic.services.team_query import FILTERS
from civic.state.team.inputs import TeamInputsState
from civic.state.team.picking import BULK

S: Shown = TeamInputsState

WINDOW: Shown = S.window
QUERY: Shown = S.query
CHOICES: Shown = S.choices
COUNT: Shown = rx.cond(S.is_all, WINDOW.total, S.picked.length())
FORMATS = (("csv", "CSV"), ("xlsx", "Excel"), ("geojson", "GeoJSON"))


def bulk_bar() -> rx.Component:
    """Say how many are picked, and offer what can be done with them."""
    is_any = S.is_all | (S.picked.length() > 0)
    return rx.cond(
        WINDOW.total > 0,
        rx.el.div(
            rx.el.div(
                rx.el.div(
                    rx.cond(
                        is_any,
                        rx.el.span(t("team_bulk.picked", count=COUNT), class_name="cv-strong"),
                        rx.el.span(t("team_bulk.none"), class_name="cv-muted"),
                    ),
                    role="status",
                ),
                *_picking(is_any),
                class_name="cv-bulk__strip",
            ),
            rx.cond(is_any, _acts()),
            _dialogs(),
            class_name=rx.cond(is_any, "cv-bulk cv-bulk--on", "cv-bulk"),
            role="group",
            aria_label=t("team_bulk.title"),
        ),
    )


def _picking(is_any: Any) -> list[rx.Component]:  # noqa: ANN401  a var
    here = ui.text_button(t("team_bulk.pick_page"), on_click=S.pick_page)
    every = ui.text_button(
        t("team_bulk.pick_all", count=t_number(WINDOW.total)), on_click=S.pick_all
    )
    none = ui.text_button(t("team_bulk.let_go"), on_click=S.let_all_go)
    return [
        rx.cond(S.is_all, rx.fragment(), here),
        rx.cond((WINDOW.total > PAGE) & ~S.is_all, every, rx.fragment()),
        rx.cond(is_any, none, rx.fragment()),
    ]


def _acts() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            ui.button(t("team_bulk.seen"), icon="eye", size="small", on_click=S.see("")),
            _act("status", t("team_bulk.status"), "circle-check"),
            _act("tags", t("team_bulk.tags"), "list"),
            _act("assign", t("team_bulk.assign"), "user"),
            _act("hide", t("team_bulk.hide"), "eye-off"),
            ui.button(t("team_bulk.show"), icon="rotate-ccw", size="small", on_click=S.show_all),
            _act("move", t("team_bulk.move"), "arrow-right"),
            ui.button(
                t("team_bulk.merge"),
                icon="merge",
                size="small",
                aria_haspopup="dialog",
                on_click=S.begin_merge(""),
            ),
            rx.cond(
                QUERY.state == "merged",
                ui.button(t("team_bulk.part"), icon="split", size="small", on_click=S.part_all),
            ),
            rx.cond(CHOICES.has_vote, _act("assess", t("team_vote.bulk"), "coins")),
            _act("export", t("team_bulk.export"), "download"),
            class_name="cv-bulk__strip",
        ),
        rx.cond((S.form == BULK) & (S.acting == ""), whole()),
    )


def _act(act: str, label: rx.Var[str], icon: str) -> rx.Component:
    return ui.button(label, icon=icon, size="small", aria_haspopup="dialog", on_click=S.act_on(act))


def _export() -> rx.Component:
    """Send what is picked, or the filters where all is, for a file of it."""
    fields = [rx.el.input(type="hidden", name=name, value=getattr(QUERY, name)) for name in FILTERS]
    ids = rx.el.input(type="hidden", name="ids", value=rx.cond(S.is_all, "", S.picked.join(",")))
    every = rx.el.input(type="hidden", name="all", value=rx.cond(S.is_all, "1", ""))
    files = [
        ui.button(name, icon="download", type="submit", name="kind", value=kind)
        for kind, name in FORMATS
    ]
    return post_form(
        "/api/team/inputs/export",
        rx.el.p(t("team_bulk.export_help")),
        *fields,
        ids,
        every,
        ui.cluster(*files),
        class_name="cv-form",
    )


def _dialogs() -> rx.Component:
    return rx.fragment(
        _dialog("status", t("team_bulk.status_title", count=COUNT), status_form()),
        _dialog("tags", t("team_bulk.tags_title", count=COUNT), tags_form()),
        _dialog("assign", t("team_bulk.assign_title", count=COUNT), assign_form()),
        _dialog("hide", t("team_bulk.hide_title", count=COUNT), hide_form()),
        _dialog("move", t("team_bulk.move_title", count=COUNT), move_form()),
        _dialog("assess", t("team_vote.bulk_title", count=COUNT), assess_form()),
        _dialog("export", t("team_bulk.export_title", count=COUNT), _export()),
        merge_dialog(COUNT),
    )


def _dialog(act: str, title: rx.Var[str], form: Child) -> rx.Component:
    return ui.dialog(
        f"bulk-{act}",
        title,
        form,
        close=t("team_inputs.close"),
        open=S.acting == act,
        on_dismiss=S.stop_acting,
    )
