"""People and roles: who may do what on the platform."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import saved, team_frame
from civic.components.team.members import email_field, member_row, role_name
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.people import PeopleState

S: Shown = PeopleState


@page("/admin/people", title="team_people.title", on_load=S.load)
def people() -> rx.Component:
    """Let admins find people and say what each may do."""
    return team_frame(
        "people",
        S,
        ui.page_heading(t("team_people.title"), t("team_people.found", count=S.found.total)),
        _search(),
        rx.cond(
            S.found.people.length() > 0,
            ui.rows(rx.foreach(S.found.people, _person)),
            ui.empty("users", t("team_people.none")),
        ),
        rx.cond(
            S.found.people.length() < S.found.total,
            ui.button(t("team_people.more"), on_click=S.read_on),
        ),
        _add(),
    )


def _search() -> rx.Component:
    return rx.el.form(
        ui.cluster(
            ui.search_input("words", t("team_people.search")),
            ui.button(t("team_people.find"), kind="primary", type="submit"),
        ),
        ui.checkbox(t("team_people.only_team"), name="only_team", default_checked=S.only_team),
        on_submit=S.look_for,
    )


def _person(person: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    roles = ui.cluster(
        rx.cond(person.is_admin, ui.tag(t("team_people.role.admin"), "info")),
        rx.foreach(person.roles, lambda held: _held(person, held)),
        space="tight",
    )
    admin = rx.cond(
        person.is_admin,
        ui.button(
            t("team_people.unmake_admin"),
            size="small",
            on_click=S.take_role(person.id, "admin", ""),
        ),
        ui.button(t("team_people.make_admin"), size="small", on_click=S.make_admin(person.email)),
    )
    block = rx.cond(
        person.blocked_until != "",
        ui.button(t("team_people.unblock"), size="small", on_click=S.unblock(person.id)),
        rx.cond(
            person.is_admin,
            rx.fragment(),
            ui.button(
                t("team_people.block"), kind="danger", size="small", on_click=S.block(person.id)
            ),
        ),
    )
    return member_row(person, roles, admin, block)


def _held(person: Any, held: Any) -> rx.Component:  # noqa: ANN401
    figures = {"role": role_name(held.role), "project": held.project}
    return ui.chip_removed(
        t("team_people.held", **figures),
        t("team_people.take_role_in", **figures),
        on_click=S.take_role(person.id, held.role, held.project_id),
    )


def _add() -> rx.Component:
    return ui.more(
        t("team_people.add"),
        ui.form(
            rx.el.p(t("team_people.add_help"), class_name="cv-muted"),
            email_field(S, "add"),
            ui.field(
                "add-name",
                t("team_people.name"),
                ui.text_input("add-name", name="name", auto_complete="off", required=True),
                error=rx.cond(S.form == "add", told(S.errors["name"]), ""),
                required=True,
            ),
            rx.el.div(
                ui.button(t("team_people.add"), type="submit", icon="user-plus"),
                saved(S, "add"),
                class_name="cv-form__foot",
            ),
            on_submit=S.add,
        ),
    )
