"""What stands above the team's pages about one activity, and how far a job of it is."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.live import Live
from civic.components.ui.classes import Child, Text
from civic.i18n.screens import t


def activity_heading(head: Any, title: str, lead: Child, *acts: Child) -> rx.Component:  # noqa: ANN401
    """Head a page: the way back to the project and its activity, the title, one sentence."""
    project = f"/admin/projects/{head.project_id}"
    return ui.page_heading(
        t(title),
        lead,
        *acts,
        above=ui.breadcrumbs(
            t("team_insights.path"),
            rx.el.a(t("team.rail.projects"), href="/admin"),
            rx.el.a(head.project.text, href=project, lang=head.project.lang, dir="auto"),
            rx.el.a(
                head.title.text,
                href=f"{project}/activities",
                lang=head.title.lang,
                dir="auto",
            ),
        ),
    )


def at_work(
    job: Any,  # noqa: ANN401
    title: Text,
    help: Text,
    stage: rx.Var[str],
    on_moved: Any,  # noqa: ANN401
    *acts: Child,
) -> rx.Component:
    """Show how far a job is, moving by itself; ``stage`` says in words what is being done."""
    words = rx.fragment(stage, " · ", t("team_insights.percent", percent=job.percent))
    return rx.el.section(
        rx.el.h2(title, class_name="cv-title"),
        ui.progress(job.progress, 1, words, title),
        rx.el.p(help, class_name="cv-muted"),
        *acts,
        Live.create(topic="job:" + job.id, on_moved=on_moved),
        class_name="cv-panel",
        aria_live="polite",
    )
