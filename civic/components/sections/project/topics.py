"""What a project is about: its places and themes, and the feed of what is said in it."""

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def topics(page: Shown) -> rx.Component:
    """Show the places and themes of a project."""
    feed = ui.route_link(
        t("project.feed"),
        f"/projects/{page.card.slug}/feed.xml",
        icon="rss",
        look="cv-button cv-button--quiet",
    )
    return ui.section(
        "topics",
        t("project.topics"),
        rx.cond(
            (page.areas.length() > 0) | (page.tags.length() > 0),
            ui.chips(rx.foreach(page.areas, _area), rx.foreach(page.tags, _tag)),
        ),
        rx.cond(page.card.is_public, feed),
    )


def _area(area: Shown) -> rx.Component:
    return ui.chip(ui.said(area), "map-pin")


def _tag(tag: Shown) -> rx.Component:
    return ui.chip(ui.said(tag))
