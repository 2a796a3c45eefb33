"""Publishing a project: what is still to be done, and the steps of its life."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.preview import preview_button
from civic.components.team.project_frame import project_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.state.team.project_publish import ProjectPublishState

S: Shown = ProjectPublishState

VIEW: Shown = S.view


@page("/admin/projects/[project]/publish", title="team_project.tab.publish", on_load=S.load)
def publish() -> rx.Component:
    """Lead the team to a published project."""
    return project_frame(
        "publish",
        S,
        ui.section(
            "life",
            t("team_project.life"),
            rx.match(VIEW.status, ("published", _published()), ("archived", _archived()), _draft()),
            ui.error_line("life", told(S.errors["form"])),
        ),
        ui.section(
            "checks",
            t("team_project.checks"),
            ui.checklist(rx.foreach(VIEW.checks, _check)),
        ),
    )


def _draft() -> rx.Component:
    return ui.stack(
        rx.el.p(
            rx.cond(
                VIEW.is_ready,
                t("team_project.ready"),
                t("team_project.not_ready", count=VIEW.left),
            ),
        ),
        ui.cluster(
            ui.button(
                t("team_project.publish"),
                kind="primary",
                icon="megaphone",
                disabled=~VIEW.is_ready,
                on_click=S.publish,
            ),
            preview_button(t("team_project.preview"), page=f"/projects/{S.head.slug}"),
        ),
    )


def _published() -> rx.Component:
    return ui.stack(
        rx.el.p(t("team_project.is_published")),
        ui.cluster(
            ui.button(t("team_project.unpublish"), icon="eye-off", on_click=S.unpublish),
            ui.button(t("team_project.archive"), icon="archive", on_click=S.archive),
        ),
        rx.el.p(t("team_project.archive_help"), class_name="cv-small cv-muted"),
    )


def _archived() -> rx.Component:
    return ui.stack(
        rx.el.p(t("team_project.is_archived")),
        ui.button(t("team_project.reopen"), icon="rotate-ccw", on_click=S.reopen),
    )


def _check(check: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.cond(
        check.is_done,
        ui.check_item(_words(check), done=True, state=t("team_project.done")),
        ui.check_item(
            rx.el.span(
                _link(check),
                rx.cond(
                    check.needed,
                    rx.fragment(),
                    rx.el.span(" ", t("team_project.advised"), class_name="cv-small cv-muted"),
                ),
            ),
            done=False,
            state=rx.cond(check.needed, t("team_project.to_do"), t("team_project.advised")),
        ),
    )


def _link(check: Any) -> rx.Component:  # noqa: ANN401
    tab = rx.cond(check.tab == "texts", "", "/" + check.tab.to(str))
    spot = rx.cond(check.subject_id != "", "#" + check.subject_id.to(str), "")
    return rx.el.a(_words(check), href=f"/admin/projects/{S.head.id}{tab}{spot}")


def _words(check: Any) -> rx.Var[str]:  # noqa: ANN401
    own = check.method.to(str) + ".missing." + check.key.to(str)
    return rx.cond(check.method != "", t_key(own), t_key("team_project.check." + check.key.to(str)))
