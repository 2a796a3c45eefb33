"""The rules of a count beside each other in plain words, and where the money goes."""

import reflex as rx

from civic.components import ui
from civic.components.sections.outcome.shared import money, named
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key


def rules(one: Shown) -> rx.Component:
    """Show what the rule of the vote gives, and what others would have given."""
    title = rx.cond(
        one.name.text != "", t("outcome.rules_of", name=one.name.text), t("outcome.rules")
    )
    return rx.el.section(
        rx.el.div(rx.el.h2(title), class_name="cv-section__head"),
        rx.el.p(
            t("outcome.rules_hint"),
            rx.cond(one.counted != "votes", rx.el.span(" ", t_key("outcome.how_" + one.counted))),
            rx.cond(one.tie != "", rx.el.span(" ", t_key("outcome.tie_" + one.tie))),
            class_name="cv-measure",
        ),
        rx.el.div(
            rx.foreach(one.counts, lambda count: _count(count, one.currency)),
            class_name="cv-grid cv-grid--pair",
        ),
        _money(t("outcome.areas"), one.areas, one.currency),
        _money(t("outcome.themes"), one.themes, one.currency),
        class_name="cv-section",
    )


def _count(count: Shown, currency: Shown) -> rx.Component:
    gives = t("outcome.gives", count=count.winners, cost=money(count.cost, currency))
    return rx.el.div(
        rx.el.p(
            rx.cond(count.decides, t("outcome.decides"), t("outcome.compares")),
            class_name="cv-small cv-muted",
        ),
        rx.el.h3(t_key("outcome.method_" + count.method)),
        rx.el.p(t_key("outcome.about_" + count.method)),
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


def _money(title: rx.Var[str], found: Shown, currency: Shown) -> rx.Component:
    bars = ui.bars(
        rx.foreach(
            found,
            lambda part: ui.bar(ui.said(part.name), money(part.cost, currency), part.percent),
        )
    )
    return rx.cond(found.length() > 0, ui.stack(rx.el.h3(title), bars), rx.fragment())
