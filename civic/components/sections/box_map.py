"""An idea box as a map, with the list of what lies in its view beside it."""

import reflex as rx

from civic.components import ui
from civic.components.map.civic_map import civic_map
from civic.components.sections import box, box_filters
from civic.components.sections.input_cards import input_row
from civic.components.sections.refusals import is_closed
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.state.activity import ActivityState

PAGE: Shown = ActivityState.page
LISTED: Shown = ActivityState.listed
WAYS: Shown = ActivityState.ways
ASKED: Shown = ActivityState.asked
GROUND: Shown = ActivityState.ground
IN_VIEW: Shown = ActivityState.in_view


def map_view() -> rx.Component:
    """Show the inputs on a map, and as a list in step with it."""
    return rx.el.div(
        rx.el.div(_map(), _here(), class_name="cv-map-page__map"),
        rx.el.div(
            ui.stack(
                box.way_back(PAGE.project),
                rx.el.h1(ui.said(PAGE.activity.title)),
                box.next_act(PAGE),
            ),
            rx.el.div(box.views(WAYS), box_filters.filters_button(), class_name="cv-listing__bar"),
            box.search(ASKED, ActivityState.search),
            box_filters.filters_on(WAYS),
            _list(),
            class_name="cv-map-page__sheet",
        ),
        box_filters.filters(WAYS, LISTED.total),
        class_name="cv-map-page",
    )


def _map() -> rx.Component:
    return civic_map(
        data_url=ActivityState.pins,
        topic=f"activity:{PAGE.activity.id}",
        details_url=f"/api/activities/{PAGE.activity.id}/pins/names",
        layers_url=f"/api/projects/{PAGE.project.id}/layers",
        tile_url=GROUND.tile_url,
        attribution=GROUND.attribution,
        bounds=GROUND.bounds,
        statuses=GROUND.marks,
        on_view=ActivityState.see,
        on_tap=ActivityState.tap,
    )


def _here() -> rx.Component:
    """Offer to contribute where the map was tapped, as long as that is open."""
    activity = PAGE.activity
    act = t("map.here", act=t_key("box.new_" + activity.noun))
    return rx.el.div(
        rx.cond(
            (ActivityState.tapped != "") & activity.asks_place & ~is_closed(activity.submit),
            ui.link_button(act, ActivityState.tapped, icon="map-pin"),
        ),
        class_name="cv-map-page__tools",
        role="status",
    )


def _list() -> rx.Component:
    """Show what lies in view; before the map says so, the beginning of the whole list."""
    number = ActivityState.number_in_view
    waits = number < 0
    few = IN_VIEW.length() < number
    return ui.stack(
        rx.el.h2(
            rx.el.span(
                rx.cond(waits, box.count(LISTED, PAGE.activity), t("map.title", count=number)),
                role="status",
            ),
            id="results",
            tab_index=-1,
            class_name="cv-title",
        ),
        rx.cond(
            ~waits & few, rx.el.p(t("map.some", shown=IN_VIEW.length()), class_name="cv-small")
        ),
        rx.cond(number == 0, rx.el.p(t("map.move"))),
        ui.rows(rx.foreach(rx.cond(waits, LISTED.cards, IN_VIEW), input_row)),
    )
