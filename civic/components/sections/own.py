"""One's own inputs: what became of each, and why one is no longer before everybody."""

import reflex as rx

from civic.components import ui
from civic.components.given import GoneAlert
from civic.components.sections.input_cards import counts
from civic.components.sections.statuses import became
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_date
from civic.state.appeal import AppealState
from civic.state.events import sends
from civic.words import Subject


def gone_alert(gone: Shown, is_own: Shown, input_id: Shown) -> rx.Component:
    """Say how an input was taken away, why, and what its author can do; nothing if it is there."""
    return rx.cond(
        gone.how != "",
        GoneAlert.create(
            gone=gone,
            own=is_own,
            input=input_id,
            contested=AppealState.sent,
            on_contest=lambda piece, against: sends(
                AppealState.ask, Subject.INPUT.value, piece, against
            ),
        ),
    )


def own_row(own: Shown) -> rx.Component:
    """Show one of the person's inputs on a line, with what became of it."""
    card = own.card
    title = ui.in_language(card.title, card.lang)
    heading = rx.cond(
        own.gone.how == "unpublished", title, rx.el.a(title, href=f"/inputs/{card.id}")
    )
    standing = rx.cond(
        (own.gone.how == "") | (own.gone.how == "merged"),
        _became(own),
        gone_alert(own.gone, rx.Var.create(True), card.id),
    )
    return _line(own, heading, standing)


def given_row(own: Shown) -> rx.Component:
    """Show an input on the page of whoever made it, with what became of it."""
    card = own.card
    heading = rx.el.a(ui.in_language(card.title, card.lang), href=f"/inputs/{card.id}")
    return _line(own, heading, rx.fragment(ui.card_text(card.excerpt, card.lang), _became(own)))


def _line(own: Shown, heading: rx.Component, *body: rx.Component) -> rx.Component:
    where = rx.el.p(
        ui.said(own.project),
        " · ",
        t_date(own.card.created_at.to(str)),
        masked_as(own.mask),
        class_name="cv-small cv-muted",
    )
    words = rx.el.div(
        rx.el.h3(heading, class_name="cv-rows__title"),
        where,
        *body,
        rx.el.p(counts(own.card)),
        class_name="cv-rows__words",
    )
    return rx.el.li(words, class_name="cv-rows__item")


def masked_as(mask: Shown) -> rx.Component:
    """Remind the author under which pseudonym others read their words, if it is not their name."""
    return rx.cond(mask != "", rx.el.span(" · ", t("own.masked", name=mask)))


def _became(own: Shown) -> rx.Component:
    """Say what became of an input: its status in a sentence, and how the answer to it begins."""
    sentence = rx.el.div(
        became(own.status, own.at, own.department, own.lang),
        rx.cond(own.note != "", rx.el.p(own.note, class_name="cv-small", **spoken(own.lang))),
    )
    waiting = rx.el.p(t("input.waiting"), class_name="cv-small cv-muted")
    stands = rx.cond((own.status.id != "") & (own.at != ""), sentence, waiting)
    return rx.fragment(
        rx.cond((own.answer == "") | (own.at != ""), stands),
        rx.cond(own.answer != "", _answer(own)),
    )


def _answer(own: Shown) -> rx.Component:
    by = rx.el.span(own.by, class_name="cv-strong", **spoken(own.answer_lang))
    return rx.el.p(
        ui.icon("landmark", t("inputs.answered")),
        " ",
        by,
        " · ",
        t_date(own.answered_at),
        " – ",
        rx.el.span(own.answer, **spoken(own.answer_lang)),
        class_name="cv-small",
    )
