"""The form of a block: what its kind asks for, kept as one writes."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from civic.adapters.pictures import MOST_BYTES
from civic.components import ui
from civic.components.autosave import auto_save
from civic.components.team.block_items import accordion, files, gallery, links
from civic.components.team.block_parts import (
    DESK,
    PICTURES,
    S,
    address,
    boxes,
    heading,
    said,
    wrong,
)
from civic.components.team.drafts import team_draft
from civic.components.ui.classes import Child
from civic.components.upload.send_files import send_files
from civic.i18n.screens import t, t_key
from civic.rules.blocks import SIMPLE


def block_form(line: Any, *, simple: bool = False) -> rx.Component:  # noqa: ANN401  a var of foreach
    """Build the form of a block; ``simple`` offers only the kinds that stand in columns."""
    kinds = [
        (kind, fields(line)) for kind, fields in _FIELDS.items() if not simple or kind in SIMPLE
    ]
    return ui.form(
        rx.el.input(type="hidden", name="id", value=line.id, read_only=True),
        _torn(line),
        rx.match(line.kind, *kinds, rx.fragment()),
        rx.el.div(team_draft(S, line.id, S.owner), class_name="cv-blocks-kept"),
        auto_save(waits=S.torn == line.id, on_leave=S.save),
        on_submit=S.save,
        key=f"{line.id}-{S.reads[line.id]}",
    )


def _torn(line: Any) -> rx.Component:  # noqa: ANN401
    """Let a person decide between what they wrote and what a colleague wrote meanwhile."""
    said = rx.cond(
        wrong(line, "block") != "", wrong(line, "block"), t("team_blocks.changed_elsewhere")
    )
    return rx.cond(
        S.torn == line.id,
        ui.alert(
            said,
            ui.cluster(
                ui.button(t("team_blocks.take_theirs"), size="small", on_click=S.take_theirs),
                ui.button(t("team_blocks.keep_mine"), size="small", on_click=S.keep_mine),
            ),
            tone="warn",
            urgent=True,
        ),
        rx.fragment(),
    )


def _text(line: Any) -> rx.Component:  # noqa: ANN401
    return rx.fragment(heading(line), said(line, "body", "rich"))


def _url(line: Any, help: str) -> rx.Component:  # noqa: ANN401
    return address(line, f"{line.id}url", "url", line.url, help)


def _image(line: Any) -> rx.Component:  # noqa: ANN401
    shown = rx.el.img(src=line.picture, alt="", class_name="cv-blocks-thumb")
    return rx.fragment(
        rx.cond(line.picture != "", shown),
        send_files(
            url="/api/uploads",
            accept=PICTURES,
            label=rx.cond(line.picture != "", "replace", "picture"),
            max_bytes=MOST_BYTES,
            on_kept=lambda kept: S.uploaded(line.id, kept),
        ),
        ui.error_line(f"{line.id}-picture", wrong(line, "picture")),
        said(line, "alt", help="alt"),
        boxes(("decorative", line.decorative), ("wide", line.wide)),
        said(line, "caption"),
    )


def _video(line: Any) -> rx.Component:  # noqa: ANN401
    return rx.fragment(heading(line), _url(line, "video"), said(line, "caption"))


def _call(line: Any) -> rx.Component:  # noqa: ANN401
    return rx.fragment(
        heading(line),
        said(line, "body", "rich"),
        said(line, "label", help="label"),
        _url(line, "link"),
    )


def _figures(line: Any) -> rx.Component:  # noqa: ANN401
    boxes = rx.foreach(
        DESK.choices.figures,
        lambda key: ui.checkbox(
            t_key("team_blocks.figure." + key),
            name=f"figures:{key}",
            default_checked=line.figures.contains(key),
        ),
    )
    return rx.fragment(
        heading(line),
        rx.el.input(type="hidden", name="asks", value="figures", read_only=True),
        ui.fieldset(t("team_blocks.field.figures"), boxes),
    )


def _activity(line: Any) -> rx.Component:  # noqa: ANN401
    options = rx.foreach(
        DESK.choices.activities, lambda one: rx.el.option(one.text, value=one.id, lang=one.lang)
    )
    return _choice(
        line, "activity", line.activity, rx.el.option(t("team_blocks.choose"), value=""), options
    )


def _section(line: Any) -> rx.Component:  # noqa: ANN401
    options = rx.foreach(
        DESK.choices.sections, lambda key: rx.el.option(t_key("home." + key), value=key)
    )
    return _choice(line, "section", line.section, options)


def _choice(line: Any, name: str, value: Any, *options: Child) -> rx.Component:  # noqa: ANN401
    return ui.field(
        f"{line.id}{name}",
        t(f"team_blocks.field.{name}"),
        ui.select(
            f"{line.id}{name}",
            *options,
            name=name,
            default_value=value,
            help=True,
            invalid=wrong(line, name) != "",
        ),
        help=t(f"team_blocks.help.{name}"),
        error=wrong(line, name),
    )


def _columns(line: Any) -> rx.Component:  # noqa: ANN401
    options = [rx.el.option(str(number), value=str(number)) for number in (2, 3)]
    return rx.fragment(heading(line), _choice(line, "per_row", line.per_row, *options))


_FIELDS: dict[str, Callable[[Any], rx.Component]] = {
    "text": _text, "image": _image, "gallery": gallery, "video": _video, "files": files,
    "links": links, "accordion": accordion, "call": _call, "columns": _columns,
    "activity": _activity, "figures": _figures, "section": _section,
}  # fmt: skip
