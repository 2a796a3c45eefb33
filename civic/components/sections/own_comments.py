"""A person's comments in a list: the words, on what they stand, and whether others read them."""

import reflex as rx

from civic.components import ui
from civic.components.sections.contesting import contesting
from civic.components.sections.own import masked_as
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_date
from civic.words import Subject


def comment_row(line: Shown) -> rx.Component:
    """Show a comment that everybody reads on a line, leading to its place in the conversation."""
    return rx.el.li(_words(line), class_name="cv-rows__item")


def own_comment_row(line: Shown) -> rx.Component:
    """Show one of the person's own comments on a line, and why it is not shown if it is not."""
    return rx.el.li(_words(line, _gone(line)), class_name="cv-rows__item")


def _words(line: Shown, *more: rx.Component) -> rx.Component:
    about = rx.el.a(ui.said(line.on), href=line.href)
    return rx.el.div(
        rx.el.h3(
            rx.cond(line.href != "", about, t("people.comment_somewhere")),
            class_name="cv-rows__title",
        ),
        rx.el.p(line.words, **spoken(line.lang)),
        rx.el.p(
            t_date(line.created_at.to(str)), masked_as(line.mask), class_name="cv-small cv-muted"
        ),
        *more,
        class_name="cv-rows__words",
    )


def _gone(line: Shown) -> rx.Component:
    date = t_date(line.at.to(str))
    write = ui.link(t("own.write"), f"mailto:{line.contact}", icon="mail", is_external=True)
    hidden = ui.alert(
        t("own.comment_hidden", date=date),
        rx.cond(line.because != "", rx.el.p(t("own.because", because=line.because), dir="auto")),
        rx.el.p(t("own.comment_hidden_hint")),
        rx.cond(line.contact != "", write),
        contesting(Subject.COMMENT, line.id, line.appealed),
        tone="warn",
    )
    refused = ui.alert(
        t("own.comment_refused"),
        rx.el.p(t("own.because", because=line.because), dir="auto"),
        rx.el.p(t("own.comment_refused_hint")),
        contesting(Subject.COMMENT, line.id, line.appealed),
        tone="warn",
    )
    return rx.match(
        line.gone,
        ("waiting", ui.alert(t("own.comment_waiting"))),
        ("refused", refused),
        ("hidden", hidden),
        ("removed", ui.alert(t("own.comment_removed", date=date))),
        ("input_hidden", ui.alert(t("own.comment_input_hidden", date=date))),
        ("withdrawn", ui.alert(t("own.comment_withdrawn", date=date))),
        ("unpublished", ui.alert(t("own.unpublished"))),
        rx.fragment(),
    )
