"""The form of a method's settings, drawn from what its class asks for."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.said import said_field
from civic.i18n.screens import t, t_key

FULL = "cv-grid__full"


def settings_fields(
    state: Any,  # noqa: ANN401
    form: Any,  # noqa: ANN401
    fields: Any,  # noqa: ANN401
) -> rx.Component:
    """Build the fields of an activity's settings; ``form`` is the activity's id."""
    return rx.el.div(
        rx.foreach(fields, lambda field: _field(state, form, field)),
        class_name="cv-grid cv-grid--level",
    )


def _field(state: Any, form: Any, field: Any) -> rx.Component:  # noqa: ANN401
    asked = rx.el.div(
        rx.match(
            field.kind,
            ("flag", _flag(field)),
            ("choice", _choice(state, form, field)),
            ("choices", _choices(field)),
            ("number", _line(state, form, field, "number")),
            ("text", _said(state, form, field, "area")),
            ("rich", _said(state, form, field, "rich")),
            _line(state, form, field, "text"),
        ),
        ui.error_line(_id(form, field), _wrong(state, form, field)),
        hidden=~field.is_shown,
        class_name=rx.match(
            field.kind,
            ("rich", FULL),
            ("text", FULL),
            ("choices", FULL),
            rx.cond(field.is_wide, f"{FULL} cv-measure", ""),
        ),
    )
    part = rx.el.h3(t_key(field.part), class_name=f"{FULL} cv-title")
    return rx.fragment(rx.cond(field.part != "", part), asked)


def _wrong(state: Any, form: Any, field: Any) -> Any:  # noqa: ANN401
    return rx.cond(state.form == form, told(state.errors[field.name]), "")


def _flag(field: Any) -> rx.Component:  # noqa: ANN401
    label, help = t_key(field.label), _help(field)
    return ui.checkbox(label, help=help, name=field.name, default_checked=field.flag)


def _choice(state: Any, form: Any, field: Any) -> rx.Component:  # noqa: ANN401
    return ui.field(
        _id(form, field),
        t_key(field.label),
        ui.select(
            _id(form, field),
            rx.foreach(field.options, lambda one: rx.el.option(t_key(one.label), value=one.value)),
            name=field.name,
            default_value=field.value,
            invalid=_wrong(state, form, field) != "",
            on_change=lambda value: state.pick(form, field.name, value),
        ),
        help=_help(field),
    )


def _choices(field: Any) -> rx.Component:  # noqa: ANN401
    return ui.fieldset(
        t_key(field.label),
        ui.cluster(
            rx.foreach(
                field.options,
                lambda one: ui.checkbox(
                    t_key(one.label),
                    name=f"{field.name}:{one.value}",
                    default_checked=one.is_picked,
                ),
            )
        ),
        required=field.is_required,
    )


def _line(state: Any, form: Any, field: Any, type: str) -> rx.Component:  # noqa: ANN401
    limits: dict[str, Any] = {}
    if type == "number":
        whole = rx.cond(field.step != "", field.step, "1")
        limits = {"min": field.least, "max": field.most, "step": whole}
    return ui.field(
        _id(form, field),
        t_key(field.label),
        ui.text_input(
            _id(form, field),
            type=type,
            name=field.name,
            default_value=field.value,
            required=field.is_required,
            invalid=_wrong(state, form, field) != "",
            **limits,
        ),
        help=_help(field),
        required=field.is_required,
    )


def _said(state: Any, form: Any, field: Any, how: Any) -> rx.Component:  # noqa: ANN401
    return said_field(
        state, field.name, t_key(field.label), field.texts, state.languages, how=how, form=form
    )


def _help(field: Any) -> Any:  # noqa: ANN401
    return rx.cond(field.help != "", t_key(field.help), "")


def _id(form: Any, field: Any) -> Any:  # noqa: ANN401
    return f"{form}-{field.name}"


def choose_preset(presets: list[str]) -> rx.Component:
    """Offer the presets of the catalogue, each ``method.preset``."""
    options = [rx.el.option(_preset(name), value=name) for name in presets]
    return ui.select("preset", *options)


def _preset(name: str) -> rx.Var[str]:
    method, _, preset = name.partition(".")
    return t(f"{method}.preset.{preset}")
