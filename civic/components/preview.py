"""Looking at the site as citizens do: the way in, and the bar that says so and leads back."""

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.previewing import PreviewBar
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.state.session import SessionState


def preview_button(*, page: Shown | str = "") -> rx.Component:
    """Let the team see ``page``, or else the page they are on, as citizens do."""
    return post_form(
        "/auth/preview",
        rx.el.input(type="hidden", name="as", value="citizen", read_only=True),
        rx.el.input(type="hidden", name="next", value=page, read_only=True),
        ui.button(t("preview.see"), kind="quiet", icon="eye", type="submit"),
    )


def preview_bar() -> rx.Component:
    """Say above every page that it is shown as citizens see it, and lead back."""
    return rx.cond(SessionState.me.is_previewing, PreviewBar.create(), rx.fragment())
