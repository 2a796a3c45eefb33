"""Those who were invited to a team and have not come yet, and what an invitation has become."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.team.members import role_name
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date


def invitations(invited: Shown, withdraw: Any) -> rx.Component:  # noqa: ANN401  an event of a state
    """Show the addresses for which a role waits, each with the way to take it back."""

    def one(row: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
        said = t("team_life.waits_until", role=role_name(row.role), date=t_date(row.expires_at))
        return rx.el.li(
            rx.el.div(
                rx.el.p(rx.el.bdi(row.email, dir="ltr"), class_name="cv-strong"),
                rx.el.p(said, class_name="cv-small cv-muted"),
                class_name="cv-rows__words",
            ),
            ui.icon_button(
                "x", t("team_life.withdraw", email=row.email), on_click=withdraw(row.id)
            ),
            class_name="cv-rows__item",
            key=row.id,
        )

    return ui.rows(rx.foreach(invited, one))


def became(state: Any, form: Any) -> rx.Component:  # noqa: ANN401  a state, and the name of a form
    """Say whether the role is held already, or waits for whoever was invited."""
    said = rx.cond(state.is_given, t("team_life.given"), t("team_life.sent"))
    return rx.el.div(
        rx.cond(state.saved == form, ui.saved_line(said), rx.fragment()), aria_live="polite"
    )
