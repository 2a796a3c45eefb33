"""The entries of the header and the footer: what they lead to, in which words and order."""

import reflex as rx

from civic.components import ui
from civic.components.focus import leads
from civic.components.reorder import reorder
from civic.components.team.frame import lang_bar
from civic.components.team.settings_frame import settings_frame
from civic.components.team.way_panel import new_way, way_line
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.own_pages import WaysState

S: Shown = WaysState


@page("/admin/settings/ways", title="team_settings.tab.ways", on_load=S.load)
def ways() -> rx.Component:
    """Let the organiser arrange the ways that stand on every page."""
    return settings_frame(
        "ways",
        S,
        rx.el.p(t("team_pages.ways_help"), class_name="cv-muted cv-measure"),
        lang_bar(S),
        _place("header", S.view.header),
        _place("footer", S.view.footer),
        rx.el.p(
            rx.cond(S.place > 0, t("team_pages.moved", place=S.place), ""),
            role="status",
            class_name="cv-small cv-muted",
        ),
        leads(S.led),
    )


def _place(place: str, lines: Shown) -> rx.Component:
    listed = rx.el.ol(
        rx.foreach(lines, lambda line, at: way_line(place, line, at, lines.length())),
        id=place,
        class_name="cv-builder__list",
    )
    return rx.el.section(
        rx.el.h2(t(f"team_pages.{place}"), id=f"{place}-title", class_name="cv-title"),
        rx.el.p(t(f"team_pages.{place}_help"), class_name="cv-small cv-muted"),
        rx.cond(
            lines.length() > 0,
            listed,
            rx.el.p(t("team_pages.no_ways"), class_name="cv-muted"),
        ),
        reorder(list=place, on_place=S.drop),
        ui.more(t("team_pages.way_add"), new_way(place)),
        class_name="cv-panel cv-stack",
        aria_labelledby=f"{place}-title",
    )
