"""The form of an input as a conversation: one step on screen, all of them in the form."""

import reflex as rx

from civic.components import ui
from civic.components.draft.connection import connection_is_lost
from civic.components.draft.draft_keeper import draft_keeper
from civic.components.notices import told
from civic.components.sections import input_steps
from civic.components.terms import terms
from civic.components.ui.classes import Shown, Text
from civic.i18n.screens import t, t_key
from civic.state.events import sends
from civic.state.submit import SubmitState

PAGE: Shown = SubmitState.page
now: Shown = SubmitState.now
STEPS: Shown = SubmitState.steps
ERRORS: Shown = SubmitState.errors
INPUT: Shown = SubmitState.input_id


def input_form() -> rx.Component:
    """Ask for an input, step by step, and keep what is typed until it is sent."""
    key = rx.cond(INPUT != "", f"input.{INPUT}", f"new.{PAGE.activity.id}")
    return ui.stack(
        ui.stepper(t("submit.steps"), rx.foreach(STEPS, _step)),
        _wrong(),
        ui.form(
            rx.el.input(type="hidden", name="step", value=now, read_only=True),
            rx.el.div(
                *[
                    _place(name, build())
                    for name, build in (
                        ("what", input_steps.what),
                        ("why", input_steps.why),
                        ("where", input_steps.where),
                        ("more", input_steps.more),
                    )
                ],
                rx.foreach(SubmitState.form, _questions),
                _place("check", input_steps.check()),
                class_name="cv-steps",
            ),
            draft_keeper(
                draft_key=key,
                at=now,
                lost=connection_is_lost(),
                on_restore=SubmitState.take_up,
            ),
            rx.cond(now == "check", terms()),
            _acts(),
            on_submit=SubmitState.go_on,
            key=key,
        ),
        space="loose",
    )


def _step(step: Shown, at: Shown) -> rx.Component:
    own = rx.el.span(t_key("submit.step_" + step))
    asked = rx.foreach(SubmitState.form, lambda page, number: _named(step, page, number))
    return ui.step(
        rx.cond(step.startswith("form-"), rx.fragment(asked), own),
        now=step == now,
        done=at < SubmitState.passed,
    )


def _named(step: Shown, page: Shown, number: Shown) -> rx.Component:
    return rx.cond(step == rx.Var.create(f"form-{number}"), input_steps.page_title(page))


def _questions(page: Shown, number: Shown) -> rx.Component:
    name = rx.Var.create(f"form-{number}")
    return _shown(name, input_steps.questions(page, name))


def _place(name: str, content: rx.Component) -> rx.Component:
    """Keep a step in the form; out of sight it can be neither reached nor read."""
    return rx.cond(STEPS.contains(name), _shown(name, content))


def _shown(name: Text, content: rx.Component) -> rx.Component:
    return rx.el.section(
        content,
        aria_labelledby=f"step-{name}",
        class_name=rx.cond(now == name, "cv-steps__step", "cv-steps__step cv-steps__step--off"),
    )


def _wrong() -> rx.Component:
    words = told(ERRORS["form"])
    return rx.el.div(
        rx.cond(
            words != "",
            ui.alert(
                t("submit.wrong"),
                rx.el.p(words),
                rx.el.p(t("submit.safe")),
                tone="warn",
                urgent=True,
            ),
        ),
        id="wrong",
        tab_index=-1,
        hidden=words == "",
    )


def _acts() -> rx.Component:
    last = rx.cond(INPUT != "", t("submit.save"), t("submit.send"))
    return ui.action_bar(
        ui.button(
            rx.cond(now == "check", last, t("submit.continue")), kind="primary", type="submit"
        ),
        rx.cond(
            SubmitState.passed > 0,
            ui.button(
                t("submit.back"),
                kind="quiet",
                icon="arrow-left",
                on_click=sends(SubmitState.go_back),
            ),
        ),
    )
