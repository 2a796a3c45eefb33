"""One's own inputs: what became of each, and why one is no longer before everybody."""

import reflex as rx

from civic.components import ui
from civic.components.sections.contesting import contesting
from civic.components.sections.input_cards import counts
from civic.components.sections.statuses import became
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_date
from civic.words import Subject


def gone_alert(gone: Shown, is_own: Shown, input_id: Shown) -> rx.Component:
    """Say how an input was taken away, why, and what its author can do; nothing if it is there."""
    date = t_date(gone.at.to(str))
    for_others = rx.match(
        gone.how,
        ("hidden", ui.alert(t("own.to_team", date=date), _because(gone), tone="warn")),
        ("withdrawn", ui.alert(t("input.withdrawn"), tone="warn")),
        rx.fragment(),
    )
    return rx.cond(is_own, _to_author(gone, input_id), for_others)


def own_row(own: Shown) -> rx.Component:
    """Show one of the person's inputs on a line, with what became of it."""
    card = own.card
    title = ui.in_language(card.title, card.lang)
    heading = rx.cond(
        own.gone.how == "unpublished", title, rx.el.a(title, href=f"/inputs/{card.id}")
    )
    standing = rx.cond(own.gone.how == "", _became(own), _to_author(own.gone, card.id))
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


def _to_author(gone: Shown, input_id: Shown) -> rx.Component:
    date = t_date(gone.at.to(str))
    hidden = ui.alert(
        t("own.hidden", date=date),
        _because(gone),
        rx.el.p(t("own.hidden_hint")),
        _ways(gone),
        contesting(Subject.INPUT, input_id, gone.appealed),
        tone="warn",
    )
    withdrawn = ui.alert(
        t("own.withdrawn", date=date), rx.el.p(t("own.withdrawn_hint")), _ways(gone)
    )
    unpublished = ui.alert(t("own.unpublished"), rx.el.p(t("own.unpublished_hint")))
    return rx.match(
        gone.how,
        ("hidden", hidden),
        ("withdrawn", withdrawn),
        ("unpublished", unpublished),
        rx.fragment(),
    )


def _because(gone: Shown) -> rx.Component:
    return rx.cond(gone.because != "", rx.el.p(t("own.because", because=gone.because), dir="auto"))


def _ways(gone: Shown) -> rx.Component:
    write = ui.link(t("own.write"), f"mailto:{gone.contact}", icon="mail", is_external=True)
    return ui.cluster(
        rx.cond((gone.how == "hidden") & (gone.contact != ""), write),
        ui.link(t("own.box"), gone.box, icon="pencil"),
    )
