"""The first page of an empty platform."""

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.notices import told
from civic.components.sign_in import email_field, step
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.sign_in import SignInState


@page("/setup", title="team_setup.title", on_load=SignInState.open_setup)
def setup() -> rx.Component:
    """Let whoever started the server name the platform and become its first admin."""
    done = ui.alert(t("reasons.already_set_up"), ui.link(t("account.sign_in"), "/sign-in"))
    form = post_form(
        "/auth/begin",
        _field("key", help=True, auto_complete="off"),
        _field("platform", help=True, auto_complete="organization"),
        _field("name", auto_complete="name"),
        email_field(),
        ui.button(t("team_setup.begin"), kind="primary", size="large", type="submit", block=True),
        class_name="cv-form",
    )
    return step("team_setup.title", "team_setup.lead", rx.cond(SignInState.is_waiting, form, done))


def _field(name: str, *, help: bool = False, auto_complete: str) -> rx.Component:
    wrong = told(SignInState.errors[name])
    control = ui.text_input(
        name,
        help=help,
        required=True,
        invalid=wrong != "",
        auto_complete=auto_complete,
        custom_attrs={"required": True},
    )
    said = t(f"team_setup.{name}_help") if help else None
    return ui.field(name, t(f"team_setup.{name}"), control, help=said, error=wrong, required=True)
