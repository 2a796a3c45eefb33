"""Projects in short: what each asks, until when, and what one can do."""

from typing import Literal

import reflex as rx

from civic.components import ui
from civic.components.sections.doorway import door_acts, door_line, is_shut
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.rules.looks import NEAR_DAYS


def project_card(card: Shown, *, level: Literal["h2", "h3"] = "h3") -> rx.Component:
    """Show a project as a large card whose whole surface leads to it."""
    picture = ui.card_picture(card.picture, card.picture_alt.text, card.picture_alt.lang)
    return ui.card(
        ui.said(card.title),
        f"/projects/{card.slug}",
        rx.el.p(ui.said(card.question)),
        level=level,
        picture=rx.cond(card.picture != "", picture),
        plain=True,
        foot=(_act(card), _ended(card), _timing(card, "cv-muted")),
    )


def project_row(card: Shown) -> rx.Component:
    """Show a project on one line."""
    return ui.row(
        ui.said(card.title),
        f"/projects/{card.slug}",
        ui.card_text(card.question.text, card.question.lang),
        _ended(card),
        _timing(card, "cv-small cv-muted"),
    )


def when(card: Shown) -> rx.Var[str]:
    """Say until, from or since when a project is open."""
    date, in_words = t_date(card.date.to(str)), card.period.text != ""
    running = rx.cond(
        card.days_left < NEAR_DAYS,
        t("projects.days_left", count=card.days_left),
        t("projects.open_until", date=date),
    )
    return rx.match(
        card.standing,
        (
            "upcoming",
            rx.cond(
                in_words,
                t("projects.opens_in", period=card.period.text),
                t("projects.opens_on", date=date),
            ),
        ),
        (
            "closed",
            rx.cond(
                card.date & ~in_words,
                t("projects.closed_on", date=date),
                t("projects.closed"),
            ),
        ),
        rx.cond(card.date & ~in_words, running, t("projects.open")),
    )


def is_decided(card: Shown) -> rx.Var[bool]:
    """Say whether a project runs on though its vote is over and nothing else is open in it."""
    has_ended = (card.result != "") | card.is_counting
    return has_ended & (card.standing == "open") & (card.door.standing == "closed")


def _ended(card: Shown) -> rx.Component:
    """Lead to the result of a vote, or say that it is being counted."""
    way = rx.el.a(
        ui.icon("trophy"),
        rx.el.span(t("door.result"), ui.hidden_text(f" : {card.title.text}")),
        href=card.result,
        class_name="cv-link",
    )
    counting = rx.el.span(t("door.counting"), class_name="cv-strong")
    return rx.cond(card.result != "", way, rx.cond(card.is_counting, counting, rx.fragment()))


def _timing(card: Shown, look: str) -> rx.Component:
    return rx.cond(is_decided(card), rx.fragment(), rx.el.span(_when(card), class_name=look))


def _when(card: Shown) -> rx.Var[str]:
    """Say the same, and of what is to come also what one will be able to do."""
    return rx.cond(card.door.standing == "upcoming", door_line(card.door), when(card))


def _act(card: Shown) -> rx.Component:
    return rx.cond(
        is_shut(card.door),
        rx.fragment(),
        rx.el.span(
            ui.icon("message-square-plus"),
            rx.el.span(door_acts(card.door)),
            class_name="cv-count cv-strong",
        ),
    )
