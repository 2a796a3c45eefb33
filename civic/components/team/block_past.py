"""The versions of a page of blocks: looked at, compared with the draft, taken up again."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.blocks import blocks
from civic.i18n.screens import t, t_date, t_key
from civic.state.team.blocks import BlocksState

S: Any = BlocksState
DESK: Any = S.desk
V: Any = S.version


def versions() -> rx.Component:
    """List what was published of a page, the newest first, and show the one that is looked at."""
    return rx.cond(
        DESK.versions.length() > 0,
        rx.el.section(
            rx.el.h2(t("team_blocks.versions"), id="versions", class_name="cv-title"),
            rx.el.ul(rx.foreach(DESK.versions, _line), class_name="cv-rows cv-rows--tight"),
            class_name="cv-stack",
            aria_labelledby="versions",
        ),
    )


def _line(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    when = t_date(one.at.to(str), "time")
    return rx.el.li(
        rx.el.div(
            ui.cluster(
                rx.el.h3(t("team_blocks.version", number=one.number), class_name="cv-strong"),
                rx.cond(one.is_shown, ui.tag(t("team_blocks.shown"), "ok")),
            ),
            rx.el.p(
                when,
                rx.cond(one.author.name != "", rx.fragment(" · ", rx.el.bdi(one.author.name))),
                class_name="cv-small cv-muted",
            ),
            rx.cond(V & (V.line.number == one.number), _looked_at()),
            class_name="cv-rows__words",
        ),
        ui.button(
            t("team_blocks.look_at"),
            size="small",
            icon="eye",
            aria_label=t("team_blocks.look_at_named", number=one.number),
            on_click=S.look_at(one.number),
        ),
        class_name="cv-rows__item",
        key=one.number,
    )


def _looked_at() -> rx.Component:
    return ui.stack(
        rx.el.h4(t("team_blocks.since"), class_name="cv-strong"),
        rx.cond(
            V.changes.length() > 0,
            rx.el.ul(rx.foreach(V.changes, _change), class_name="cv-blocks-changes"),
            rx.el.p(t("team_blocks.same")),
        ),
        rx.el.div(
            blocks(V.blocks),
            class_name="cv-blocks-was",
            tab_index=0,
            role="group",
            aria_label=t("team_blocks.version", number=V.line.number),
        ),
        ui.cluster(
            ui.button(
                t("team_blocks.restore"),
                icon="rotate-ccw",
                disabled=V.changes.length() == 0,
                on_click=S.restore(V.line.number),
            ),
            ui.button(t("team_blocks.look_away"), kind="quiet", icon="x", on_click=S.look_away),
        ),
        rx.el.p(t("team_blocks.restore_help"), class_name="cv-small cv-muted"),
    )


def _change(one: Any) -> rx.Component:  # noqa: ANN401
    kind = t_key("team_blocks.kind." + one.kind)
    words = rx.cond(
        one.words.text != "",
        rx.fragment(" « ", ui.said(one.words), " »"),
    )
    texts = rx.foreach(
        one.texts,
        lambda text: rx.el.p(
            rx.foreach(text.pieces, _piece), lang=text.lang, dir="auto", class_name="cv-small"
        ),
    )
    return rx.el.li(
        rx.el.p(t_key("team_blocks.how." + one.how, kind=kind), words),
        texts,
        rx.cond(one.is_more, rx.el.p(t("team_blocks.is_more"), class_name="cv-small cv-muted")),
    )


def _piece(piece: Any) -> rx.Component:  # noqa: ANN401
    return rx.fragment(
        rx.match(
            piece["kind"],
            ("gone", rx.el.del_(piece["text"])),
            ("new", rx.el.ins(piece["text"])),
            rx.el.span(piece["text"]),
        ),
        " ",
    )
