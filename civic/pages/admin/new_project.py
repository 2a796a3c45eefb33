"""Beginning a project: what to do, then a title, a question and a first day."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.copying import copying
from civic.components.team.frame import team_frame
from civic.components.team.method_icon import method_icon
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key
from civic.pages.routing import page
from civic.state.team.start import StartState

S: Shown = StartState

CHOSEN: Shown = S.chosen


@page("/admin/projects/new", title="team.start.title", on_load=S.load)
def new_project() -> rx.Component:
    """Lead an organiser from an intention, or from another project, to a draft."""
    return team_frame("projects", S, rx.cond(S.source != "", _copy(), _anew()))


def _copy() -> rx.Component:
    copied: Shown = S.copied
    source = rx.el.a(copied.title, lang=copied.lang, dir="auto", href=f"/admin/projects/{S.source}")
    projects = rx.el.a(t("team.rail.projects"), href="/admin")
    return rx.fragment(
        ui.page_heading(
            t("team_life.copy_of", title=copied.title),
            t("team_life.copy_lead"),
            above=ui.breadcrumbs(t("team.path"), projects, source),
        ),
        copying(S),
    )


def _anew() -> rx.Component:
    has_chosen = CHOSEN.preset != ""
    return rx.fragment(
        ui.page_heading(t("team.start.title"), t("team.start.lead")),
        ui.stepper(
            t("team.start.steps"),
            ui.step(t("team.start.step_what"), now=~has_chosen, done=has_chosen),
            ui.step(t("team.start.step_words"), now=has_chosen),
            ui.step(t("team.start.step_adjust"), now=False),
        ),
        rx.cond(has_chosen, _words(), _what()),
    )


def _what() -> rx.Component:
    return ui.section(
        "what", t("team.start.what"), ui.doors(rx.foreach(S.offers, _offer)),
    )  # fmt: skip


def _offer(offer: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    name = offer.method + ".preset." + offer.preset
    return rx.el.button(
        rx.el.span(method_icon(offer.icon), class_name="cv-door__icon"),
        rx.el.span(
            rx.el.span(t_key(name), class_name="cv-door__title"),
            rx.el.span(t_key(name + ".help"), class_name="cv-door__text"),
            class_name="cv-door__words",
        ),
        rx.el.span(ui.icon("arrow-right"), class_name="cv-door__arrow"),
        type="button",
        class_name="cv-door",
        on_click=S.choose(offer.method, offer.preset),
    )


def _words() -> rx.Component:
    return ui.columns(
        ui.form(
            ui.field(
                "title",
                t("team.start.name"),
                ui.text_input(
                    "title",
                    look="title",
                    help=True,
                    required=True,
                    invalid=told(S.errors["title"]) != "",
                    auto_focus=True,
                ),
                help=t("team.start.name_help"),
                error=told(S.errors["title"]),
                required=True,
            ),
            ui.field(
                "question",
                t("team.start.question"),
                ui.text_input("question", help=True, invalid=told(S.errors["question"]) != ""),
                help=t("team.start.question_help"),
                error=told(S.errors["question"]),
                optional=t("team.optional"),
            ),
            ui.field(
                "starts_on",
                t("team.start.starts_on"),
                ui.text_input(
                    "starts_on",
                    type="date",
                    default_value=S.starts_on,
                    on_change=S.begin_on,
                    invalid=told(S.errors["starts_on"]) != "",
                    required=True,
                ),
                error=told(S.errors["starts_on"]),
                required=True,
            ),
            rx.el.div(
                ui.button(t("team.start.begin"), kind="primary", type="submit"),
                ui.button(t("team.start.other"), kind="quiet", on_click=S.change_mind),
                class_name="cv-form__foot",
            ),
            on_submit=S.begin,
        ),
        _plan(),
    )


def _plan() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("team.start.plan"), class_name="cv-title"),
        rx.el.p(t("team.start.plan_help"), class_name="cv-small cv-muted"),
        rx.el.ol(
            rx.foreach(
                CHOSEN.phases,
                lambda phase: rx.el.li(
                    rx.el.span(phase.title, class_name="cv-strong"),
                    rx.el.br(),
                    rx.el.span(
                        rx.cond(
                            phase.ends != "",
                            t(
                                "team.start.from_to",
                                start=t_date(phase.starts),
                                end=t_date(phase.ends),
                            ),
                            t("team.start.from", start=t_date(phase.starts)),
                        ),
                        class_name="cv-small cv-muted",
                    ),
                ),
            ),
            class_name="cv-history",
        ),
        class_name="cv-panel",
    )
