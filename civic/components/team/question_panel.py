"""A question as the team writes it: its words, who must answer, who reads it, what it offers."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import mover, save_foot, summary_line
from civic.components.team.said import said_field, said_in
from civic.components.ui.classes import Child
from civic.i18n.screens import t, t_in, t_key
from civic.rules.form_files import MEGABYTES_MOST, TYPES, USUAL
from civic.state.team.form import FormState

NEEDS = ("optional", "required", "hidden")
READERS = ("all", "team")
S: Any = FormState


def question_line(line: Any, at: Any) -> rx.Component:  # noqa: ANN401  vars of foreach
    """Show a line of the form: dragged by its grip, moved by buttons, unfolded to be changed."""
    is_page, is_last = line.kind == "page", at == S.lines.length() - 1
    up, down = (t(f"team_form.move_{side}", title=t_in(line.wording)) for side in ("up", "down"))
    return rx.el.li(
        rx.el.span(
            ui.icon("grip-vertical"),
            class_name="cv-builder__grip",
            aria_hidden="true",
            custom_attrs={"data-drag": ""},
            title=t("team_form.drag"),
        ),
        rx.el.details(
            summary_line(said_in(line.wording), *_marks(line)),
            _form(line, line.id, line.kind),
            class_name="cv-more",
        ),
        rx.el.div(
            mover(line.id, -1, up, is_end=at == 0, on_click=S.move(line.id, -1)),
            mover(line.id, 1, down, is_end=is_last, on_click=S.move(line.id, 1)),
            class_name="cv-builder__moves",
        ),
        id=f"line-{line.id}",
        tab_index=-1,
        custom_attrs={"data-id": line.id},
        class_name=rx.cond(is_page, "cv-builder__line cv-builder__line--page", "cv-builder__line"),
        key=line.id,
    )


def new_question() -> rx.Component:
    """Offer the kinds of question there are, and ask for a new one's words."""
    return rx.cond(
        S.adding != "",
        rx.el.section(
            rx.el.h3(t_key("team_form.kind." + S.adding), id="new-question", class_name="cv-title"),
            _form(None, "new", S.adding),
            class_name="cv-panel",
            aria_labelledby="new-question",
        ),
    )


def _marks(line: Any) -> list[Child]:  # noqa: ANN401
    kind = rx.el.span(t_key("team_form.kind." + line.kind), class_name="cv-small cv-muted")
    return [
        kind,
        rx.match(
            line.need,
            ("required", _tag("check", "team_form.need.required")),
            ("hidden", _tag("eye-off", "team_form.need.hidden")),
            rx.fragment(),
        ),
        rx.cond(line.is_public, rx.fragment(), _tag("lock", "team_form.readers.team")),
        rx.cond(
            line.answers > 0,
            rx.el.span(t("team_form.answers", count=line.answers), class_name="cv-small cv-muted"),
            rx.fragment(),
        ),
    ]


def _tag(icon: str, key: str) -> rx.Component:
    return rx.el.span(ui.icon(icon), rx.el.span(t(key)), class_name="cv-tag")


def _form(line: Any, form: Any, kind: Any) -> rx.Component:  # noqa: ANN401
    """Build the form of a question; ``line`` is nothing for a new one."""
    none: Any = rx.Var.create({})
    is_page = kind == "page"
    label = rx.cond(is_page, t("team_form.page_title"), t("team_form.wording"))
    return ui.form(
        rx.el.input(type="hidden", name="id", value="" if line is None else line.id),
        said_field(
            S, "wording", label, none if line is None else line.wording, S.languages, form=form,
            required=True,
        ),
        said_field(
            S, "help", t("team_form.help"), none if line is None else line.help, S.languages,
            how="area", form=form,
        ),
        rx.cond(is_page, rx.fragment(), _rules(line, form, kind)),
        rx.match(
            kind,
            ("choice", _options(form)),
            ("choices", _options(form)),
            ("files", _types(line, form)),
            rx.fragment(),
        ),
        save_foot(S, form, *_acts(line), label=t("team_form.add_this") if line is None else None),
        on_submit=S.save,
    )  # fmt: skip


def _acts(line: Any) -> list[Child]:  # noqa: ANN401
    if line is None:
        return [ui.button(t("team_form.leave"), kind="quiet", on_click=S.leave)]
    remove = S.remove(line.id, t_in(line.wording))
    return [ui.button(t("team_form.remove"), kind="danger", icon="trash-2", on_click=remove)]


def _rules(line: Any, form: Any, kind: Any) -> rx.Component:  # noqa: ANN401
    readers = "all" if line is None else rx.cond(line.is_public, "all", "team")
    need = "optional" if line is None else line.need
    return rx.el.div(
        _select(form, "need", NEEDS, need),
        _select(form, "readers", READERS, readers),
        rx.match(
            kind,
            ("number", _limits(line, form, "number")),
            ("budget", _limits(line, form, "number")),
            ("short", _limit(line, form, "most", "letters_most")),
            ("long", _limit(line, form, "most", "letters_most")),
            ("choices", _limits(line, form, "picks")),
            ("pictures", _limit(line, form, "most", "files_most", usual=USUAL)),
            ("files", _limit(line, form, "most", "files_most", usual=USUAL)),
            rx.fragment(),
        ),
        rx.match(
            kind,
            ("number", _limit(line, form, "unit", "unit", type="text")),
            ("budget", _limit(line, form, "unit", "currency", type="text", usual=S.money)),
            ("files", _limit(line, form, "megabytes", "megabytes", usual=MEGABYTES_MOST)),
            rx.fragment(),
        ),
        class_name="cv-grid cv-grid--level",
    )


def _select(form: Any, name: str, values: tuple[str, ...], value: Any) -> rx.Component:  # noqa: ANN401
    field_id = f"{form}-{name}"
    return ui.field(
        field_id,
        t(f"team_form.{name}"),
        ui.select(
            field_id,
            *[rx.el.option(t(f"team_form.{name}.{each}"), value=each) for each in values],
            name=name,
            default_value=value,
            help=True,
        ),
        help=t(f"team_form.{name}_help"),
        error=_wrong(form, name),
    )


def _limits(line: Any, form: Any, what: str) -> rx.Component:  # noqa: ANN401
    return rx.fragment(
        _limit(line, form, "least", f"{what}_least"), _limit(line, form, "most", f"{what}_most")
    )


def _limit(  # noqa: PLR0913  what small fields differ in
    line: Any,  # noqa: ANN401
    form: Any,  # noqa: ANN401
    name: str,
    label: str,
    *,
    type: str = "number",
    usual: Any = "",  # noqa: ANN401
) -> rx.Component:
    field_id = f"{form}-{name}"
    wrong = _wrong(form, name)
    numbers: Any = {"step": "any"} if type == "number" else {}
    return ui.field(
        field_id,
        t(f"team_form.{label}"),
        ui.text_input(
            field_id,
            type=type,
            name=name,
            default_value=usual if line is None else line[name],
            invalid=wrong != "",
            **numbers,
        ),
        optional=t("team_form.if_any"),
        error=wrong,
    )


def _types(line: Any, form: Any) -> rx.Component:  # noqa: ANN401
    """Let the types of file be ticked that a question takes; none are all."""
    ticked: Any = rx.Var.create([]) if line is None else line.types
    return rx.el.fieldset(
        rx.el.legend(t("team_form.types"), class_name="cv-legend"),
        rx.el.p(t("team_form.types_help"), class_name="cv-field__help"),
        rx.el.div(*[_type(each, ticked) for each in TYPES], class_name="cv-chips"),
        ui.error_line(f"{form}-types", _wrong(form, "types")),
        class_name="cv-fieldset",
    )


def _type(name: str, ticked: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.label(
        rx.el.input(
            type="checkbox",
            name=f"types:{name}",
            value="on",
            default_checked=ticked.contains(name),
        ),
        rx.el.span(name.upper()),
        class_name="cv-chip",
    )


def _options(form: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.fieldset(
        rx.el.legend(t("team_form.options"), *ui.needed(True), class_name="cv-legend"),
        rx.foreach(S.options[form], lambda option, at: _option(form, option, at)),
        ui.error_line(f"{form}-options", _wrong(form, "options")),
        ui.button(
            t("team_form.add_option"),
            icon="plus",
            size="small",
            id=f"more-{form}",
            on_click=S.add_option(form),
        ),
        class_name="cv-fieldset",
    )


def _option(form: Any, option: Any, at: Any) -> rx.Component:  # noqa: ANN401
    number = at + 1
    label = t("team_form.option", number=number)
    return rx.el.div(
        said_field(S, f"option.{option.id}", label, option.name, S.languages, form=form),
        rx.el.div(
            _option_act("arrow-up", "option_up", number, f"up-{option.id}",
                        S.move_option(form, option.id, -1)),
            _option_act("arrow-down", "option_down", number, f"down-{option.id}",
                        S.move_option(form, option.id, 1)),
            _option_act("x", "option_remove", number, f"away-{option.id}",
                        S.remove_option(form, option.id)),
            class_name="cv-builder__moves",
        ),
        class_name="cv-builder__option",
        key=option.id,
    )  # fmt: skip


def _option_act(icon: str, key: str, number: Any, id: str, act: Any) -> rx.Component:  # noqa: ANN401
    return ui.icon_button(icon, t(f"team_form.{key}", number=number), id=id, on_click=act)


def _wrong(form: Any, name: str) -> Any:  # noqa: ANN401
    return rx.cond(S.form == form, told(S.errors[name]), "")
