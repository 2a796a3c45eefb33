"""A list of the organiser's words, each unfolding its form: statuses, tags, areas, folders."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import lang_bar, save_foot, summary_line
from civic.components.team.said import said_field, said_in
from civic.components.ui.classes import Child
from civic.i18n.screens import t, t_in

Fields = Callable[[Any, Any], list[Child]]


def word_list(  # noqa: PLR0913  what lists of words differ in
    state: Any,  # noqa: ANN401
    kind: str,
    fields: Fields,
    *,
    named: str = "name",
    before: Callable[[Any], Child] | None = None,
    can_move: bool = True,
    beside: Callable[[Any], Child] | None = None,
) -> rx.Component:
    """Show the rows of ``state`` and a form for one more.

    ``fields`` builds what a form asks besides the name, from a row (nothing for a new one) and
    the form's name; ``before`` draws what stands before the name of a row, ``beside`` what stands
    under its form.
    """

    def one(row: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
        drawn = [before(row)] if before else []
        return rx.el.details(
            summary_line(
                *drawn,
                said_in(row[named]),
                _uses(row, kind),
            ),
            ui.stack(
                ui.form(
                    rx.el.input(type="hidden", name="id", value=row.id),
                    _name(state, named, kind, row[named], row.id),
                    *fields(row, row.id),
                    save_foot(state, row.id, *_acts(state, row, named, can_move=can_move)),
                    on_submit=state.save,
                ),
                *([beside(row)] if beside else []),
                space="loose",
            ),
            class_name="cv-more",
            aria_label=t_in(row[named]),
            key=row.id,
        )

    return ui.stack(
        rx.el.p(t(f"team_settings.{kind}_help"), class_name="cv-muted cv-measure"),
        lang_bar(state),
        rx.el.div(rx.foreach(state.rows, one)),
        ui.more(
            t(f"team_settings.{kind}_add"),
            rx.el.div(
                ui.form(
                    rx.el.input(type="hidden", name="id", value=""),
                    _name(state, named, kind, rx.Var.create({}), "new"),
                    *fields(None, "new"),
                    save_foot(state, "new", label=t(f"team_settings.{kind}_add")),
                    on_submit=state.save,
                ),
                key=state.serial.to_string(),
            ),
        ),
    )


def colour_field(state: Any, row: Any, form: Any) -> rx.Component:  # noqa: ANN401
    """Build the field of a word's colour."""
    field_id = f"{form}-colour"
    return ui.field(
        field_id,
        t("team_settings.colour"),
        ui.text_input(
            field_id,
            type="color",
            look="color",
            name="colour",
            default_value="#5b6b7a" if row is None else row.colour,
        ),
        error=rx.cond(state.form == form, told(state.errors["colour"]), ""),
    )


def _name(state: Any, named: str, kind: str, texts: Any, form: Any) -> rx.Component:  # noqa: ANN401
    label = t(f"team_settings.{kind}_name")
    return said_field(state, named, label, texts, state.languages, form=form, required=True)


def _uses(row: Any, kind: str) -> rx.Component:  # noqa: ANN401
    if kind == "folders":
        words = t("team_settings.projects", count=row.projects)
    else:
        words = t("team_settings.uses", count=row.inputs)
    return rx.el.span(words, class_name="cv-small cv-muted")


def _acts(state: Any, row: Any, named: str, *, can_move: bool) -> list[Child]:  # noqa: ANN401
    remove = ui.button(
        t("team.remove"),
        kind="danger",
        icon="trash-2",
        on_click=state.remove(row.id, t_in(row[named])),
    )
    if not can_move:
        return [remove]
    return [
        ui.icon_button("arrow-up", t("team.move_up"), on_click=state.move(row.id, -1)),
        ui.icon_button("arrow-down", t("team.move_down"), on_click=state.move(row.id, 1)),
        remove,
    ]
