"""The fields that several kinds of block ask for."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.said import How, said_field
from civic.components.ui.classes import Text
from civic.i18n.screens import t
from civic.state.team.blocks import BlocksState

S: Any = BlocksState
DESK: Any = S.desk
PICTURES = "image/jpeg,image/png,image/webp,image/gif,image/heic"


def wrong(line: Any, name: Text) -> Any:  # noqa: ANN401
    """Return what is wrong with a field of a block."""
    return rx.cond(S.form == line.id, told(S.errors[name]), "")


def said(line: Any, name: str, how: How = "line", help: str = "") -> rx.Component:  # noqa: ANN401
    """Ask for a text of a block in every language."""
    label = t(f"team_blocks.field.{name}")
    below = t(f"team_blocks.help.{help}") if help else None
    return said_field(S, name, label, line[name], S.languages, how=how, form=line.id, help=below)


def heading(line: Any) -> rx.Component:  # noqa: ANN401
    """Ask for the heading of a block."""
    return said(line, "heading")


def address(line: Any, id: Text, name: Text, value: Any, help: str) -> rx.Component:  # noqa: ANN401
    """Ask for an address to which a page leads."""
    said = wrong(line, name)
    return ui.field(
        id,  # type: ignore[arg-type]  # a var of foreach
        t("team_blocks.field.url"),
        ui.text_input(
            id,  # type: ignore[arg-type]  # a var of foreach
            type="text",
            name=name,
            default_value=value,
            help=True,
            invalid=said != "",
            input_mode="url",
            dir="ltr",
        ),
        help=t(f"team_blocks.help.{help}"),
        error=said,
    )


def boxes(*boxes: tuple[str, Any], item: Any = None) -> rx.Component:  # noqa: ANN401
    """Build boxes to tick, and name them all: one that is not ticked is not sent."""
    end = "" if item is None else f"@{item.id}"
    asks = " ".join(f"{name}{end}" for name, _ in boxes)
    return rx.fragment(
        rx.el.input(type="hidden", name=f"asks{end}", value=asks, read_only=True),
        *[
            ui.checkbox(
                t(f"team_blocks.field.{name}"),
                help=t(f"team_blocks.help.{name}"),
                name=f"{name}{end}",
                default_checked=on,
            )
            for name, on in boxes
        ],
    )
