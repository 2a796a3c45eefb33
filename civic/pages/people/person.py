"""The page of a person: who they are here, and what they have contributed."""

import reflex as rx

from civic.components import ui
from civic.components.focus import named_place
from civic.components.frame import frame
from civic.components.sections.missing import missing_page
from civic.components.sections.own import given_row
from civic.components.sections.own_comments import comment_row
from civic.components.sections.paging import pager
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_date
from civic.pages.routing import named, page
from civic.state.people import PersonState

PROFILE: Shown = PersonState.profile
WRITTEN = PROFILE.written
_HOME = f"/people/{PROFILE.id}"


@page(
    "/people/[person]", title=named(PersonState.is_missing, PROFILE.name), on_load=PersonState.load
)
def person() -> rx.Component:
    """Show one person."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton(), ui.skeleton("short"))
    return frame(
        rx.cond(
            PersonState.is_missing,
            missing_page(),
            rx.cond(PersonState.is_loaded, _content(), waiting),
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
        rx.cond(PROFILE.is_hidden, _hidden(), None),
        rx.cond(~PROFILE.is_hidden | PROFILE.is_mine, _given(), None),
        named_place(when=f"{PROFILE.page} {WRITTEN.page}"),
        space="sections",
    )


def _hidden() -> rx.Component:
    """Say that the list is kept from others, to them and to its owner."""
    return ui.alert(rx.cond(PROFILE.is_mine, t("people.hidden_mine"), t("people.hidden")))


def _given() -> rx.Component:
    return ui.stack(
        ui.section(
            "contributions",
            t("people.contributions"),
            _figures(),
            rx.cond(PROFILE.inputs > 0, _inputs()),
        ),
        rx.cond(PROFILE.comments > 0, ui.section("comments", t("people.comments"), _comments())),
        space="sections",
    )


def _figures() -> rx.Component:
    """Say how much a person gave, and what came of it."""
    became = t(
        "people.became",
        answered=PROFILE.answered,
        kept=PROFILE.kept,
        supported=PROFILE.supported,
    )
    return rx.el.p(
        t("people.counts", inputs=PROFILE.inputs, comments=PROFILE.comments),
        ". ",
        rx.cond(PROFILE.inputs > 0, became, ""),
        class_name="cv-muted",
    )


def _inputs() -> rx.Component:
    return ui.stack(
        ui.rows(rx.foreach(PROFILE.lines, given_row)),
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
