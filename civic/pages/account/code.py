"""The second step: the code from the mail."""

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.notices import told
from civic.components.sign_in import onward, step, towards
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.sign_in import SignInState


@page("/sign-in/code", title="sign_in.code_title", on_load=SignInState.open)
def code() -> rx.Component:
    """Ask for the code that was sent."""
    return step(
        "sign_in.code_title",
        "sign_in.code_lead",
        rx.cond(SignInState.code != "", _shown(), rx.fragment()),
        post_form(
            "/auth/enter",
            _field(),
            onward(),
            ui.button(t("sign_in.enter"), kind="primary", size="large", type="submit", block=True),
            class_name="cv-form",
        ),
        post_form(
            "/auth/code",
            rx.el.input(type="hidden", name="email", value=SignInState.email, read_only=True),
            rx.el.input(type="hidden", name="again", value="yes", read_only=True),
            onward(),
            ui.button(t("sign_in.again"), kind="quiet", type="submit"),
        ),
        ui.route_link(t("sign_in.other_address"), towards("/sign-in")),
    )


def _shown() -> rx.Component:
    """Show the code itself, on a platform that is only being tried."""
    return ui.alert(
        t("sign_in.demo"),
        rx.el.p(rx.el.strong(SignInState.code, id="shown-code", class_name="cv-numbers")),
        tone="info",
    )


def _field() -> rx.Component:
    wrong = told(SignInState.errors["code"])
    control = ui.text_input(
        "code",
        look="code",
        help=True,
        required=True,
        invalid=wrong != "",
        auto_complete="one-time-code",
        auto_focus=True,
        custom_attrs={"inputMode": "numeric", "required": True, "maxLength": 12},
    )
    return ui.field(
        "code",
        t("sign_in.code"),
        control,
        help=t("sign_in.sent_to", email=SignInState.email),
        required=True,
        error=wrong,
    )
