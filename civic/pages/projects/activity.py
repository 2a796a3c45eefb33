"""An activity's page: what it is about, the one next act, and what people have said."""

import reflex as rx

from civic.components import ui
from civic.components.focus import leads
from civic.components.frame import bare_frame
from civic.components.sections import box, box_filters, box_map
from civic.components.sections.missing import missing_page
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import named, page
from civic.state.activity import ActivityState
from civic.words import View

PAGE: Shown = ActivityState.page
ACTIVITY = PAGE.activity
ASKED: Shown = ActivityState.asked
LISTED: Shown = ActivityState.listed
WAYS: Shown = ActivityState.ways
IS_MAP = ActivityState.is_loaded & ACTIVITY.has_inputs & (ASKED.view == View.MAP)


TITLE = named(
    ActivityState.is_missing,
    rx.cond(ACTIVITY.title.text != "", ACTIVITY.title.text, t("box.results")),
)


@page("/projects/[project]/[activity]", title=TITLE, on_load=ActivityState.load)
def activity() -> rx.Component:
    """Show one activity."""
    return bare_frame(
        rx.cond(
            IS_MAP,
            box_map.map_view(),
            ui.wrap(rx.cond(ActivityState.is_missing, missing_page(), _page())),
        ),
        leads(ActivityState.led),
        flush=IS_MAP,
    )


def _page() -> rx.Component:
    content = ui.stack(
        box.head(PAGE), rx.cond(ACTIVITY.has_inputs, _inputs(), rx.fragment()), space="sections"
    )
    return rx.cond(ActivityState.is_loaded, content, _waiting())


def _inputs() -> rx.Component:
    """Show what there is, with the ways to narrow it where there may be much."""
    found = box.found(LISTED, WAYS, ASKED, PAGE)
    return rx.cond(ACTIVITY.by_team, found, _narrowed(found))


def _narrowed(found: rx.Component) -> rx.Component:
    return rx.el.div(
        box_filters.filters(WAYS, LISTED.total),
        ui.stack(
            rx.el.div(
                box.search(ASKED, ActivityState.search),
                box.views(WAYS),
                ui.cluster(box_filters.filters_button(), box.order(WAYS, ASKED)),
                class_name="cv-listing__bar",
            ),
            box_filters.filters_on(WAYS),
            found,
        ),
        class_name="cv-listing cv-listing--filtered",
    )


def _waiting() -> rx.Component:
    return ui.stack(
        ui.skeleton("short"),
        ui.skeleton("title"),
        ui.skeleton("text"),
        ui.skeleton_cards(t("box.loading"), 6),
        space="loose",
    )
