"""What a block lists: pictures, documents, links or questions, each with its own fields."""

from collections.abc import Callable
from typing import Any

import reflex as rx

from civic.adapters.documents import MOST_BYTES as MOST_OF_DOCUMENT
from civic.adapters.documents import TYPES
from civic.adapters.pictures import MOST_BYTES
from civic.components import ui
from civic.components.team.block_parts import PICTURES, S, address, boxes, heading, wrong
from civic.components.team.said import How, said_field
from civic.components.ui.classes import Child
from civic.components.upload.send_files import send_files
from civic.i18n.screens import t

DOCUMENTS = ",".join(f".{kind}" for kind in TYPES)


def links(line: Any) -> rx.Component:  # noqa: ANN401
    """Ask for links."""

    def item(line: Any, one: Any) -> Child:  # noqa: ANN401
        return rx.el.div(
            _item_said(line, one, "label", label="words"),
            address(line, f"{line.id}url@{one.id}", f"url@{one.id}", one.url, "link"),
            class_name="cv-stack",
        )

    return _items(line, item, _more(line, "add_link"))


def accordion(line: Any) -> rx.Component:  # noqa: ANN401
    """Ask for questions with their answers."""

    def item(line: Any, one: Any) -> Child:  # noqa: ANN401
        return rx.el.div(
            _item_said(line, one, "label", label="question"),
            _item_said(line, one, "body", "rich", label="answer"),
            class_name="cv-stack",
        )

    return _items(line, item, _more(line, "add_question"))


def gallery(line: Any) -> rx.Component:  # noqa: ANN401
    """Ask for pictures, each in words for those who do not see it."""

    def item(line: Any, one: Any) -> Child:  # noqa: ANN401
        return rx.el.div(
            rx.el.img(src=one.picture, alt="", class_name="cv-blocks-thumb"),
            _item_said(line, one, "alt"),
            boxes(("decorative", one.decorative), item=one),
            class_name="cv-stack",
        )

    return _items(line, item, _sending(line, "/api/uploads", PICTURES, "pictures", MOST_BYTES))


def files(line: Any) -> rx.Component:  # noqa: ANN401
    """Ask for documents, each by its name."""

    def item(line: Any, one: Any) -> Child:  # noqa: ANN401
        return rx.el.div(
            rx.el.p(
                ui.icon("file-text"), " ", one.file, class_name="cv-small cv-muted", dir="auto"
            ),
            _item_said(line, one, "label", label="name"),
            class_name="cv-stack",
        )

    sending = _sending(line, "/api/documents", DOCUMENTS, "documents", MOST_OF_DOCUMENT)
    return _items(line, item, sending)


def _items(line: Any, item: Callable[[Any, Any], Child], *more: Child) -> rx.Component:  # noqa: ANN401
    listed = rx.foreach(line.listed, lambda one, at: _item(line, one, at, item(line, one)))
    return rx.fragment(
        heading(line),
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
        rx.el.div(content, role="group", aria_label=t("team_blocks.item", number=number)),
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


def _sending(line: Any, url: str, accept: str, label: str, most: int) -> rx.Component:  # noqa: ANN401
    return send_files(
        url=url,
        accept=accept,
        label=label,
        several=True,
        max_bytes=most,
        on_kept=lambda kept: S.uploaded(line.id, kept),
    )
