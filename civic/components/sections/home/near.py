"""What is near: an area to choose, a place to search, or where the device is; a list, no map."""

import reflex as rx

from civic.components import ui
from civic.components.locate import here_button
from civic.components.sections.input_cards import input_row
from civic.components.sections.project_cards import project_row
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_number
from civic.state.home import MOST_WORDS, RESULT, HomeState

NEAR: Shown = HomeState.near
FOUND: Shown = HomeState.found


def near() -> rx.Component:
    """Let a person say where they are, and show what is said and done around."""
    return ui.section(
        "near",
        t("home.near"),
        rx.el.p(t("near.lead"), class_name="cv-measure cv-muted"),
        rx.cond(
            NEAR.areas.length() > 0,
            ui.chips(rx.foreach(NEAR.areas, _area), label=t("near.areas")),
        ),
        _ask(),
        rx.el.div(
            rx.cond((NEAR.area.id != "") | NEAR.is_asked, _result()),
            id=RESULT,
            tab_index=-1,
        ),
    )


def _area(area: Shown) -> rx.Component:
    return ui.chip_choice(f"/?area={area.id}", ui.said(area), on=NEAR.area.id == area.id)


def _ask() -> rx.Component:
    return ui.stack(
        rx.el.form(
            ui.search_input("place", t("near.search"), max_length=MOST_WORDS),
            ui.button(t("near.find"), type="submit"),
            here_button(on_found=lambda lat, lng: HomeState.look_around(lat, lng, "")),
            on_submit=HomeState.find_place,
            class_name="cv-cluster",
            role="search",
        ),
        rx.el.p(t("near.privacy"), class_name="cv-small cv-muted"),
        rx.el.div(
            rx.cond(
                HomeState.searched != "",
                rx.cond(FOUND.length() > 0, _places(), rx.el.p(t("near.no_place"))),
            ),
            role="status",
        ),
        space="tight",
    )


def _places() -> rx.Component:
    def place(one: Shown) -> rx.Component:
        return ui.text_button(
            ui.in_language(one.label, one.lang),
            on_click=HomeState.look_around(one.lat, one.lng, one.label),
        )

    return ui.stack(
        rx.el.p(t("near.which"), class_name="cv-strong"),
        rx.el.ul(
            rx.foreach(FOUND, lambda one: rx.el.li(place(one))),
            class_name="cv-stack cv-stack--tight",
        ),
        space="tight",
    )


def _result() -> rx.Component:
    there = NEAR.inputs.length() + NEAR.projects.length() > 0
    nothing = ui.empty("map-pin", t("near.nothing"), rx.el.p(t("near.nothing_hint")))
    return ui.stack(
        ui.cluster(
            rx.el.h3(ui.icon("map-pin"), " ", _where(), class_name="cv-near__where"),
            rx.cond(NEAR.area.id != "", _follow()),
            space="between",
        ),
        rx.cond(NEAR.is_mine, rx.el.p(t("near.mine"), class_name="cv-small cv-muted")),
        rx.cond(there, rx.fragment(_projects(), _inputs()), nothing),
    )


def _where() -> rx.Component:
    area = ui.said(NEAR.area)
    return rx.cond(
        NEAR.place != "",
        rx.el.span(NEAR.place, **spoken("")),
        rx.cond(NEAR.area.id != "", area, t("near.here")),
    )


def _follow() -> rx.Component:
    on = NEAR.is_followed
    return rx.el.button(
        rx.cond(on, ui.icon("bell-ring"), ui.icon("bell")),
        rx.el.span(
            rx.cond(
                on,
                t("near.followed", name=NEAR.area.text),
                t("near.follow", name=NEAR.area.text),
            )
        ),
        type="button",
        class_name="cv-button cv-button--quiet",
        aria_pressed=rx.cond(on, "true", "false"),
        on_click=HomeState.follow_area,
    )


def _inputs() -> rx.Component:
    def line(one: Shown) -> rx.Component:
        return input_row(one.card, _away(one.away))

    rows = ui.rows(rx.foreach(NEAR.inputs, line))
    return rx.cond(NEAR.inputs.length() > 0, rows)


def _projects() -> rx.Component:
    return rx.cond(NEAR.projects.length() > 0, ui.rows(rx.foreach(NEAR.projects, project_row)))


def _away(away: Shown) -> rx.Component:
    far = rx.cond(
        away.metres > 0,
        t("near.metres", metres=away.metres),
        t("near.km", km=t_number(away.km)),
    )
    walk = t("near.walk", minutes=away.walk)
    said = rx.cond(away.walk > 0, f"{far} · {walk}", far)
    shown = rx.el.span(ui.icon("map-pin"), said, class_name="cv-count cv-strong")
    return rx.cond((away.metres > 0) | (away.km > 0), shown)
