"""The page of a person: who they are here, and what they have contributed."""

import reflex as rx

from civic.components import ui
from civic.components.focus import named_place
from civic.components.frame import frame
from civic.components.sections.input_cards import input_row
from civic.components.sections.own_comments import comment_row
from civic.components.sections.paging import pager
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_date
from civic.pages.routing import page
from civic.state.people import PersonState

PROFILE: Shown = PersonState.profile
WRITTEN = PROFILE.written
_HOME = f"/people/{PROFILE.id}"


@page("/people/[person]", title=PROFILE.name, on_load=PersonState.load)
def person() -> rx.Component:
    """Show one person."""
    missing = ui.error_page("404", t("shell.not_found"), rx.el.p(t("shell.not_found_hint")))
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton(), ui.skeleton("short"))
    return frame(
        rx.cond(
            PersonState.is_missing, missing, rx.cond(PersonState.is_loaded, _content(), waiting)
        ),
        width="narrow",
    )


def _content() -> rx.Component:
    return ui.stack(
        ui.cluster(
            ui.avatar(PROFILE.name[:1], picture=PROFILE.picture, size="large"),
            ui.page_heading(
                rx.el.span(PROFILE.name, dir="auto"),
                t("people.since", date=t_date(PROFILE.since)),
            ),
        ),
        rx.cond(
            PROFILE.bio != "",
            rx.el.p(PROFILE.bio, class_name="cv-prose", **spoken(PROFILE.lang)),
            None,
        ),
        rx.cond(PROFILE.is_mine, ui.link(t("people.edit"), "/me", icon="pencil")),
        ui.section(
            "contributions",
            t("people.contributions"),
            rx.el.p(
                t("people.counts", inputs=PROFILE.inputs, comments=PROFILE.comments),
                class_name="cv-muted",
            ),
            rx.cond(PROFILE.inputs > 0, _inputs()),
        ),
        rx.cond(PROFILE.comments > 0, ui.section("comments", t("people.comments"), _comments())),
        named_place(when=f"{PROFILE.page} {WRITTEN.page}"),
        space="sections",
    )


def _inputs() -> rx.Component:
    return ui.stack(
        ui.rows(rx.foreach(PROFILE.cards, input_row)),
        pager(
            PROFILE,
            lambda page: f"{_HOME}?page={page}&comments={WRITTEN.page}#contributions",
            t("people.contributions"),
        ),
    )


def _comments() -> rx.Component:
    return ui.stack(
        ui.rows(rx.foreach(WRITTEN.lines, comment_row)),
        pager(
            WRITTEN,
            lambda page: f"{_HOME}?page={PROFILE.page}&comments={page}#comments",
            t("people.comments"),
        ),
    )
