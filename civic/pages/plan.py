"""The plan of the site: every page that everybody finds."""

import reflex as rx

from civic.components import ui
from civic.components.frame import frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.rules.looks import SITE_PAGES
from civic.state.finding import PlanState

PLAN: Shown = PlanState.plan


@page("/plan", title="plan.title", on_load=PlanState.load)
def plan() -> rx.Component:
    """Show where one can go."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton("text"), ui.skeleton("text"))
    return frame(
        ui.page_heading(t("plan.title")),
        rx.cond(PLAN.is_not_none(), _content(), waiting),
    )


def _content() -> rx.Component:
    return ui.stack(
        ui.section("site", t("plan.site"), _site()),
        rx.cond(
            PLAN.folders.length() + PLAN.projects.length() > 0,
            ui.section("projects", t("plan.projects"), _projects()),
        ),
        rx.cond(
            PLAN.pages.length() > 0,
            ui.section("pages", t("plan.pages"), _prose(rx.foreach(PLAN.pages, _line))),
        ),
        space="sections",
    )


def _site() -> rx.Component:
    return _prose(*[rx.el.li(rx.el.a(t(key), href=href)) for href, key in SITE_PAGES.items()])


def _projects() -> rx.Component:
    return _prose(rx.foreach(PLAN.folders, _folder), rx.foreach(PLAN.projects, _project))


def _folder(folder: Shown) -> rx.Component:
    return rx.el.li(_way(folder), _tree(rx.foreach(folder.projects, _project)))


def _project(project: Shown) -> rx.Component:
    inside = _tree(rx.foreach(project.activities, _line))
    return rx.el.li(_way(project), rx.cond(project.activities.length() > 0, inside))


def _line(line: Shown) -> rx.Component:
    return rx.el.li(_way(line))


def _way(line: Shown) -> rx.Component:
    return rx.el.a(ui.said(line.title), href=line.href)


def _prose(*lines: rx.Component) -> rx.Component:
    return rx.el.div(_tree(*lines), class_name="cv-prose")


def _tree(*lines: rx.Component) -> rx.Component:
    return rx.el.ul(*lines)
