"""The questions of a form as people meet them, each with the field that its kind asks for."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.letters.letter_count import letter_count
from civic.components.ui.classes import Child, Shown, Text
from civic.components.ui.said import spoken
from civic.i18n.screens import t
from civic.state.submit_form import CONFIDED

Drawn = Callable[[Shown], rx.Component]


def question_field(question: Shown, error: Text, place: Drawn, files: Drawn) -> rx.Component:
    """Build the field of a question; ``place`` and ``files`` draw how these are chosen."""
    return rx.el.div(
        rx.match(
            question.kind,
            ("choice", _group(question, error, _radios(question))),
            ("choices", _group(question, error, _boxes(question))),
            ("place", _group(question, error, [place(question)])),
            ("pictures", _group(question, error, [files(question)])),
            ("files", _group(question, error, [files(question)])),
            _single(question, error),
        ),
        rx.cond(question.is_public, rx.fragment(), _mark(question)),
        key=question.id,
    )


def _single(question: Shown, error: Text) -> rx.Component:
    return rx.el.div(
        rx.el.label(
            *_name(question, is_heard=True), html_for=question.name, class_name="cv-field__label"
        ),
        _help(question),
        _control(question, error),
        rx.cond(question.letters > 0, _count(question)),
        ui.error_line(question.name, error),
        class_name="cv-field",
    )


def _control(question: Shown, error: Text) -> rx.Component:
    line = _line(question, error, dir="auto", auto_complete="off")
    return rx.match(
        question.kind,
        ("long", ui.text_area(question.name, **_shared(question, error), dir="auto")),
        ("number", _measured(question, _line(question, error, input_mode="decimal"))),
        ("budget", _measured(question, _line(question, error, input_mode="decimal"))),
        ("date", _line(question, error, type="date")),
        ("link", _line(question, error, type="url", dir="ltr", auto_complete="url")),
        line,
    )


def _line(question: Shown, error: Text, **props: Any) -> rx.Component:  # noqa: ANN401
    return ui.text_input(question.name, **_shared(question, error), **props)


def _measured(question: Shown, control: rx.Component) -> rx.Component:
    """Set a number before what it counts."""
    unit = rx.el.span(question.unit, class_name="cv-muted", id=f"{question.name}-unit")
    return rx.cond(question.unit != "", rx.el.div(control, unit, class_name="cv-amount"), control)


def _shared(question: Shown, error: Text) -> dict[str, Any]:
    return {
        "help": True,
        "invalid": error != "",
        "default_value": question.value,
        "aria_required": rx.cond(question.is_required, "true", "false"),
    }


def _count(question: Shown) -> rx.Component:
    kind = rx.cond(question.kind == "long", "paragraphs", "line")
    count = letter_count(field=question.name, most=question.letters, kind=kind)
    return rx.el.span(count, class_name="cv-field__count")


def _group(question: Shown, error: Text, controls: list[Child]) -> rx.Component:
    return rx.el.fieldset(
        rx.el.legend(*_name(question), class_name="cv-legend"),
        _help(question),
        *controls,
        ui.error_line(question.name, error),
        id=question.name,
        tab_index=-1,
        aria_describedby=f"{question.name}-help {question.name}-error",
        class_name="cv-fieldset",
    )


def _radios(question: Shown) -> list[Child]:
    none = rx.el.label(
        rx.el.input(
            type="radio", name=question.name, value="", default_checked=question.value == ""
        ),
        rx.el.span(t("form.no_answer"), class_name="cv-muted"),
        class_name="cv-check",
    )
    options = rx.foreach(
        question.options,
        lambda option: _ticked(option, type="radio", name=question.name, value=option.id),
    )
    return [options, rx.cond(question.is_required, rx.fragment(), none)]


def _boxes(question: Shown) -> list[Child]:
    return [
        rx.foreach(
            question.options,
            lambda option: _ticked(
                option, type="checkbox", name=f"{question.name}-{option.id}", value="on"
            ),
        )
    ]


def _ticked(option: Shown, **props: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.label(
        rx.el.input(default_checked=option.is_picked, **props),
        rx.el.span(option.name.text, **spoken(option.name.lang)),
        class_name="cv-check",
        key=option.id,
    )


def _name(question: Shown, *, is_heard: bool = False) -> list[Child]:
    optional = rx.el.span(t("submit.optional"), class_name="cv-field__optional")
    return [
        rx.el.span(question.wording.text, **spoken(question.wording.lang)),
        " ",
        rx.cond(question.is_required, *ui.needed(True, hidden=is_heard), optional),
    ]


def _help(question: Shown) -> rx.Component:
    """Say what helps to answer, and that the team alone will read it."""
    team = rx.el.span(ui.icon("lock"), " ", t("form.team_only"), class_name="cv-confided")
    words = rx.el.span(question.help.text, class_name="cv-lines", **spoken(question.help.lang))
    return rx.el.div(
        rx.cond(question.help.text != "", words),
        rx.cond(question.is_public, rx.fragment(), team),
        id=f"{question.name}-help",
        class_name="cv-field__help",
    )


def _mark(question: Shown) -> rx.Component:
    """Send along that it was shown as the team's, so that it never becomes public on its way."""
    return rx.el.input(
        type="hidden",
        name=f"{question.name}{CONFIDED}",
        value="on",
        read_only=True,
        custom_attrs={"data-no-draft": ""},
    )
