"""The team of a project: who prepares and answers, who moderates."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import save_foot
from civic.components.team.invitations import became, invitations
from civic.components.team.members import email_field, member_row, role_name
from civic.components.team.project_frame import project_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.people import ProjectTeamState

S: Shown = ProjectTeamState


@page("/admin/projects/[project]/team", title="team_project.tab.team", on_load=S.load)
def team() -> rx.Component:
    """Let a project's managers choose who works on it."""
    return project_frame(
        "team",
        S,
        rx.el.p(t("team_project.team_help"), class_name="cv-muted cv-measure"),
        rx.cond(
            S.members.length() > 0,
            ui.rows(rx.foreach(S.members, _member)),
            ui.empty("users", t("team_people.project_none")),
        ),
        _waiting(),
        _give(),
    )


def _member(member: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return member_row(
        member,
        rx.fragment(
            ui.cluster(rx.foreach(member.roles, lambda held: _role(member, held))),
            ui.more(t("team_people.present"), _presented(member), about=member.name),
        ),
    )


def _presented(member: Any) -> rx.Component:  # noqa: ANN401
    """Let the team say what everybody sees of somebody on the page of the project."""
    form = f"present-{member.id}"
    wrong = rx.cond(S.form == form, told(S.errors["duty"]), "")
    return ui.form(
        rx.el.input(type="hidden", name="id", value=member.id),
        ui.checkbox(
            t("team_people.is_shown"),
            id=f"{form}-shown",
            name="shown",
            default_checked=member.is_shown,
        ),
        ui.field(
            f"{form}-duty",
            t("team_people.duty"),
            ui.text_input(
                f"{form}-duty",
                name="duty",
                default_value=member.duty,
                help=True,
                invalid=wrong != "",
            ),
            help=t("team_people.duty_help"),
            error=wrong,
        ),
        save_foot(S, form),
        on_submit=S.present,
    )


def _role(member: Any, held: Any) -> rx.Component:  # noqa: ANN401
    return rx.cond(
        held.project_id == S.head.id,
        ui.chip_removed(
            role_name(held.role),
            t("team_people.take_role", role=role_name(held.role)),
            on_click=S.take_role(member.id, held.role),
        ),
        rx.fragment(),
    )


def _waiting() -> rx.Component:
    return rx.cond(
        S.invited.length() > 0,
        ui.section("waiting", t("team_life.waiting"), invitations(S.invited, S.withdraw)),
    )


def _give() -> rx.Component:
    return rx.el.section(
        rx.el.h2(t("team_life.invite"), class_name="cv-title"),
        ui.form(
            email_field(S, "give", t("team_life.invite_help")),
            ui.field(
                "give-role",
                t("team_people.role"),
                ui.select(
                    "give-role",
                    rx.el.option(t("team_people.role.project_manager"), value="project_manager"),
                    rx.el.option(t("team_people.role.moderator"), value="moderator"),
                    name="role",
                ),
                error=rx.cond(S.form == "give", told(S.errors["form"]), ""),
            ),
            rx.el.div(
                ui.button(t("team_life.invite_do"), kind="primary", type="submit"),
                became(S, "give"),
                class_name="cv-form__foot",
            ),
            on_submit=S.give,
        ),
        class_name="cv-panel",
        key=S.serial.to_string(),
    )
