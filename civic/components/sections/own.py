"""One's own inputs: what became of each, and why one is no longer before everybody."""

import reflex as rx

from civic.components.given import GoneAlert
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
    title = rx.el.span(card.title, lang=card.lang, dir="auto")
    heading = rx.cond(
        own.gone.how == "unpublished", title, rx.el.a(title, href=f"/inputs/{card.id}")
    )
    return rx.el.li(
        rx.el.div(
            rx.el.h3(heading, class_name="cv-rows__title"),
            rx.el.p(
                rx.el.span(own.project.text, lang=own.project.lang, dir="auto"),
                " · ",
                t_date(card.created_at.to(str)),
                masked_as(own.mask),
                class_name="cv-small cv-muted",
            ),
            rx.cond(
                (own.gone.how == "") | (own.gone.how == "merged"),
                _status(own),
                gone_alert(own.gone, rx.Var.create(True), card.id),
            ),
            class_name="cv-rows__words",
        ),
        class_name="cv-rows__item",
    )


def masked_as(mask: Shown) -> rx.Component:
    """Remind the author under which pseudonym others read their words, if it is not their name."""
    return rx.cond(mask != "", rx.el.span(" · ", t("own.masked", name=mask)))


def _status(own: Shown) -> rx.Component:
    sentence = rx.el.div(
        became(own.status, own.at, own.department, own.lang),
        rx.cond(own.note != "", rx.el.p(own.note, class_name="cv-small", **spoken(own.lang))),
    )
    waiting = rx.el.p(t("input.waiting"), class_name="cv-small cv-muted")
    return rx.cond((own.status.id != "") & (own.at != ""), sentence, waiting)
