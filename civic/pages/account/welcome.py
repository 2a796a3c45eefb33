"""After the first code: the name by which others will know one."""

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.sign_in import onward, step, towards
from civic.components.terms import terms
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.sign_in import SignInState


@page("/welcome", title="sign_in.welcome_title", on_load=SignInState.open)
def welcome() -> rx.Component:
    """Ask for a name, now or when it is first needed."""
    wrong = told(SignInState.errors["name"])
    control = ui.text_input(
        "name", help=True, required=True, invalid=wrong != "", auto_complete="name"
    )
    return step(
        "sign_in.welcome_title",
        "sign_in.welcome_lead",
        ui.form(
            ui.field(
                "name",
                t("sign_in.name"),
                control,
                help=t("sign_in.name_help"),
                error=wrong,
                required=True,
            ),
            terms(),
            ui.button(
                t("sign_in.keep_name"), kind="primary", size="large", type="submit", block=True
            ),
            onward(),
            on_submit=SignInState.name,
            action="/auth/name",  # where no script takes it over
            method="post",
        ),
        ui.route_link(t("sign_in.later"), towards()),
    )
