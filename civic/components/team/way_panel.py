"""An entry of the header or the footer as the team edits it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import mover, save_foot, summary_line
from civic.components.team.said import said_field, said_in
from civic.components.ui.classes import Child
from civic.i18n.screens import t, t_in, t_key
from civic.rules.ways import KINDS
from civic.state.team.own_pages import WaysState

S: Any = WaysState


def way_line(place: str, line: Any, at: Any, count: Any) -> rx.Component:  # noqa: ANN401
    """Show an entry: dragged by its grip, moved by buttons, unfolded to be changed."""
    up, down = (t(f"team_form.move_{side}", title=t_in(line.shown)) for side in ("up", "down"))
    return rx.el.li(
        rx.el.span(
            ui.icon("grip-vertical"),
            class_name="cv-builder__grip",
            aria_hidden="true",
            custom_attrs={"data-drag": ""},
        ),
        rx.el.details(
            summary_line(
                said_in(line.shown),
                rx.el.span(t_key("team_pages.kind." + line.kind), class_name="cv-small cv-muted"),
                rx.cond(line.is_hidden, ui.tag(t("team_pages.way_hidden"), "warn"), rx.fragment()),
            ),
            _form(place, line, line.id, line.kind),
            class_name="cv-more",
            aria_label=t_in(line.shown),
        ),
        rx.el.div(
            mover(line.id, -1, up, is_end=at == 0, on_click=S.move(place, line.id, -1)),
            mover(line.id, 1, down, is_end=at == count - 1, on_click=S.move(place, line.id, 1)),
            class_name="cv-builder__moves",
        ),
        custom_attrs={"data-id": f"{place} {line.id}"},
        class_name="cv-builder__line",
        key=line.id,
    )


def new_way(place: str) -> rx.Component:
    """Ask what one more entry leads to."""
    kinds = [ui.segment(t(f"team_pages.kind.{kind}"), on=S.kind == kind, on_click=S.pick(kind))
             for kind in KINDS]  # fmt: skip
    return rx.el.div(
        ui.segmented(t("team_pages.leads_to"), *kinds),
        _form(place, None, f"new-{place}", S.kind),
        class_name="cv-stack",
        key=S.serial.to_string() + S.kind,
    )


def _form(place: str, line: Any, form: Any, kind: Any) -> rx.Component:  # noqa: ANN401
    none: Any = rx.Var.create({})
    is_link = kind == "link"
    return ui.form(
        rx.el.input(type="hidden", name="place", value=place),
        rx.el.input(type="hidden", name="id", value="" if line is None else line.id),
        rx.el.input(type="hidden", name="kind", value=kind),
        rx.match(
            kind,
            ("page", _choice(form, "page", S.view.pages, line)),
            ("project", _choice(form, "project", S.view.projects, line)),
            ("folder", _choice(form, "folder", S.view.folders, line)),
            ("link", _address(form, line)),
            rx.fragment(),
        ),
        said_field(
            S,
            "label",
            t("team_pages.label"),
            none if line is None else line.label,
            S.languages,
            form=form,
            help=rx.cond(is_link, "", t("team_pages.label_help")),
            required=rx.Var.create(kind) == "link",
        ),
        ui.error_line(f"{form}-kind", _wrong(form, "kind")),
        save_foot(S, form, *_acts(place, line), label=_verb(line)),
        on_submit=S.save,
    )


def _verb(line: Any) -> rx.Var[str] | None:  # noqa: ANN401
    return t("team_pages.way_add") if line is None else None


def _acts(place: str, line: Any) -> list[Child]:  # noqa: ANN401
    if line is None:
        return []
    remove = S.remove(place, line.id, t_in(line.shown))
    return [ui.button(t("team.remove"), kind="danger", icon="trash-2", on_click=remove)]


def _choice(form: Any, kind: str, choices: Any, line: Any) -> rx.Component:  # noqa: ANN401
    field_id = f"{form}-{kind}"
    return ui.field(
        field_id,
        t(f"team_pages.kind.{kind}"),
        ui.select(
            field_id,
            rx.el.option(t("team_pages.choose"), value=""),
            rx.foreach(choices, lambda one: rx.el.option(t_in(one.title), value=one.id)),
            name="target",
            default_value="" if line is None else line.target,
            required=True,
        ),
        error=_wrong(form, "target"),
        required=True,
    )


def _address(form: Any, line: Any) -> rx.Component:  # noqa: ANN401
    field_id = f"{form}-link"
    return ui.field(
        field_id,
        t("team_pages.address"),
        ui.text_input(
            field_id,
            name="target",
            dir="ltr",
            help=True,
            required=True,
            default_value="" if line is None else line.target,
        ),
        help=t("team_pages.address_help"),
        required=True,
        error=_wrong(form, "target"),
    )


def _wrong(form: Any, name: str) -> Any:  # noqa: ANN401
    return rx.cond(S.form == form, told(S.errors[name]), "")
