"""The other way in: a password."""

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.sign_in import email_field, onward, step, towards
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.sign_in import SignInState


@page("/sign-in/password", title="sign_in.password_title", on_load=SignInState.open)
def password() -> rx.Component:
    """Ask for the address and the password of an account."""
    control = ui.text_input(
        "password",
        type="password",
        required=True,
        auto_complete="current-password",
        custom_attrs={"required": True},
    )
    return step(
        "sign_in.password_title",
        "sign_in.password_lead",
        post_form(
            "/auth/password",
            email_field(),
            ui.field("password", t("sign_in.password"), control, required=True),
            onward(),
            ui.button(t("sign_in.enter"), kind="primary", size="large", type="submit", block=True),
            class_name="cv-form",
        ),
        ui.route_link(t("sign_in.by_code"), towards("/sign-in")),
    )
