"""Who takes part in a vote, by age and by area: in fives, so that nobody is singled out."""

from collections.abc import Callable

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Child, Shown
from civic.i18n.screens import t, t_date, t_key, t_number
from civic.rules.demographics import FEW


def who(found: Shown, *more: Child) -> rx.Component:
    """Show who takes part, as it was counted last; ``more`` follows the ages and areas."""
    return rx.cond(
        found,
        ui.stack(
            _part(t("outcome.by_age"), t("outcome.age"), found.ages, _age),
            _part(t("outcome.by_area"), t("outcome.area"), found.areas, place),
            *more,
            rx.el.p(
                t("outcome.who_counted", count=found.people, date=t_date(found.at, "time")),
                " ",
                t("outcome.who_rule", count=FEW),
                class_name="cv-small cv-muted cv-measure",
            ),
        ),
    )


def _part(
    name: rx.Var[str], of: rx.Var[str], lines: Shown, say: Callable[[Shown], Child]
) -> rx.Component:
    bars = rx.foreach(
        lines,
        lambda one: rx.cond(one.people > 0, ui.bar(say(one), t_number(one.people), one.percent)),
    )
    shown = rx.el.div(
        rx.el.h3(name, class_name="cv-title"),
        ui.bars(bars),
        ui.more(t("outcome.who_table"), lines_of(name, of, lines, say), about=name),
        class_name="cv-stack",
        role="group",
        aria_label=name,
    )
    return rx.cond(lines.length() > 0, shown)


def lines_of(
    name: rx.Var[str], of: rx.Var[str], lines: Shown, say: Callable[[Shown], Child]
) -> rx.Component:
    """Tell how many there are of each line; of few, no number."""
    return ui.table(
        name,
        (of, ui.head(t("outcome.people"), number=True)),
        rx.foreach(
            lines,
            lambda one: ui.line(
                say(one),
                ui.cell(
                    rx.cond(one.people > 0, t_number(one.people), t("outcome.few", count=FEW)),
                    number=True,
                ),
            ),
        ),
    )


def place(one: Shown) -> rx.Component:
    """Name an area, or those who do not say theirs."""
    named = rx.el.span(one.name, lang=one.lang, dir="auto")
    return rx.cond(one.name != "", named, t("outcome.age.unsaid"))


def _age(one: Shown) -> rx.Var[str]:
    return t_key("outcome.age." + one.key.to(str))
