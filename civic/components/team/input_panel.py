"""The side panel of one contribution: what it says, and what the team can do with it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.given import given_answers
from civic.components.team.answer_forms import hide_form, reply_form, sort_form, status_form
from civic.components.team.internal_parts import (
    assign_form,
    meanwhile,
    notes,
    related,
    reports,
    whole,
)
from civic.components.team.merge_parts import is_gone, is_merged, merge_button, merged_into
from civic.components.team.option_form import option_form
from civic.components.team.place_form import place
from civic.components.team.split_parts import split_form
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_number
from civic.state.team.inputs import TeamInputsState

S: Shown = TeamInputsState

INPUT: Shown = S.detail


def input_panel() -> rx.Component:
    """Show the open input."""
    return rx.el.aside(
        rx.el.div(
            rx.el.h2(INPUT.title, lang=INPUT.lang, dir="auto", class_name="cv-title"),
            ui.icon_button("x", t("team_inputs.close"), on_click=S.close),
            class_name="cv-panel__head",
        ),
        meanwhile(),
        _facts(),
        reports(),
        merged_into(),
        rx.cond(INPUT.held == "waiting", _waiting(), rx.cond(INPUT.hidden_at, _hidden())),
        rx.el.div(rx.html(INPUT.body), class_name="cv-prose", lang=INPUT.lang, dir="auto"),
        rx.cond(
            INPUT.pictures.length() > 0,
            rx.el.div(
                rx.foreach(
                    INPUT.pictures,
                    lambda one: rx.el.img(src=one.url, alt=one.alt, lang=INPUT.lang),
                ),
                class_name="cv-gallery",
            ),
        ),
        given_answers(INPUT.answers, INPUT.lang),
        place(),
        assign_form(),
        rx.cond(
            INPUT.may_answer,
            ui.stack(
                rx.cond(~is_merged(), option_form()),
                rx.cond(~is_merged(), status_form()),
                _replies(),
                reply_form(),
            ),
        ),
        ui.more(t("team_inputs.sort"), sort_form()),
        rx.cond(INPUT.hidden_at, rx.fragment(), hide_form()),
        merge_button(),
        rx.cond(INPUT.may_answer & ~is_gone() & ~is_merged(), split_form()),
        related(),
        notes(),
        _history(),
        class_name="cv-panel",
        aria_label=t("team_inputs.panel"),
        tab_index=-1,
        key=INPUT.id,
    )


def _facts() -> rx.Component:
    return ui.stack(
        rx.el.p(
            rx.el.span(INPUT.author.name, dir="auto"),
            " · ",
            t_date(INPUT.created_at),
            class_name="cv-small cv-muted",
        ),
        rx.cond(
            INPUT.is_new,
            rx.el.div(
                ui.button(
                    t("team_inputs.see_it"), icon="eye", size="small", on_click=S.see(INPUT.id)
                )
            ),
            rx.fragment(),
        ),
        rx.el.p(
            rx.el.a(ui.said(INPUT.project), href=f"/projects/{INPUT.project_slug}"),
            " · ",
            ui.said(INPUT.activity),
            " · ",
            rx.el.a(t("team_inputs.see"), href=f"/inputs/{INPUT.id}"),
            class_name="cv-small",
        ),
        rx.el.p(
            t(
                "team_inputs.counts",
                up=t_number(INPUT.up),
                down=t_number(INPUT.down),
                comments=t_number(INPUT.comments),
            ),
            class_name="cv-small",
        ),
        rx.cond(
            INPUT.tags.length() > 0,
            ui.chips(rx.foreach(INPUT.tags, lambda one: ui.chip(ui.said(one)))),
        ),
        space="tight",
    )


def _waiting() -> rx.Component:
    queue = ui.link(t("team_inputs.to_queue"), "/admin/moderation?tab=waiting")
    return ui.alert(t("team_inputs.waiting_for"), queue)


def _hidden() -> rx.Component:
    show = ui.button(t("team_inputs.show_again"), icon="eye", on_click=S.show)
    queue = ui.link(t("team_inputs.to_queue"), "/admin/moderation?tab=hidden")
    return ui.alert(
        t("team_inputs.hidden_since", date=t_date(INPUT.hidden_at)),
        rx.el.p(INPUT.hidden_because, dir="auto"),
        whole("show"),
        rx.cond(INPUT.held == "", show, queue),
        tone="warn",
    )


def _replies() -> rx.Component:
    return rx.foreach(INPUT.replies, _reply)


def _reply(reply: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return ui.answer(
        t("team_inputs.reply"),
        ui.in_language(reply.signature, reply.lang),
        t_date(reply.at),
        rx.el.div(rx.html(reply.body), class_name="cv-prose", lang=reply.lang, dir="auto"),
        ui.more(
            t("team_inputs.change_reply"),
            reply_form(reply),
            ui.button(
                t("team_inputs.remove_reply"),
                kind="danger",
                icon="trash-2",
                on_click=S.remove_reply(reply.id),
            ),
        ),
    )


def _history() -> rx.Component:
    return ui.more(
        t("team_inputs.history"),
        rx.cond(
            INPUT.steps.length() + INPUT.versions.length() + INPUT.log.length() == 0,
            rx.el.p(t("team_inputs.no_history"), class_name="cv-muted"),
        ),
        rx.el.ol(rx.foreach(INPUT.steps, _step), class_name="cv-history"),
        rx.cond(
            INPUT.versions.length() > 0,
            rx.el.ol(rx.foreach(INPUT.versions, _version), class_name="cv-history"),
        ),
        rx.el.ol(rx.foreach(INPUT.log, _entry), class_name="cv-history"),
    )


def _step(step: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.li(
        rx.el.span(ui.said(step.status), class_name="cv-strong"),
        " ",
        rx.el.span(
            t_date(step.at), " · ", ui.in_language(step.department, step.lang), " ", step.author,
            class_name="cv-small cv-muted",
        ),
        rx.el.p(ui.in_language(step.note, step.lang)),
    )  # fmt: skip


def _version(version: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.li(
        rx.el.span(
            t("team_inputs.until", date=t_date(version.until)), class_name="cv-small cv-muted"
        ),
        rx.el.p(ui.in_language(version.title, INPUT.lang), class_name="cv-strong"),
        rx.el.div(rx.html(version.body), class_name="cv-prose", lang=INPUT.lang, dir="auto"),
    )


def _entry(line: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.li(
        rx.el.span(line.actor, class_name="cv-strong", dir="auto"),
        " · ",
        rx.el.span(line.sentence, dir="auto"),
        " ",
        rx.el.span(t_date(line.at), class_name="cv-small cv-muted"),
    )
