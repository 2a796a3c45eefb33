"""One's own inputs: what became of each, and why one is no longer before everybody."""

import reflex as rx

from civic.components import ui
from civic.components.sections.contesting import contesting
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
        ("waiting", ui.alert(t("own.to_team_waiting"))),
        ("refused", ui.alert(t("own.to_team_refused"), _because(gone), tone="warn")),
        ("withdrawn", ui.alert(t("input.withdrawn"), tone="warn")),
        rx.fragment(),
    )
    return rx.cond(is_own, _to_author(gone, input_id), for_others)


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
            rx.cond(own.gone.how == "", _status(own), _to_author(own.gone, card.id)),
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
    correct = ui.link(t("own.correct"), f"/inputs/{input_id}/edit", icon="pencil")
    refused = ui.alert(
        t("own.refused"),
        _because(gone),
        rx.el.p(t("own.refused_hint")),
        ui.cluster(correct),
        contesting(Subject.INPUT, input_id, gone.appealed),
        tone="warn",
    )
    return rx.match(
        gone.how,
        ("waiting", ui.alert(t("own.waiting"), rx.el.p(t("own.waiting_hint")))),
        ("refused", refused),
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
