"""The blocks of a page under each other: dragged, moved by buttons, opened to be written."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.reorder import reorder
from civic.components.team.block_fields import block_form
from civic.components.team.frame import mover, saved
from civic.components.team.said import said_in
from civic.components.ui.classes import Child, true_or_false
from civic.i18n.screens import t, t_in, t_key
from civic.rules.blocks import KINDS, SIMPLE
from civic.state.team.blocks import BlocksState

S: Any = BlocksState
DESK: Any = S.desk
ICONS = {
    "text": "type", "image": "image", "gallery": "images", "video": "play", "files": "file-text",
    "links": "link", "accordion": "list-collapse", "call": "megaphone", "columns": "columns-2",
    "activity": "messages-square", "figures": "chart-column", "section": "layout-grid",
}  # fmt: skip


def block_list() -> rx.Component:
    """Show the blocks of a page in their order, and what one can add to them."""
    listed = rx.el.ol(
        rx.foreach(DESK.blocks, lambda line, at: _line(line, at)),
        id="blocks",
        class_name="cv-builder__list",
    )
    return rx.el.section(
        rx.el.h2(t("team_blocks.blocks"), id="blocks-title", tab_index=-1, class_name="cv-title"),
        rx.cond(
            DESK.blocks.length() > 0,
            listed,
            rx.el.p(t("team_blocks.none"), class_name="cv-muted"),
        ),
        reorder(list="blocks", on_place=S.drop),
        rx.el.p(
            rx.cond(S.place > 0, t("team_blocks.moved", place=S.place, count=S.beside), ""),
            role="status",
            class_name="cv-small cv-muted",
        ),
        class_name="cv-stack",
        aria_labelledby="blocks-title",
    )


def adding() -> rx.Component:
    """Offer every kind of block that the page can have."""
    kinds = [_kind(kind) for kind in KINDS if kind != "section"]
    own = rx.cond(DESK.choices.sections.length() > 0, _kind("section"))
    return rx.el.section(
        rx.el.h2(t("team_blocks.add"), id="add", tab_index=-1, class_name="cv-title"),
        rx.el.ul(*kinds, own, class_name="cv-blocks-catalogue"),
        ui.error_line("kind", rx.cond(S.form == "add", told(S.errors["kind"]), "")),
        class_name="cv-stack",
        aria_labelledby="add",
    )


def _kind(kind: str) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            ui.icon(ICONS[kind]),
            rx.el.span(
                rx.el.span(t(f"team_blocks.kind.{kind}"), class_name="cv-strong"),
                rx.el.span(t(f"team_blocks.about.{kind}"), class_name="cv-small cv-muted"),
                class_name="cv-stack cv-stack--tight",
            ),
            type="button",
            class_name="cv-blocks-kind",
            on_click=S.begin(kind, ""),
        )
    )


def _line(line: Any, at: Any) -> rx.Component:  # noqa: ANN401  vars of foreach
    is_open = (S.opened == line.id) | (S.home == line.id)
    inside = rx.el.div(
        block_form(line),
        rx.cond(line.kind == "columns", _cells(line)),
        _foot(line),
        role="group",
        aria_label=_title(line),
        class_name="cv-blocks-inside",
    )
    return rx.el.li(
        rx.el.span(
            ui.icon("grip-vertical"),
            class_name="cv-builder__grip",
            aria_hidden="true",
            custom_attrs={"data-drag": ""},
            title=t("team_blocks.drag"),
        ),
        _summary(line, is_open, ""),
        _moves(line, at == 0, at == DESK.blocks.length() - 1),
        rx.cond(is_open, inside),
        id=f"line-{line.id}",
        tab_index=-1,
        custom_attrs={"data-id": line.id},
        class_name="cv-builder__line",
        key=line.id,
    )


def _cells(line: Any) -> rx.Component:  # noqa: ANN401
    def cell(one: Any, at: Any) -> rx.Component:  # noqa: ANN401
        is_open = S.opened == one.id
        inside = rx.el.div(
            block_form(one, simple=True),
            _foot(one),
            role="group",
            aria_label=_title(one),
            class_name="cv-blocks-inside",
        )
        return rx.el.li(
            _summary(one, is_open, line.id),
            _moves(one, at == 0, at == line.cells.length() - 1),
            rx.cond(is_open, inside),
            id=f"line-{one.id}",
            tab_index=-1,
            class_name="cv-builder__line cv-blocks-cell",
            key=one.id,
        )

    chips = [
        ui.chip_button(
            t(f"team_blocks.kind.{kind}"), icon_name="plus", on=False,
            on_click=S.begin(kind, line.id),
        )
        for kind in SIMPLE
    ]  # fmt: skip
    return rx.el.section(
        rx.el.h3(t("team_blocks.cells"), id=f"cells-{line.id}", class_name="cv-title"),
        rx.el.ol(rx.foreach(line.cells, cell), class_name="cv-builder__list"),
        rx.el.p(t("team_blocks.add_cell"), class_name="cv-small cv-muted"),
        ui.chips(*chips),
        class_name="cv-stack",
        aria_labelledby=f"cells-{line.id}",
    )


def _summary(line: Any, is_open: Any, home: Any) -> rx.Component:  # noqa: ANN401
    icons = [(kind, ui.icon(name)) for kind, name in ICONS.items()]
    words = rx.cond(
        line.kind == "section",
        rx.el.span(t_key("home." + line.section), class_name="cv-strong"),
        said_in(line.words),
    )
    return rx.el.button(
        rx.match(line.kind, *icons, ui.icon("type")),
        rx.el.span(
            rx.el.span(t_key("team_blocks.kind." + line.kind), class_name="cv-small cv-muted"),
            words,
            class_name="cv-blocks-words",
        ),
        rx.cond(line.lacks.length() > 0, _lacks(line), rx.fragment()),
        type="button",
        class_name="cv-blocks-summary",
        aria_expanded=true_or_false(is_open),
        on_click=S.open(line.id, home),
    )


def _lacks(line: Any) -> rx.Component:  # noqa: ANN401
    """Say on the line of a block what it lacks before it can be shown."""
    said: Child = rx.foreach(line.lacks, lambda key: rx.el.span(t_key("team_blocks.lacks." + key)))
    return rx.el.span(
        ui.icon("triangle-alert"), said, class_name="cv-tag cv-tag--warn cv-blocks-lacks"
    )


def _moves(line: Any, is_first: Any, is_last: Any) -> rx.Component:  # noqa: ANN401
    up, down = (t(f"team_blocks.move_{side}", title=_title(line)) for side in ("up", "down"))
    return rx.el.div(
        mover(line.id, -1, up, is_end=is_first, on_click=S.move(line.id, -1)),
        mover(line.id, 1, down, is_end=is_last, on_click=S.move(line.id, 1)),
        class_name="cv-builder__moves",
    )


def _title(line: Any) -> Any:  # noqa: ANN401
    """Return what a block is called: by its words, or by its kind where it has none."""
    kind = t_key("team_blocks.kind." + line.kind)
    words = rx.cond(t_in(line.words) != "", t_in(line.words), kind)
    return rx.cond(line.kind == "section", t_key("home." + line.section), words)


def _foot(line: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.div(
        ui.button(
            t("team_blocks.duplicate"), icon="copy", size="small", on_click=S.duplicate(line.id)
        ),
        ui.button(
            t("team_blocks.remove"),
            kind="danger",
            icon="trash-2",
            size="small",
            on_click=S.remove(line.id, _title(line)),
        ),
        saved(S, line.id),
        class_name="cv-form__foot",
    )
