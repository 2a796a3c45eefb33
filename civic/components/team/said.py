"""Fields written in several languages: one is shown at a time, all are sent."""

from typing import Any, Literal

import reflex as rx

from civic.components import ui
from civic.components.editor.text_editor import text_editor
from civic.components.notices import told
from civic.components.ui.classes import Text
from civic.components.ui.said import spoken
from civic.i18n.screens import t_in, t_in_language, t_key

How = Literal["line", "title", "area", "rich"]


def said_in(texts: Any) -> rx.Component:  # noqa: ANN401  a var
    """Show that of several written languages that is nearest to the reader's."""
    return rx.el.span(t_in(texts), class_name="cv-strong", **spoken(t_in_language(texts)))


def said_field(  # noqa: PLR0913  what a field in several languages needs
    state: Any,  # noqa: ANN401
    name: str,
    label: Text,
    texts: Any,  # noqa: ANN401
    languages: Any,  # noqa: ANN401
    *,
    how: How = "line",
    form: Any = "",  # noqa: ANN401
    help: Text | None = None,
    required: bool | rx.Var[bool] = False,
) -> rx.Component:
    """Build the field ``name`` of ``form``, sent as ``name.<language>`` for each language.

    ``texts`` holds what was said so far, and ``state`` is the page's ``Desk``. What is
    ``required`` is so in the first of the languages, which is that of the platform.
    """

    def one(code: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
        field_id = f"{form}{name}.{code}"
        wrong = rx.cond(state.form == form, told(state.errors[f"{name}.{code}"]), "")
        must = required is not False and rx.Var.create(required) & (code == languages[0])
        control = {
            "name": f"{name}.{code}",
            "lang": code,
            "invalid": wrong != "",
        }
        value = rx.cond(texts[code], texts[code], "")
        drawn = (
            text_editor(
                value=value,
                labelled_by=f"{field_id}-label",
                described_by=f"{field_id}-error",
                **control,
            )
            if how == "rich"
            else _plain(
                how,
                field_id,
                default_value=value,
                help=help is not None,
                required=must,
                **control,
            )
        )
        named = rx.el.span(label, " ", _language(code))
        return rx.el.div(
            ui.field(
                field_id,
                named,
                drawn,
                help=help,
                error=wrong,
                required=must,
                native=how != "rich",
            ),
            hidden=state.lang != code,
        )

    return rx.el.div(rx.foreach(languages, one))


def _language(code: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.span(t_key("team.language." + code), class_name="cv-lang", lang=code)


def _plain(how: How, field_id: str, **props: Any) -> rx.Component:  # noqa: ANN401
    if how == "area":
        return ui.text_area(field_id, short=True, dir="auto", **props)
    return ui.text_input(field_id, look="title" if how == "title" else "", dir="auto", **props)
