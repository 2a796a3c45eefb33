"""The steps of an import: a file, its columns, a trial."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.rules.layouts import FIELDS, field_key
from civic.state.team.exchange import STATUS
from civic.state.team.exchange import ExchangeState as S

FOUND: Shown = S.found
TRIAL: Shown = S.trial


def choose_file() -> rx.Component:
    """Ask for a file; it can be dropped on the field, and is sent by the browser itself."""
    wrong = told(S.wrong)
    return rx.el.section(
        rx.el.h2(t("team_import.import"), class_name="cv-title"),
        rx.cond(
            wrong != "",
            ui.alert(t("team_import.wrong"), rx.el.p(wrong), tone="danger", urgent=True),
        ),
        post_form(
            f"/api/imports/{S.head.activity_id}",
            ui.field(
                "file",
                t("team_import.file"),
                ui.drop_zone(
                    "upload",
                    t("team_import.drop"),
                    ui.text_input(
                        "file",
                        type="file",
                        name="file",
                        accept=".csv,.tsv,.txt,.xlsx",
                        help=True,
                        required=True,
                    ),
                ),
                help=t("team_import.file_help"),
                required=True,
            ),
            ui.cluster(
                ui.button(t("team_import.send"), kind="primary", type="submit", icon="upload")
            ),
            enc_type="multipart/form-data",
            class_name="cv-form",
        ),
        class_name="cv-panel",
    )


def columns() -> rx.Component:
    """Say what the file is, and let its columns be mapped where it is not known."""
    return rx.el.section(
        rx.el.h2(t("team_import.found", name=FOUND.filename), class_name="cv-title"),
        rx.cond(
            S.is_mapping,
            rx.el.p(t("team_import.unknown", count=FOUND.columns.length())),
            ui.alert(
                t_key("team_import.layout." + FOUND.layout),
                rx.el.p(t("team_import.recognised")),
                tone="ok",
            ),
        ),
        ui.more(t("team_import.sample"), _sample()),
        ui.form(
            rx.cond(S.is_mapping, _mapping()),
            rx.cond(
                told(S.errors["form"]) != "",
                ui.alert(told(S.errors["form"]), tone="danger", urgent=True),
            ),
            rx.cond(
                told(S.errors["file"]) != "",
                ui.alert(told(S.errors["file"]), tone="danger", urgent=True),
            ),
            rx.el.p(t("team_import.try_help"), class_name="cv-muted cv-small"),
            ui.cluster(
                ui.button(
                    rx.cond(S.is_busy, t("team_import.trying"), t("team_import.try")),
                    kind="primary",
                    type="submit",
                    icon="search-check",
                    busy=S.is_busy,
                ),
                _other_way(),
                ui.button(t("team_import.other_file"), kind="quiet", on_click=S.forget),
            ),
            on_submit=S.try_out,
        ),
        class_name="cv-panel",
    )


def _other_way() -> rx.Component:
    by_hand = ui.button(
        t("team_import.choose_columns"), kind="quiet", on_click=S.choose_columns(True)
    )
    known = ui.button(
        t("team_import.as_recognised"), kind="quiet", on_click=S.choose_columns(False)
    )
    return rx.cond(S.is_mapping, rx.cond(FOUND.layout != "", known), by_hand)


def _mapping() -> rx.Component:
    return ui.fieldset(
        t("team_import.map_columns"),
        rx.el.p(t("team_import.map_help"), class_name="cv-muted cv-small"),
        rx.el.div(*[_field(name) for name in FIELDS], class_name="cv-grid"),
    )


def _field(name: str) -> rx.Component:
    field_id = f"map-{name}"
    wrong = told(S.errors[name])
    chosen = rx.cond(S.mapping[name], S.mapping[name], "")
    return ui.field(
        field_id,
        t(field_key(name)),
        ui.select(
            field_id,
            rx.el.option(t("team_import.no_column"), value=""),
            rx.foreach(FOUND.columns, lambda column: rx.el.option(column, value=column)),
            name=name,
            default_value=chosen,
            required=name == "title",
            invalid=wrong != "",
            key=field_id + chosen.to(str),
        ),
        error=wrong,
        required=name == "title",
    )


def _sample() -> rx.Component:
    return ui.table(
        t("team_import.sample"),
        (rx.foreach(FOUND.columns, lambda column: ui.head(rx.el.span(column, dir="auto"))),),
        rx.foreach(
            FOUND.sample,
            lambda row: rx.el.tr(
                rx.foreach(row, lambda cell: ui.cell(rx.el.span(cell, dir="auto")))
            ),
        ),
    )


def trial() -> rx.Component:
    """Show what the file would bring, name its bad rows, and offer to import it."""
    return rx.el.section(
        rx.el.h2(t("team_import.trial"), class_name="cv-title"),
        rx.el.div(
            ui.figure(TRIAL.rows, t("team_import.rows")),
            ui.figure(TRIAL.fresh, t("team_import.fresh")),
            ui.figure(TRIAL.already, t("team_import.already")),
            ui.figure(TRIAL.left_out, t("team_import.left")),
            ui.figure(TRIAL.bad, t("team_import.bad")),
            ui.figure(TRIAL.placed, t("team_import.placed")),
            class_name="cv-figures",
        ),
        rx.cond(TRIAL.bad > 0, _bad(), _ready()),
        class_name="cv-panel",
        aria_live="polite",
    )


def _bad() -> rx.Component:
    return ui.stack(
        ui.alert(
            t("team_import.bad_title", count=TRIAL.bad),
            rx.el.p(t("team_import.bad_help")),
            tone="danger",
            urgent=True,
        ),
        ui.table(
            t("team_import.bad_rows"),
            (
                ui.head(t("team_import.row")),
                ui.head(t("team_import.column")),
                ui.head(t("team_import.why")),
            ),
            rx.foreach(
                TRIAL.mistakes,
                lambda one: ui.line(
                    one.row,
                    ui.cell(rx.el.span(one.column, dir="auto")),
                    ui.cell(one.sentence),
                ),
            ),
        ),
        rx.cond(
            TRIAL.bad > TRIAL.mistakes.length(),
            rx.el.p(t("team_import.more_bad", count=TRIAL.bad - TRIAL.mistakes.length())),
        ),
        ui.button(t("team_import.other_file"), icon="upload", on_click=S.forget),
    )


def _ready() -> rx.Component:
    return rx.cond(
        TRIAL.fresh > 0,
        ui.form(
            _first(),
            rx.cond(TRIAL.words.length() > 0, _statuses()),
            rx.cond(TRIAL.new_tags.length() > 0, _tags()),
            ui.cluster(
                ui.button(
                    t("team_import.do", count=TRIAL.fresh),
                    kind="primary",
                    type="submit",
                    icon="check",
                )
            ),
            on_submit=S.bring,
        ),
        ui.alert(
            t("team_import.all_there"),
            ui.button(t("team_import.other_file"), icon="upload", on_click=S.forget),
            tone="info",
        ),
    )


def _first() -> rx.Component:
    return ui.stack(
        rx.el.h3(t("team_import.first"), class_name="cv-title"),
        rx.el.ul(rx.foreach(TRIAL.first, _preview), class_name="cv-rows"),
    )


def _preview(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.li(
        rx.el.div(
            rx.el.p(one.title, class_name="cv-strong"),
            rx.el.p(one.text, class_name="cv-small"),
            ui.cluster(
                rx.foreach(one.tags, lambda tag: ui.chip(tag)),
                rx.cond(one.place != "", ui.chip(one.place, icon_name="map-pin")),
                rx.cond(one.status != "", ui.tag(one.status)),
                rx.el.span(one.author, class_name="cv-small cv-muted"),
            ),
            class_name="cv-rows__words",
        ),
        class_name="cv-rows__item",
        lang=one.lang,
        dir="auto",
    )


def _statuses() -> rx.Component:
    return ui.fieldset(
        t("team_import.statuses"),
        rx.el.div(rx.foreach(TRIAL.words, _status), class_name="cv-grid"),
    )


def _status(one: Any, at: Any) -> rx.Component:  # noqa: ANN401  vars of foreach
    field_id = f"status-{at}"
    return ui.field(
        field_id,
        t("team_import.status_of", word=one.word, count=one.count),
        ui.select(
            field_id,
            rx.el.option(t("team_import.first_status"), value=""),
            rx.foreach(TRIAL.statuses, lambda row: rx.el.option(row.text, value=row.id)),
            name=STATUS + one.word,
            default_value=one.status_id,
        ),
    )


def _tags() -> rx.Component:
    return ui.fieldset(
        t("team_import.new_tags", count=TRIAL.new_tags.length() + TRIAL.more_tags),
        ui.chips(rx.foreach(TRIAL.new_tags, lambda tag: ui.chip(tag))),
        rx.cond(TRIAL.more_tags > 0, rx.el.p(t("team_import.more_tags", count=TRIAL.more_tags))),
        rx.cond(
            TRIAL.may_add_tags,
            ui.checkbox(t("team_import.add_tags"), name="new_tags", default_checked=True),
            rx.el.p(t("team_import.no_tags"), class_name="cv-muted"),
        ),
    )
