"""Forms: a field is a label, its help, its error and one native control, tied together."""

from typing import Any

import reflex as rx

from civic.components.ui.buttons import icon
from civic.components.ui.classes import Child, Flag, Text, classes, true_or_false
from civic.i18n.screens import t


def form(*fields: Child, **props: Any) -> rx.Component:  # noqa: ANN401  handlers
    """Build a form whose fields stand under each other."""
    return rx.el.form(*fields, class_name="cv-form", no_validate=True, **props)


def field(  # noqa: PLR0913  the parts of a field
    id: str,
    label: Text,
    control: Child,
    *,
    help: Text | None = None,
    error: Text | None = None,
    optional: Text | None = None,
    required: Flag = False,
    count: Child | None = None,
    native: bool = True,
) -> rx.Component:
    """Build a labelled field around ``control``, made with the same ``id``.

    A control that is not ``native`` is labelled by ``<id>-label``: no label of HTML leads to it.

    ``optional`` is the word shown beside the label of what need not be filled in; ``required``
    marks for the eyes what the control, where it is so too, says to those who hear the page;
    ``error`` may be a var, which is then shown while it is not empty.
    """
    marks = [*_optional(optional), *needed(required, hidden=True)]
    return rx.el.div(
        rx.el.label(label, *marks, html_for=id, class_name="cv-field__label")
        if native
        else rx.el.span(label, *marks, id=f"{id}-label", class_name="cv-field__label"),
        *([] if help is None else [rx.el.p(help, id=f"{id}-help", class_name="cv-field__help")]),
        control,
        *([] if count is None else [rx.el.span(count, class_name="cv-field__count")]),
        *([] if error is None else [error_line(id, error)]),
        class_name="cv-field",
    )


def error_line(id: str, error: Text) -> rx.Component:
    """Show what is wrong with a field, and say it when it appears."""
    words = rx.el.p(
        icon("circle-alert"), rx.el.span(error), id=f"{id}-error", class_name="cv-field__error"
    )
    shown = rx.cond(error != "", words, rx.fragment()) if isinstance(error, rx.Var) else words
    return rx.el.div(shown, aria_live="polite")


def text_input(  # noqa: PLR0913  the switches of an input
    id: str,
    *,
    type: str = "text",
    look: str = "",
    help: bool = False,
    invalid: Flag = False,
    required: Flag = False,
    **props: Any,  # noqa: ANN401  value, handlers and attributes
) -> rx.Component:
    """Build a one-line input; ``look`` is ``title``, ``code``, ``receipt`` or ``color``.

    ``help`` tells that the field around it has a line of help to be read with it.
    """
    return rx.el.input(
        id=id,
        name=props.pop("name", id),
        type=type,
        class_name=classes("cv-input", f"cv-input--{look}" if look else ""),
        **_told(id, help=help, invalid=invalid, required=required),
        **props,
    )


def text_area(
    id: str,
    *,
    short: bool = False,
    help: bool = False,
    invalid: Flag = False,
    required: Flag = False,
    **props: Any,  # noqa: ANN401  value, handlers and attributes
) -> rx.Component:
    """Build an input of several lines that grows with what is written."""
    return rx.el.textarea(
        id=id,
        name=props.pop("name", id),
        class_name=classes("cv-textarea", "cv-textarea--short" if short else ""),
        **_told(id, help=help, invalid=invalid, required=required),
        **props,
    )


def select(
    id: str,
    *options: Child,
    help: bool = False,
    invalid: Flag = False,
    required: Flag = False,
    **props: Any,  # noqa: ANN401  value, handlers and attributes
) -> rx.Component:
    """Build a native drop-down of ``rx.el.option``s."""
    return rx.el.select(
        *options,
        id=id,
        name=props.pop("name", id),
        class_name="cv-select",
        **_told(id, help=help, invalid=invalid, required=required),
        **props,
    )


def checkbox(label: Text, *, help: Text | None = None, **props: Any) -> rx.Component:  # noqa: ANN401
    """Build a box to tick, with its label and an optional line of help."""
    return _ticked("checkbox", label, help, props)


def radio(label: Text, *, help: Text | None = None, **props: Any) -> rx.Component:  # noqa: ANN401
    """Build one of several answers; those of a group share their ``name``."""
    return _ticked("radio", label, help, props)


def fieldset(
    legend: Child,
    *controls: Child,
    error: Text | None = None,
    id: str = "",
    required: Flag = False,
) -> rx.Component:
    """Group controls that answer one question; where it is ``required``, the legend says so."""
    shown = [] if error is None else [error_line(id, error)]
    legend_line = rx.el.legend(legend, *needed(required), class_name="cv-legend")
    return rx.el.fieldset(legend_line, *controls, *shown, class_name="cv-fieldset")


def choice(title: Text, text: Text, *, type: str = "radio", **props: Any) -> rx.Component:  # noqa: ANN401
    """Build a large answer that says what choosing it means."""
    return rx.el.label(
        rx.el.input(type=type, **props),
        rx.el.span(
            rx.el.span(title, class_name="cv-title"),
            rx.el.span(text, class_name="cv-check__help"),
        ),
        class_name="cv-choice",
    )


def search_input(id: str, label: Text, **props: Any) -> rx.Component:  # noqa: ANN401
    """Build a search box named by ``label``, which also stands in it while it is empty."""
    return rx.el.div(
        rx.el.span(icon("search"), class_name="cv-search__icon"),
        rx.el.input(
            id=id,
            name=id,
            type="search",
            class_name="cv-input",
            aria_label=label,
            placeholder=label,
            **props,
        ),
        class_name="cv-search",
    )


def drop_zone(icon_name: str, text: Text, *controls: Child) -> rx.Component:
    """Frame the place where pictures or files are chosen or dropped."""
    return rx.el.div(icon(icon_name, large=True), rx.el.p(text), *controls, class_name="cv-drop")


def saved_line(text: Text, icon_name: str = "check") -> rx.Component:
    """Say that what was written is kept."""
    return rx.el.p(icon(icon_name), rx.el.span(text), class_name="cv-saved", role="status")


def needed(required: Flag, *, hidden: bool = False) -> list[Child]:
    """Return the word that marks what must be filled in; ``hidden`` where the control says it."""
    if required is False:
        return []
    unheard = {"aria_hidden": "true"} if hidden else {}
    word = rx.el.span(" ", t("frame.required"), class_name="cv-field__optional", **unheard)
    return [rx.cond(required, word, rx.fragment()) if isinstance(required, rx.Var) else word]


def _optional(word: Text | None) -> list[Child]:
    return [] if word is None else [" ", rx.el.span(word, class_name="cv-field__optional")]


def _told(id: str, *, help: bool, invalid: Flag, required: Flag) -> dict[str, Any]:
    described = f"{id}-help {id}-error" if help else f"{id}-error"
    return {
        "aria_describedby": described,
        "aria_invalid": true_or_false(invalid),
        **({} if required is False else {"aria_required": true_or_false(required)}),
    }


def _ticked(type: str, label: Text, help: Text | None, props: dict[str, Any]) -> rx.Component:
    said = [] if help is None else [rx.el.span(help, class_name="cv-check__help")]
    return rx.el.label(
        rx.el.input(type=type, **props), rx.el.span(label, *said), class_name="cv-check"
    )
