"""Publishing a project: what is still to be done, and the steps of its life."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.preview import preview_button
from civic.components.sections.refusals import why
from civic.components.team.project_frame import project_frame
from civic.components.team.project_life import listing, preview_links, scheduled, scheduling
from civic.components.team.resetting import resetting
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.state.session import SessionState
from civic.state.team.project_publish import ProjectPublishState

S: Shown = ProjectPublishState

VIEW: Shown = S.view
LOSS: Shown = S.loss
ME: Shown = SessionState.me


@page("/admin/projects/[project]/publish", title="team_project.tab.publish", on_load=S.load)
def publish() -> rx.Component:
    """Lead the team to a published project."""
    is_draft = (VIEW.status == "draft") | (VIEW.status == "scheduled")
    is_life = (S.form != "delete") & (S.form != "link") & (S.form != "reset")
    return project_frame(
        "publish",
        S,
        ui.section(
            "life",
            t("team_project.life"),
            rx.match(
                VIEW.status,
                ("published", _published()),
                ("archived", _archived()),
                ("scheduled", scheduled(S)),
                _draft(),
            ),
            ui.error_line("life", rx.cond(is_life, told(S.errors["form"]), "")),
        ),
        ui.section(
            "checks",
            t("team_project.checks"),
            ui.checklist(rx.foreach(VIEW.checks, _check)),
        ),
        rx.cond(is_draft, preview_links(S)),
        listing(S),
        rx.cond(
            ME.is_admin,
            ui.section(
                "copying",
                t("team_life.copy"),
                rx.el.p(t("team_life.copy_lead"), class_name="cv-measure"),
                ui.cluster(
                    ui.link_button(
                        t("team_life.copy"), f"/admin/projects/new?from={S.head.id}", icon="copy"
                    )
                ),
            ),
        ),
        resetting(S),
        rx.cond(is_draft, _deleting()),
    )


def _deleting() -> rx.Component:
    """Let a draft be deleted after a look at what would be lost, or say why it cannot be."""
    shut = rx.el.p(why(LOSS.permit), class_name="cv-muted")
    may = ui.stack(
        rx.el.p(t("team_project.delete_lead")),
        ui.cluster(
            ui.button(t("team_project.delete"), kind="danger", icon="trash-2", opens="delete")
        ),
        _lost(),
    )
    return ui.section(
        "deleting",
        t("team_project.delete"),
        rx.cond(LOSS.permit.is_open, may, shut),
        ui.error_line("delete", rx.cond(S.form == "delete", told(S.errors["form"]), "")),
    )


def _lost() -> rx.Component:
    parts = ("activities", "phases", "layers", "inputs", "comments", "pictures")
    counted = [
        rx.cond(
            getattr(LOSS, part) > 0,
            rx.el.li(t(f"team_project.lost_{part}", count=getattr(LOSS, part))),
        )
        for part in parts
    ]
    return ui.dialog(
        "delete",
        t("team_project.delete_title"),
        rx.el.p(rx.el.strong(S.head.title, lang=S.head.lang, dir="auto")),
        rx.el.p(t("team_project.delete_lead")),
        rx.el.p(t("team_project.delete_lost")),
        rx.el.ul(rx.el.li(t("team_project.lost_texts")), *counted),
        rx.el.p(t("team_project.delete_log"), class_name="cv-small cv-muted"),
        close=t("team_project.delete_keep"),
        foot=(
            ui.button(t("team_project.delete_keep"), closes=True),
            ui.button(
                t("team_project.delete_yes"),
                kind="danger",
                icon="trash-2",
                closes=True,
                on_click=S.delete,
            ),
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
            preview_button(page=f"/projects/{S.head.slug}"),
        ),
        scheduling(S),
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
    subject = check.subject_id.to(str)
    spot = rx.cond(subject != "", "?open=" + subject + "#" + subject, "")
    return rx.el.a(_words(check), href=f"/admin/projects/{S.head.id}{tab}{spot}")


def _words(check: Any) -> rx.Var[str]:  # noqa: ANN401
    own = check.method.to(str) + ".missing." + check.key.to(str)
    return rx.cond(check.method != "", t_key(own), t_key("team_project.check." + check.key.to(str)))
