"""What comes next in a project, and how one is told of it."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.sections.following import follow_button
from civic.components.sections.project.path import dates, possible
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def coming(page: Shown, follow: Any) -> rx.Component:  # noqa: ANN401  an event of a state
    """Name the next phase, or say that things still move, and offer to tell."""
    phase = page.coming
    following = rx.cond(
        page.card.status != "draft",
        ui.stack(
            rx.el.p(rx.cond(page.is_followed, t("steps.followed"), t("steps.follow"))),
            ui.cluster(follow_button(page.is_followed, follow)),
            space="tight",
        ),
    )
    return rx.cond(
        page.phases.length() > 0,
        ui.section(
            "next",
            t("steps.title"),
            rx.cond(phase.id != "", _next(phase), rx.el.p(t("steps.no_next"))),
            following,
        ),
    )


def _next(phase: Shown) -> rx.Component:
    return ui.stack(
        rx.el.h3(phase.title.text, lang=phase.title.lang, dir="auto"),
        rx.el.p(dates(phase), class_name="cv-muted"),
        rx.el.p(possible(phase)),
        space="tight",
    )
