"""What one can do in a project: each activity as a large entrance, with figures that mean it."""

import reflex as rx

from civic.components import ui
from civic.components.sections.doorway import door_line, is_shut
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.rules.looks import DOOR_ICONS


def doors(slug: Shown, activities: Shown) -> rx.Component:
    """Show the entrances beside each other."""
    return ui.section(
        "doors",
        t("project.doors"),
        ui.doors(rx.foreach(activities, lambda activity: _door(slug, activity))),
    )


def _door(slug: Shown, activity: Shown) -> rx.Component:
    is_closed = activity.has_inputs & is_shut(activity.door)
    leads = is_closed & (activity.result != "")
    line = rx.cond(activity.has_inputs, _line(activity, leads), t("project.read"))
    href = rx.cond(leads, activity.result, f"/projects/{slug}/{activity.slug}")
    title = rx.el.span(activity.title.text, lang=activity.title.lang, dir="auto")
    closed = is_closed & ~leads

    def drawn(icon: str) -> rx.Component:
        return ui.door(title, line, href, icon_name=icon, closed=closed, figures=_figures(activity))

    named = [(icon, drawn(icon)) for icon in DOOR_ICONS]
    return rx.match(activity.icon, *named, drawn("messages-square"))


def _line(activity: Shown, leads: rx.Var[bool]) -> rx.Var[str]:
    """Say what can be done, or where nothing can, what becomes of the vote."""
    is_counting = is_shut(activity.door) & activity.is_counting
    otherwise = rx.cond(is_counting, t("door.counting"), door_line(activity.door))
    return rx.cond(leads, t("door.result"), otherwise)


def _figures(activity: Shown) -> rx.Component:
    """Say how much is behind a door, from how many, and how much of it is new."""
    many = t("project.inputs_from", inputs=activity.inputs, people=activity.people)
    fresh = t("project.fresh", count=activity.fresh)
    first = rx.cond(is_shut(activity.door), "", t("project.first"))
    said = rx.cond(
        activity.inputs > 0,
        rx.cond(
            activity.fresh > 0,
            f"{many} · {fresh}",
            many,
        ),
        first,
    )
    return rx.cond(activity.has_inputs, rx.el.span(said, class_name="cv-door__figures"))
