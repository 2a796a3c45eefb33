"""People as the team sees them: a face, a name, an address, their roles."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.ui.classes import Child
from civic.i18n.screens import t, t_date, t_key


def member_row(member: Any, roles: Child, *acts: Child) -> rx.Component:  # noqa: ANN401
    """Show one person, with their roles and what can be done."""
    return rx.el.li(
        ui.avatar(member.name.to(str)[0], picture=member.picture),
        rx.el.div(
            rx.el.p(
                rx.el.a(
                    member.name,
                    href=f"/people/{member.id}",
                    class_name="cv-link cv-strong",
                    dir="auto",
                )
            ),
            rx.el.p(rx.el.bdi(member.email, dir="ltr"), class_name="cv-small cv-muted"),
            roles,
            rx.cond(
                member.blocked_until != "",
                ui.tag(t("team_people.blocked", date=t_date(member.blocked_until)), "danger"),
            ),
            class_name="cv-rows__words",
        ),
        ui.cluster(*acts),
        class_name="cv-rows__item",
        aria_label=member.name,
        key=member.id,
    )


def role_name(role: Any) -> rx.Var[str]:  # noqa: ANN401
    """Return the words for a role."""
    return t_key("team_people.role." + role.to(str))


def email_field(state: Any, form: str, help: rx.Var[str] | None = None) -> rx.Component:  # noqa: ANN401
    """Build the field of somebody's address."""
    wrong = rx.cond(state.form == form, told(state.errors["email"]), "")
    return ui.field(
        f"{form}-email",
        t("team_people.email"),
        ui.text_input(
            f"{form}-email",
            type="email",
            name="email",
            help=help is not None,
            invalid=wrong != "",
            required=True,
            auto_complete="off",
        ),
        help=help,
        error=wrong,
        required=True,
    )
