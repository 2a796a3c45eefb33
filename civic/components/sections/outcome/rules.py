"""The rules of a count beside each other, in plain words."""

import reflex as rx

from civic.components import ui
from civic.components.sections.counting import counting
from civic.components.sections.outcome.shared import money, named
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key


def rules(page: Shown) -> rx.Component:
    """Show what the rule of the vote gives, and what others would have given."""
    return ui.section(
        "rules",
        t("outcome.rules"),
        rx.el.p(
            t("outcome.rules_hint"), rx.foreach(page.envelopes[:1], _how), class_name="cv-measure"
        ),
        rx.cond(
            page.envelopes.length() > 1,
            rx.foreach(page.envelopes, lambda one: ui.more(one.name.text, _counts(one))),
            rx.foreach(page.envelopes, _counts),
        ),
    )


def _how(one: Shown) -> rx.Component:
    """Say which of two that are equal comes first, by every rule."""
    return rx.fragment(" ", counting(one.ties, one.currency))


def _counts(one: Shown) -> rx.Component:
    return rx.el.div(
        rx.foreach(one.counts, lambda count: _count(count, one.currency)),
        class_name="cv-grid cv-grid--pair",
    )


def _count(count: Shown, currency: Shown) -> rx.Component:
    gives = t("outcome.gives", count=count.winners, cost=money(count.cost, currency))
    return rx.el.div(
        rx.el.p(
            rx.cond(count.decides, t("outcome.decides"), t("outcome.compares")),
            class_name="cv-small cv-muted",
        ),
        rx.el.h3(t_key("outcome.method_" + count.method)),
        rx.el.p(counting(count.rule, currency)),
        rx.el.p(gives, class_name="cv-strong"),
        rx.el.p(t("outcome.with_any", percent=count.with_any_percent)),
        _list(t("outcome.instead"), count.instead),
        _list(t("outcome.without"), count.without),
        rx.cond(
            ~count.decides & (count.instead.length() == 0) & (count.without.length() == 0),
            rx.el.p(t("outcome.same")),
        ),
        class_name=rx.cond(count.decides, "cv-count-by cv-count-by--decides", "cv-count-by"),
    )


def _list(title: rx.Var[str], found: Shown) -> rx.Component:
    lines = rx.el.ul(rx.foreach(found, lambda other: rx.el.li(named(other))), class_name="cv-plain")
    return rx.cond(
        found.length() > 0, ui.stack(rx.el.h4(title), lines, space="tight"), rx.fragment()
    )
