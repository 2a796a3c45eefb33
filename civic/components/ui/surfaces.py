"""People's words and what became of them: cards, rows, doors, statuses, answers, comments."""

from typing import Any, Literal

import reflex as rx

from civic.components.ui.buttons import icon
from civic.components.ui.classes import Child, Flag, Text, Tone, classes
from civic.rules.looks import TONE_ICONS


def card(  # noqa: PLR0913  the parts of a card
    title: Child,
    href: Text,
    *body: Child,
    meta: tuple[Child, ...] = (),
    foot: tuple[Child, ...] = (),
    picture: Child | None = None,
    level: Literal["h2", "h3"] = "h3",
    plain: bool = False,
) -> rx.Component:
    """Build a card whose whole surface leads to ``href``; ``card_text`` is its excerpt."""
    heading = getattr(rx.el, level)
    return rx.el.article(
        *([] if picture is None else [picture]),
        rx.el.div(
            *([rx.el.div(*meta, class_name="cv-card__meta")] if meta else []),
            heading(rx.el.a(title, href=href), class_name="cv-card__title"),
            *body,
            *([rx.el.div(*foot, class_name="cv-card__foot")] if foot else []),
            class_name="cv-card__body",
        ),
        class_name=classes("cv-card", "cv-card--plain" if plain else ""),
    )


def card_text(text: Text, lang: Text | None = None) -> rx.Component:
    """Show the first lines of what somebody wrote, in ``lang`` where that is known."""
    marked = {} if lang is None else {"lang": lang}
    return rx.el.p(text, class_name="cv-card__text", dir="auto", **marked)


def card_picture(src: Text, alt: Text = "", lang: Text | None = None) -> rx.Component:
    """Show the picture of a card, described in ``lang``, fetched when it comes near the screen."""
    marked = {} if lang is None else {"lang": lang}
    return rx.el.img(src=src, alt=alt, loading="lazy", class_name="cv-card__picture", **marked)


def cards(*items: Child) -> rx.Component:
    """Set cards in as many columns as fit."""
    return rx.el.div(*items, class_name="cv-cards")


def rows(*items: Child, tight: bool = False) -> rx.Component:
    """Set items under each other, parted by lines."""
    return rx.el.ul(*items, class_name=classes("cv-rows", "cv-rows--tight" if tight else ""))


def row(
    title: Child,
    href: Text,
    *body: Child,
    before: Child | None = None,
    after: Child | None = None,
    level: Literal["h2", "h3", "p"] = "h3",
) -> rx.Component:
    """Build one line of a list whose whole surface leads to ``href``."""
    heading = getattr(rx.el, level)
    return rx.el.li(
        *([] if before is None else [before]),
        rx.el.div(
            heading(rx.el.a(title, href=href), class_name="cv-rows__title"),
            *body,
            class_name="cv-rows__words",
        ),
        *([] if after is None else [after]),
        class_name="cv-rows__item",
    )


def door(  # noqa: PLR0913  the parts of a door
    title: Child,
    text: Text,
    href: Text,
    *,
    icon_name: str,
    closed: Flag = False,
    figures: Child | None = None,
) -> rx.Component:
    """Build the large entrance to an activity: what one can do there, and how many did."""
    look: str | rx.Var[str] = "cv-door--closed" if closed is True else ""
    if isinstance(closed, rx.Var):
        look = rx.cond(closed, "cv-door--closed", "")
    return rx.el.a(
        rx.el.span(icon(icon_name, large=True), class_name="cv-door__icon"),
        rx.el.span(
            rx.el.span(title, class_name="cv-door__title"),
            rx.el.span(text, class_name="cv-door__text"),
            *([] if figures is None else [figures]),
            class_name="cv-door__words",
        ),
        rx.el.span(icon("arrow-right"), class_name="cv-door__arrow"),
        href=href,
        class_name=classes("cv-door", look),
    )


def doors(*items: Child) -> rx.Component:
    """Set entrances side by side where there is room."""
    return rx.el.div(*items, class_name="cv-doors")


def status_line(name: Child, sentence: Child, tone: Tone = "neutral") -> rx.Component:
    """Say what became of something: the status, then since when and by whom."""
    return rx.el.div(
        rx.el.span(icon(TONE_ICONS[tone]), class_name="cv-status__icon"),
        rx.el.p(rx.el.span(name, class_name="cv-status__name"), " ", sentence),
        class_name=classes("cv-status", "" if tone == "neutral" else f"cv-status--{tone}"),
    )


def status_of(name: Child, sentence: Child, tone: rx.Var[str]) -> rx.Component:
    """Say what became of something whose tone is only known in the browser."""
    return rx.match(
        tone,
        *[(each, status_line(name, sentence, each)) for each in ("info", "ok", "warn", "danger")],
        status_line(name, sentence),
    )


def tag(label: Child, tone: Tone = "neutral") -> rx.Component:
    """Show a status in short, by its shape, its word and its colour."""
    look = classes("cv-tag", "" if tone == "neutral" else f"cv-tag--{tone}")
    return rx.el.span(icon(TONE_ICONS[tone]), rx.el.span(label), class_name=look)


def tag_of(label: Child, tone: rx.Var[str]) -> rx.Component:
    """Show a status in short, whose tone is only known in the browser."""
    return rx.match(
        tone, *[(each, tag(label, each)) for each in ("info", "ok", "warn", "danger")], tag(label)
    )


def answer(
    label: Text, by: Child, when: Child, *body: Child, mark: Child | None = None
) -> rx.Component:
    """Set the organiser's own answer apart, dated, signed and under its mark."""
    return rx.el.section(
        rx.el.div(
            *([] if mark is None else [mark]),
            rx.el.div(
                rx.el.p(by, class_name="cv-answer__by"),
                rx.el.p(label, " · ", when, class_name="cv-answer__when"),
            ),
            class_name="cv-answer__head",
        ),
        rx.el.div(*body, class_name="cv-prose"),
        class_name="cv-answer",
        aria_label=label,
    )


def alert(title: Text, *body: Child, tone: Tone = "info", urgent: bool = False) -> rx.Component:
    """Say what happened, what is safe and what to do, where it concerns."""
    look = "" if tone in ("info", "neutral") else f"cv-alert--{tone}"
    name = {"ok": "circle-check", "warn": "triangle-alert", "danger": "circle-alert"}
    return rx.el.div(
        icon(name.get(tone, "info")),
        rx.el.div(rx.el.p(title, class_name="cv-strong"), *body, class_name="cv-alert__words"),
        class_name=classes("cv-alert", look),
        role="alert" if urgent else "status",
    )


def empty(icon_name: str, title: Text, *body: Child) -> rx.Component:
    """Invite to begin, where there is nothing yet."""
    return rx.el.div(
        rx.el.span(icon(icon_name, large=True), class_name="cv-empty__icon"),
        rx.el.h2(title, class_name="cv-empty__title"),
        *body,
        class_name="cv-empty",
    )


def quote(text: Child, by: Child, label: Text | None = None) -> rx.Component:
    """Let somebody's own words stand large, and say whose they are; ``label`` names them by ear."""
    named = {} if label is None else {"aria_label": label}
    return rx.el.figure(
        rx.el.blockquote(text, class_name="cv-quote", dir="auto"),
        rx.el.figcaption(by, class_name="cv-quote__by"),
        **named,
    )


def voice(text: Text, by: Child) -> rx.Component:
    """Let one person's words open a page, on the organiser's colour."""
    return rx.el.figure(
        rx.el.blockquote(text, class_name="cv-voice__words", dir="auto"),
        rx.el.figcaption(by, class_name="cv-voice__by"),
        class_name="cv-voice",
    )


def figure(number: Child, meaning: Child) -> rx.Component:
    """Show a number with what it means."""
    return rx.el.div(
        rx.el.span(number, class_name="cv-figure__number"),
        rx.el.span(meaning, class_name="cv-figure__meaning"),
        class_name="cv-figure",
    )


def avatar(initials: Text, *, picture: Text = "", size: str = "", **props: Any) -> rx.Component:  # noqa: ANN401
    """Show a person's picture, or their initials; the name always stands beside it."""
    look = classes("cv-avatar", f"cv-avatar--{size}" if size else "")
    drawn = rx.el.span(initials, class_name=look, aria_hidden="true", **props)
    if isinstance(picture, str) and not picture:
        return drawn
    shown = rx.el.img(src=picture, alt="", class_name=look, **props)
    return shown if isinstance(picture, str) else rx.cond(picture != "", shown, drawn)
