"""Inputs in short: people's words, who said them where, and how others answered."""

import reflex as rx

from civic.components import ui
from civic.components.sections.statuses import status_tag
from civic.components.ui.classes import Flag, Shown
from civic.i18n.screens import t, t_ago


def input_card(card: Shown, *first: rx.Component, thumbs: Flag = True) -> rx.Component:
    """Show an input as a card; ``first`` stands before all else."""
    picture = ui.card_picture(card.picture, card.picture_alt, card.lang)
    return ui.card(
        ui.in_language(card.title, card.lang),
        f"/inputs/{card.id}",
        ui.card_text(card.excerpt, card.lang),
        meta=(*first, status_tag(card.status), rx.foreach(card.tags, _tag)),
        foot=(_byline(card), counts(card, thumbs=thumbs)),
        picture=rx.cond(card.picture != "", picture),
    )


def input_row(card: Shown, *first: rx.Component) -> rx.Component:
    """Show an input on a line of a list; ``first`` stands before who wrote it."""
    picture = rx.el.img(src=card.picture, alt="", loading="lazy", class_name="cv-rows__picture")
    return ui.row(
        ui.in_language(card.title, card.lang),
        f"/inputs/{card.id}",
        ui.card_text(card.excerpt, card.lang),
        ui.cluster(*first, _byline(card), status_tag(card.status), counts(card)),
        after=rx.cond(card.picture != "", picture),
    )


def counts(card: Shown, *, thumbs: Flag = True) -> rx.Component:
    """Say how others answered: support, comments, the organiser."""
    up = ui.count("thumbs-up", card.up, t("inputs.up", count=card.up))
    return rx.el.span(
        up if thumbs is True else rx.cond(thumbs, up),
        ui.count("message-circle", card.comments, t("inputs.comments", count=card.comments)),
        rx.cond(card.has_feedback, ui.count("landmark", "", t("inputs.answered"))),
        class_name="cv-cluster cv-cluster--tight",
    )


def _byline(card: Shown) -> rx.Component:
    place = rx.cond(card.area.text != "", rx.el.span(" · ", ui.said(card.area)))
    when = t_ago(card.created_at.to(str))
    who = rx.cond(card.author.name != "", f"{card.author.name} · ", "")
    return rx.el.span(f"{who}{when}", place, class_name="cv-small cv-muted")


def _tag(tag: Shown) -> rx.Component:
    return rx.el.span(ui.said(tag), class_name="cv-small cv-muted")
