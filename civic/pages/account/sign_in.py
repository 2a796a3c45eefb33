"""The first step: an e-mail address, and nothing else."""

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.sign_in import email_field, onward, step, towards
from civic.components.terms import terms
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.rules.sign_in import HOME
from civic.state.sign_in import SignInState


@page("/sign-in", title="sign_in.title", on_load=SignInState.open)
def sign_in() -> rx.Component:
    """Ask where to send the code."""
    return step(
        "sign_in.title",
        "sign_in.lead",
        post_form(
            "/auth/code",
            email_field(),
            onward(),
            terms(),
            ui.button(
                t("sign_in.send"),
                kind="primary",
                icon="mail",
                size="large",
                type="submit",
                block=True,
            ),
            class_name="cv-form",
        ),
        rx.cond(
            (SignInState.next != "") & (SignInState.next != HOME),
            rx.el.p(t("sign_in.back"), class_name="cv-muted"),
        ),
        ui.route_link(t("sign_in.by_password"), towards("/sign-in/password")),
    )
