"""Following: the button on a page, and all that one follows."""

from typing import Any, Literal

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_ago, t_key
from civic.words import Followed, News

LINE_ICONS = (
    (News.ANSWERED, "landmark"),
    (News.STATUS, "circle-check"),
    (News.REPLY, "reply"),
    (News.MENTION, "at-sign"),
    (News.COMMENT, "message-circle"),
    (News.HIDDEN, "eye-off"),
    (News.APPEAL, "scale"),
    (News.READING, "eye"),
    (News.UPDATE, "pencil"),
    (News.NOTED, "message-square-reply"),
    (News.ASSIGNED, "inbox"),
    (News.PUBLISHED, "megaphone"),
    (News.RESULTS, "trophy"),
    (News.PROGRESS, "coins"),
    (News.LAST_CHANCE, "clock"),
)


def follow_button(is_on: Shown, on_click: Any) -> rx.Component:  # noqa: ANN401  an event of a state
    """Follow the page one is on, or leave it."""
    return rx.el.button(
        rx.cond(is_on, ui.icon("bell-ring"), ui.icon("bell")),
        rx.el.span(rx.cond(is_on, t("following.on"), t("following.follow"))),
        type="button",
        class_name="cv-button cv-button--quiet",
        aria_pressed=rx.cond(is_on, "true", "false"),
        on_click=on_click,
    )


def notification(line: Shown, *, level: Literal["h2", "h3"] = "h2") -> rx.Component:
    """Show one thing that a person was told."""
    icons = [(kind.value, ui.icon(name)) for kind, name in LINE_ICONS]
    mark = rx.el.span(
        rx.match(line.kind, *icons, ui.icon("lightbulb")),
        class_name=rx.cond(line.is_new, "cv-news__mark cv-news__mark--new", "cv-news__mark"),
    )
    named = rx.cond(line.title != "", ui.in_language(line.title, line.lang), ui.said(line.project))
    return ui.row(
        named,
        line.href,
        rx.el.p(
            rx.cond(line.is_new, ui.hidden_text(t("following.new"))),
            _sentence(line),
            class_name="cv-small",
        ),
        rx.cond(line.words != "", ui.card_text(line.words, line.words_lang)),
        rx.el.p(_when(line), class_name="cv-small cv-muted"),
        before=mark,
        level=level,
    )


def _sentence(line: Shown) -> rx.Var[str]:
    figures = {"who": line.who, "count": line.count, "status": line.status.text}
    told = t_key("following.told_" + line.said, **figures)
    where = t("following.told_input_in", count=line.count, name=line.followed.text)
    said = rx.cond((line.kind == News.INPUT) & (line.followed.text != ""), where, told)
    return rx.cond(line.told != "", line.told, said)


def _when(line: Shown) -> rx.Component:
    return rx.el.span(t_ago(line.at.to(str)))


def followed_thing(thing: Shown, leave: Any) -> rx.Component:  # noqa: ANN401  an event of a state
    """Show something that one follows, and the way to leave it."""
    title = ui.in_language(thing.text, thing.lang)
    kind = rx.cond(
        thing.kind == Followed.PROJECT, t("following.project"), t("following.contribution")
    )
    return ui.row(
        title,
        thing.href,
        rx.el.p(kind, class_name="cv-small cv-muted"),
        after=ui.icon_button("x", t("following.leave", name=thing.text), on_click=leave),
    )
