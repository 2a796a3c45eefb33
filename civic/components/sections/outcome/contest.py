"""Which of several scenarios is chosen, and all figures by which everybody can follow the count."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.sections.counting import counting
from civic.components.sections.outcome.shared import named
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key, t_number


def contest(one: Shown) -> rx.Component:
    """Show the scenarios in the order of the result, and how it came about."""
    found = one.contest
    return rx.el.section(
        rx.el.div(rx.el.h2(t("outcome.chosen_title")), class_name="cv-section__head"),
        rx.cond(one.winners.length() > 0, _order(found), rx.el.p(t("outcome.nobody"))),
        rx.el.h3(t_key("outcome.method_" + found.method)),
        rx.el.p(counting(found.rule, one.currency), class_name="cv-measure"),
        _tie(one),
        rx.cond(found.rounds.length() > 0, _rounds(found), rx.fragment()),
        rx.cond(found.duels.length() > 0, _duels(found), rx.fragment()),
        rx.cond(found.grades.length() > 0, _grades(found), rx.fragment()),
        rx.cond(found.others.length() > 0, _others(found), rx.fragment()),
        class_name="cv-section",
    )


def _order(found: Shown) -> rx.Component:
    lines = rx.foreach(found.counted, lambda each: _counted(found, each))
    return rx.el.ol(lines, class_name="cv-won")


def _counted(found: Shown, one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    words = t_key("outcome.figure_" + found.unit, count=one.figure)
    figure = rx.el.div(
        rx.el.p(words),
        rx.el.div(
            rx.el.div(class_name="cv-grades__part", style={"inlineSize": f"{one.percent}%"}),
            class_name="cv-grades",
            aria_hidden="true",
        ),
        class_name="cv-stack cv-stack--tight",
    )
    return rx.el.li(
        rx.el.h3(named(one.name), class_name="cv-rows__title"),
        rx.cond(one.place == 1, rx.el.p(t("outcome.why_chosen"), class_name="cv-strong")),
        rx.cond(one.is_told, figure),
        class_name="cv-won__item",
    )


def _tie(one: Shown) -> rx.Component:
    rule = counting(one.ties, one.currency)
    told = ui.alert(t("outcome.tied"), rx.el.p(rule), tone="info")
    return rx.cond(one.contest.tie, told, rx.el.p(rule, class_name="cv-small cv-muted"))


def _names(found: Shown) -> rx.Component:
    return rx.foreach(found.counted, lambda one: ui.head(named(one.name), number=True))


def _rounds(found: Shown) -> rx.Component:
    return ui.table(
        t("outcome.rounds"),
        (t("outcome.round"), _names(found)),
        rx.foreach(
            found.rounds,
            lambda one: ui.line(
                t_number(one.number),
                rx.foreach(one.votes, lambda votes: ui.cell(votes, number=True)),
            ),
        ),
    )


def _duels(found: Shown) -> rx.Component:
    return ui.table(
        t("outcome.duels"),
        (t("outcome.preferred"), _names(found)),
        rx.foreach(
            found.duels,
            lambda one: ui.line(
                named(one.name), rx.foreach(one.wins, lambda wins: ui.cell(wins, number=True))
            ),
        ),
    )


def _grades(found: Shown) -> rx.Component:
    heads = rx.foreach(found.grades[0].given, lambda one: ui.head(_grade(one.grade), number=True))
    return ui.stack(
        rx.el.ul(rx.foreach(found.grades, _graded), class_name="cv-plain cv-stack"),
        ui.table(
            t("outcome.grades"),
            (t("outcome.scenario"), heads),
            rx.foreach(
                found.grades,
                lambda one: ui.line(
                    named(one.name),
                    rx.foreach(one.given, lambda each: ui.cell(t_number(each.count), number=True)),
                ),
            ),
        ),
    )


def _graded(one: Any) -> rx.Component:  # noqa: ANN401
    parts = rx.foreach(
        one.given,
        lambda each: rx.el.div(
            class_name="cv-grades__part",
            style={"inlineSize": f"{each.percent}%"},
            custom_attrs={"data-grade": each.grade},
        ),
    )
    return rx.el.li(
        rx.el.p(named(one.name), " · ", t("outcome.median", grade=_grade(one.median))),
        rx.el.div(parts, class_name="cv-grades cv-grades--half", aria_hidden="true"),
    )


def _grade(grade: Any) -> rx.Var[str]:  # noqa: ANN401
    return t_key("outcome.grade_" + grade.to(str))


def _others(found: Shown) -> rx.Component:
    return ui.stack(
        rx.el.h3(t("outcome.other_rules")),
        rx.el.p(t("outcome.other_rules_hint"), class_name="cv-muted cv-measure"),
        rx.el.ul(rx.foreach(found.others, _other), class_name="cv-plain"),
    )


def _other(one: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.li(
        rx.el.span(t_key("outcome.method_" + one.method), class_name="cv-strong"),
        " : ",
        rx.cond(one.is_same, t("outcome.same"), named(one.name)),
    )
