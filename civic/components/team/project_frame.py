"""What stands around every tab of the project editor."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.preview import preview_button
from civic.components.team.frame import project_status_tag, team_frame
from civic.components.ui.classes import Child
from civic.i18n.screens import t

TABS = ("texts", "page", "activities", "layers", "documents", "team", "publish", "log")


def project_frame(tab: str, state: Any, *content: Child) -> rx.Component:  # noqa: ANN401
    """Set one tab of the editor; ``state`` is a ``Desk`` with the ``head`` of its project."""
    head = state.head
    is_draft = (head.status == "draft") | (head.status == "scheduled")
    return team_frame(
        "projects",
        state,
        ui.page_heading(
            rx.el.span(head.title, lang=head.lang, dir="auto"),
            rx.el.span(project_status_tag(head.status), " ", _left(head)),
            rx.cond(
                is_draft,
                preview_button(page=f"/projects/{head.slug}"),
                ui.link_button(t("team_project.see"), f"/projects/{head.slug}", icon="eye"),
            ),
            rx.foreach(head.votes, lambda one: _vote(head, one)),
            above=ui.breadcrumbs(t("team.path"), rx.el.a(t("team.rail.projects"), href="/admin")),
        ),
        ui.tabs(t("team_project.tabs"), *[_tab(name, tab, head) for name in TABS]),
        *content,
    )


def _tab(name: str, here: str, head: Any) -> rx.Component:  # noqa: ANN401
    end = "" if name == "texts" else f"/{name}"
    href = f"/admin/projects/{head.id}{end}"
    return ui.tab_link(t(f"team_project.tab.{name}"), href, on=name == here)


def _vote(head: Any, one: Any) -> rx.Component:  # noqa: ANN401  vars
    """Lead to the team's page of a vote: from the day it is prepared, it is where work is done."""
    words = f"{t('team_vote.title')} · {one.title}"
    return ui.link_button(words, f"/admin/projects/{head.id}/activities/{one.id}/vote", icon="vote")


def _left(head: Any) -> rx.Component:  # noqa: ANN401
    return rx.cond(
        (head.status == "draft") & (head.left > 0),
        rx.el.a(t("team_project.left", count=head.left), href=f"/admin/projects/{head.id}/publish"),
        rx.fragment(),
    )
