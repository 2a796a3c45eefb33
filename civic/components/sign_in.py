"""The parts that the steps of signing in share."""

from typing import Any

import reflex as rx
from reflex.vars import FunctionStringVar

from civic.components import ui
from civic.components.frame import frame
from civic.components.notices import told
from civic.components.ui.classes import Child
from civic.i18n.screens import t
from civic.state.sign_in import SignInState


def step(heading: str, lead: str, *content: Child) -> rx.Component:
    """Set one step of signing in on a slim page."""
    return frame(
        ui.stack(
            ui.page_heading(t(heading), t(lead)),
            complaint(),
            *content,
            space="loose",
        ),
        width="slim",
    )


def complaint() -> rx.Component:
    """Say what was wrong with the whole form."""
    wrong = told(SignInState.errors["form"])
    return rx.cond(wrong != "", ui.alert(wrong, tone="warn", urgent=True), rx.fragment())


def email_field() -> rx.Component:
    """Ask for an e-mail address, with what was typed before."""
    wrong = told(SignInState.errors["email"])
    control = ui.text_input(
        "email",
        type="email",
        required=True,
        invalid=wrong != "",
        default_value=SignInState.email,
        key=SignInState.email,
        auto_complete="email",
        custom_attrs={"inputMode": "email", "required": True},
    )
    return ui.field("email", t("sign_in.email"), control, error=wrong, required=True)


def towards(step: str = "") -> rx.Var[str]:
    """Return the address of another step, or of where the person was going.

    Until the page knows where that is, a route reads it from the address.
    """
    encode: Any = FunctionStringVar.create("encodeURIComponent")
    where = f"{step}?next=" + encode.call(SignInState.next).to(str) if step else SignInState.next
    return rx.cond(SignInState.next != "", where, f"/auth/onward{step}").to(str)


def onward() -> rx.Component:
    """Carry along where the person was going; until that is known, the route reads the address."""
    return rx.el.input(type="hidden", name="next", value=SignInState.next, read_only=True)
