"""Fields written in several languages: one is shown at a time, all are sent."""

from typing import Any, Literal

import reflex as rx

from civic.components import ui
from civic.components.editor.text_editor import text_editor
from civic.components.notices import told
from civic.components.ui.classes import Text
from civic.i18n.screens import t_key

How = Literal["line", "title", "area", "rich"]


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
) -> rx.Component:
    """Build the field ``name`` of ``form``, sent as ``name.<language>`` for each language.

    ``texts`` holds what was said so far, and ``state`` is the page's ``Desk``.
    """

    def one(code: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
        field_id = f"{form}{name}.{code}"
        wrong = rx.cond(state.form == form, told(state.errors[f"{name}.{code}"]), "")
        return rx.el.div(
            ui.field(
                field_id,
                rx.el.span(label, " ", _language(code)),
                _control(how, field_id, f"{name}.{code}", texts[code], code, wrong, label),
                help=help,
                error=wrong,
            ),
            hidden=state.lang != code,
        )

    return rx.el.div(rx.foreach(languages, one))


def _language(code: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.span(t_key("team.language." + code), class_name="cv-lang", lang=code)


def _control(  # noqa: PLR0913, PLR0917  as above
    how: How,
    field_id: str,
    name: str,
    value: Any,  # noqa: ANN401
    code: Any,  # noqa: ANN401
    wrong: Any,  # noqa: ANN401
    label: Text,
) -> rx.Component:
    value = rx.cond(value, value, "")
    if how == "rich":
        return text_editor(name=name, value=value, label=label, lang=code, invalid=wrong != "")
    common = {"name": name, "default_value": value, "lang": code, "dir": "auto"}
    if how == "area":
        return ui.text_area(field_id, short=True, invalid=wrong != "", **common)
    look = "title" if how == "title" else ""
    return ui.text_input(field_id, look=look, invalid=wrong != "", **common)
