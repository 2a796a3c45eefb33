"""Voting: nothing on the page but what can be chosen and one's own ballot."""

import reflex as rx

from civic.components import ui
from civic.components.frame import focus_frame
from civic.components.sections.missing import missing_page
from civic.components.ui.classes import Shown
from civic.components.vote import voting
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.voting import VoteState

PAGE: Shown = VoteState.page
TITLE = rx.cond(PAGE.title.text != "", PAGE.title.text, t("vote.list"))


@page("/projects/[project]/[activity]/vote", title=TITLE, on_load=VoteState.load)
def vote() -> rx.Component:
    """Show a vote."""
    back = rx.el.a(
        ui.icon("arrow-left"),
        rx.el.span(t("vote.back")),
        href=PAGE.base,
        class_name="cv-button cv-button--quiet",
    )
    return focus_frame(back, ui.wrap(rx.cond(VoteState.is_missing, missing_page(), _content())))


def _content() -> rx.Component:
    title = rx.el.h1(PAGE.title.text, lang=PAGE.title.lang, dir="auto")
    return ui.stack(
        rx.cond(PAGE.activity != "", title, ui.skeleton("title")),
        voting(
            activity=PAGE.activity,
            base=PAGE.base,
            title=PAGE.title.text,
            layers=f"/api/projects/{PAGE.project}/layers",
        ),
    )
