"""The parts of a project's page: its path in time, its doors, its people."""

import reflex as rx

from civic.components import ui
from civic.components.sections.doorway import door_line, is_shut
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.rules.looks import DOOR_ICONS

MOMENTS = (("closed", "past"), ("open", "now"))


def timeline(phases: Shown) -> rx.Component:
    """Show the phases as a path, each with its dates and, unfolded, its text."""
    return ui.timeline(t("project.timeline"), rx.foreach(phases, _phase))


def doors(slug: Shown, activities: Shown) -> rx.Component:
    """Show what one can do in a project, each activity as a large entrance."""
    return ui.doors(rx.foreach(activities, lambda activity: _door(slug, activity)))


def people(page: Shown) -> rx.Component:
    """Show whom one can turn to."""
    contact = ui.link(t("project.write"), f"mailto:{page.contact}", icon="mail", is_external=True)
    return rx.cond(
        (page.team.length() > 0) | (page.contact != ""),
        ui.section(
            "team",
            t("project.team"),
            rx.foreach(page.team, _member),
            rx.cond(page.contact != "", contact),
        ),
    )


def _phase(phase: Shown) -> rx.Component:
    start, end = t_date(phase.starts_at.to(str), "short"), t_date(phase.ends_at.to(str), "short")
    dates = rx.cond(
        phase.ends_at, t("project.span", start=start, end=end), t("project.from", start=start)
    )
    moment = rx.match(phase.standing, *MOMENTS, "next")
    words = rx.html(phase.text.text, class_name="cv-prose", lang=phase.text.lang, dir="auto")
    return ui.timeline_phase(
        rx.el.span(phase.title.text, lang=phase.title.lang, dir="auto"),
        dates,
        moment,
        rx.cond(phase.text.text != "", ui.more(t("project.more"), words, about=phase.title.text)),
    )


def _door(slug: Shown, activity: Shown) -> rx.Component:
    said, count = door_line(activity.door), t("project.inputs", count=activity.inputs)
    is_bare = (activity.inputs == 0) & is_shut(activity.door)
    line = rx.cond(
        activity.has_inputs, rx.cond(is_bare, said, f"{said} · {count}"), t("project.read")
    )
    href = f"/projects/{slug}/{activity.slug}"
    title = rx.el.span(activity.title.text, lang=activity.title.lang, dir="auto")
    closed = activity.has_inputs & is_shut(activity.door)
    named = [
        (icon, ui.door(title, line, href, icon_name=icon, closed=closed)) for icon in DOOR_ICONS
    ]
    other = ui.door(title, line, href, icon_name="messages-square", closed=closed)
    return rx.match(activity.icon, *named, other)


def _member(person: Shown) -> rx.Component:
    return ui.byline(ui.avatar(person.name[:1], picture=person.picture), person.name)
