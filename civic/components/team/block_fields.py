"""The form of a block: what its kind asks for, kept as one writes."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from civic.adapters.documents import MOST_BYTES as MOST_OF_DOCUMENT
from civic.adapters.documents import TYPES
from civic.adapters.pictures import MOST_BYTES
from civic.components import ui
from civic.components.autosave import auto_save
from civic.components.notices import told
from civic.components.team.drafts import team_draft
from civic.components.team.said import How, said_field
from civic.components.ui.classes import Child, Text
from civic.components.upload.send_files import send_files
from civic.i18n.screens import t, t_key
from civic.rules.blocks import SIMPLE
from civic.state.team.blocks import BlocksState

S: Any = BlocksState
PICTURES = "image/jpeg,image/png,image/webp,image/gif,image/heic"
DOCUMENTS = ",".join(f".{kind}" for kind in TYPES)


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
        auto_save(waits=S.torn == line.id),
        on_submit=S.save,
        key=f"{line.id}-{S.reads[line.id]}",
    )


def wrong(line: Any, name: Text) -> Any:  # noqa: ANN401
    """Return what is wrong with a field of a block."""
    return rx.cond(S.form == line.id, told(S.errors[name]), "")


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


def _said(line: Any, name: str, how: How = "line", help: str = "") -> rx.Component:  # noqa: ANN401
    label = t(f"team_blocks.field.{name}")
    said = t(f"team_blocks.help.{help}") if help else None
    return said_field(S, name, label, line[name], S.languages, how=how, form=line.id, help=said)


def _heading(line: Any) -> rx.Component:  # noqa: ANN401
    return _said(line, "heading")


def _text(line: Any) -> rx.Component:  # noqa: ANN401
    return rx.fragment(_heading(line), _said(line, "body", "rich"))


def _url(line: Any, help: str) -> rx.Component:  # noqa: ANN401
    return _address(line, f"{line.id}url", "url", line.url, help)


def _address(line: Any, id: Text, name: Text, value: Any, help: str) -> rx.Component:  # noqa: ANN401
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
        _said(line, "alt", help="alt"),
        _boxes(("decorative", line.decorative), ("wide", line.wide)),
        _said(line, "caption"),
    )


def _boxes(*boxes: tuple[str, Any], item: Any = None) -> rx.Component:  # noqa: ANN401
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


def _video(line: Any) -> rx.Component:  # noqa: ANN401
    return rx.fragment(_heading(line), _url(line, "video"), _said(line, "caption"))


def _call(line: Any) -> rx.Component:  # noqa: ANN401
    return rx.fragment(
        _heading(line),
        _said(line, "body", "rich"),
        _said(line, "label", help="label"),
        _url(line, "link"),
    )


def _figures(line: Any) -> rx.Component:  # noqa: ANN401
    boxes = rx.foreach(
        S.choices.figures,
        lambda key: ui.checkbox(
            t_key("team_blocks.figure." + key),
            name=f"figures:{key}",
            default_checked=line.figures.contains(key),
        ),
    )
    return rx.fragment(
        _heading(line),
        rx.el.input(type="hidden", name="asks", value="figures", read_only=True),
        ui.fieldset(t("team_blocks.field.figures"), boxes),
    )


def _activity(line: Any) -> rx.Component:  # noqa: ANN401
    options = rx.foreach(
        S.choices.activities, lambda one: rx.el.option(one.text, value=one.id, lang=one.lang)
    )
    return _choice(
        line, "activity", line.activity, rx.el.option(t("team_blocks.choose"), value=""), options
    )


def _section(line: Any) -> rx.Component:  # noqa: ANN401
    options = rx.foreach(
        S.choices.sections, lambda key: rx.el.option(t_key("home." + key), value=key)
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
    return rx.fragment(_heading(line), _choice(line, "per_row", line.per_row, *options))


def _items(line: Any, item: Callable[[Any, Any, Any], Child], *more: Child) -> rx.Component:  # noqa: ANN401
    listed = rx.foreach(line.items, lambda one, at: _item(line, one, at, item(line, one, at)))
    return rx.fragment(
        _heading(line),
        rx.el.ol(listed, id=f"items-{line.id}", tab_index=-1, class_name="cv-builder__list"),
        ui.error_line(f"{line.id}-items", wrong(line, "items")),
        *more,
    )


def _item(line: Any, one: Any, at: Any, content: Child) -> rx.Component:  # noqa: ANN401
    number = at + 1
    acts = (
        ("arrow-up", "item_up", f"up-{one.id}", S.move_item(line.id, one.id, -1)),
        ("arrow-down", "item_down", f"down-{one.id}", S.move_item(line.id, one.id, 1)),
        ("x", "item_remove", f"away-{one.id}", S.remove_item(line.id, one.id)),
    )
    return rx.el.li(
        content,
        rx.el.div(
            *[
                ui.icon_button(icon, t(f"team_blocks.{key}", number=number), id=id, on_click=act)
                for icon, key, id, act in acts
            ],
            class_name="cv-builder__moves",
        ),
        class_name="cv-builder__option cv-blocks-item",
        key=one.id,
    )


def _item_said(line: Any, one: Any, name: str, how: How = "line", label: str = "") -> rx.Component:  # noqa: ANN401
    said = t(f"team_blocks.field.{label or name}")
    return said_field(S, f"{name}@{one.id}", said, one[name], S.languages, how=how, form=line.id)


def _more(line: Any, key: str) -> rx.Component:  # noqa: ANN401
    return ui.button(
        t(f"team_blocks.{key}"),
        icon="plus",
        size="small",
        id=f"more-{line.id}",
        on_click=S.add_item(line.id),
    )


def _links(line: Any) -> rx.Component:  # noqa: ANN401
    def item(line: Any, one: Any, at: Any) -> Child:  # noqa: ANN401
        return rx.el.div(
            _item_said(line, one, "label", label="words"),
            _address(line, f"{line.id}url@{one.id}", f"url@{one.id}", one.url, "link"),
            class_name="cv-stack",
        )

    return _items(line, item, _more(line, "add_link"))


def _accordion(line: Any) -> rx.Component:  # noqa: ANN401
    def item(line: Any, one: Any, at: Any) -> Child:  # noqa: ANN401
        return rx.el.div(
            _item_said(line, one, "label", label="question"),
            _item_said(line, one, "body", "rich", label="answer"),
            class_name="cv-stack",
        )

    return _items(line, item, _more(line, "add_question"))


def _gallery(line: Any) -> rx.Component:  # noqa: ANN401
    def item(line: Any, one: Any, at: Any) -> Child:  # noqa: ANN401
        return rx.el.div(
            rx.el.img(src=one.picture, alt="", class_name="cv-blocks-thumb"),
            _item_said(line, one, "alt"),
            _boxes(("decorative", one.decorative), item=one),
            class_name="cv-stack",
        )

    return _items(line, item, _sending(line, "/api/uploads", PICTURES, "pictures", MOST_BYTES))


def _files(line: Any) -> rx.Component:  # noqa: ANN401
    def item(line: Any, one: Any, at: Any) -> Child:  # noqa: ANN401
        return rx.el.div(
            rx.el.p(
                ui.icon("file-text"), " ", one.file, class_name="cv-small cv-muted", dir="auto"
            ),
            _item_said(line, one, "label", label="name"),
            class_name="cv-stack",
        )

    sending = _sending(line, "/api/documents", DOCUMENTS, "documents", MOST_OF_DOCUMENT)
    return _items(line, item, sending)


def _sending(line: Any, url: str, accept: str, label: str, most: int) -> rx.Component:  # noqa: ANN401
    return send_files(
        url=url,
        accept=accept,
        label=label,
        several=True,
        max_bytes=most,
        on_kept=lambda kept: S.uploaded(line.id, kept),
    )


_FIELDS: dict[str, Callable[[Any], rx.Component]] = {
    "text": _text, "image": _image, "gallery": _gallery, "video": _video, "files": _files,
    "links": _links, "accordion": _accordion, "call": _call, "columns": _columns,
    "activity": _activity, "figures": _figures, "section": _section,
}  # fmt: skip
