"""One line that the organiser's domain must have: its words, and whether it is there."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.copy.copy_field import copy_field
from civic.i18n.screens import t, t_key


def dns_line(line: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    """Show a line to be copied and, once it was looked for, what came of it."""
    title = rx.cond(line.kind == "address", t("team_reach.address"), line.kind.upper())
    return rx.el.div(
        rx.el.h3(title, class_name="cv-strong"),
        rx.el.p(t_key("team_reach.dns_help." + line.kind), class_name="cv-small"),
        rx.el.p(rx.el.code(line.name, " ", line.record, dir="ltr")),
        rx.cond(line.value != "", copy_field(words=line.value, label=title)),
        rx.cond(line.state != "", _what_is_there(line)),
        class_name="cv-stack cv-stack--tight",
        role="group",
        aria_label=title,
        key=line.kind,
    )


def _what_is_there(line: Any) -> rx.Component:  # noqa: ANN401
    state = rx.match(
        line.state,
        ("found", ui.tag(t("team_reach.state.found"), "ok")),
        ("missing", ui.tag(t("team_reach.state.missing"), "danger")),
        ("different", ui.tag(t("team_reach.state.different"), "warn")),
        ("silent", ui.tag(t("team_reach.state.silent"), "neutral")),
        ui.tag(t("team_reach.state.open"), "neutral"),
    )
    found = ui.stack(
        rx.el.p(t("team_reach.is_there"), class_name="cv-small"),
        rx.foreach(line.found, _words),
        space="tight",
    )
    return rx.fragment(
        rx.el.p(state),
        rx.cond(
            line.why != "", rx.el.p(t_key("team_reach.why." + line.why), class_name="cv-small")
        ),
        rx.cond(line.found.length() > 0, found),
    )


def _words(said: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.p(rx.el.code(said, dir="ltr"))
