"""Whom one can turn to in a project: faces, names, and an address where there is one."""

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def team(page: Shown) -> rx.Component:
    """Show the team of a project."""
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


def _member(member: Shown) -> rx.Component:
    person = member.author
    duty = rx.el.span(member.duty, class_name="cv-small cv-muted", dir="auto")
    return ui.byline(
        ui.avatar(person.name[:1], picture=person.picture),
        ui.stack(
            rx.el.span(person.name, class_name="cv-strong", dir="auto"),
            rx.cond(member.duty != "", duty),
            space="tight",
        ),
    )
