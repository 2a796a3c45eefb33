"""When a project becomes public, where it is found, and links that show it before."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.copy.copy_field import copy_field
from civic.components.notices import told
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.services.preview_links import DAYS


def scheduling(state: Shown) -> rx.Component:
    """Let a ready draft become public at a moment to come."""
    wrong = rx.cond(state.form == "schedule", told(state.errors["moment"]), "")
    form = ui.form(
        ui.field(
            "moment",
            t("team_life.moment"),
            ui.text_input(
                "moment",
                type="datetime-local",
                min=state.view.earliest,
                help=True,
                invalid=wrong != "",
                required=True,
            ),
            help=t("team_life.moment_help", zone=state.view.zone),
            required=True,
            error=wrong,
        ),
        rx.el.div(
            ui.button(t("team_life.schedule"), icon="clock", type="submit"),
            class_name="cv-form__foot",
        ),
        on_submit=state.schedule,
    )
    return rx.cond(state.view.is_ready, ui.more(t("team_life.later"), form), rx.fragment())


def scheduled(state: Shown) -> rx.Component:
    """Say when a project becomes public, and let that be changed."""
    at = state.view.comes_out_at
    said = t("team_life.is_scheduled", date=t_date(at), time=state.view.clock)
    return ui.stack(
        rx.el.p(said),
        ui.cluster(
            ui.button(t("team_life.unschedule"), icon="x", on_click=state.unschedule),
            ui.button(t("team_life.publish_now"), icon="megaphone", on_click=state.publish),
        ),
        scheduling(state),
    )


def listing(state: Shown) -> rx.Component:
    """Say whether a project stands in lists, and let that be changed."""
    return ui.section(
        "listing",
        t("team_life.listing"),
        rx.el.div(
            rx.cond(
                state.view.is_listed,
                _listed(t("team_life.is_listed"), t("team_life.unlist"), "eye-off", state.unlist),
                _listed(
                    t("team_life.is_unlisted"), t("team_life.list_again"), "eye", state.list_again
                ),
            ),
            aria_live="polite",
        ),
    )


def _listed(said: rx.Var[str], label: rx.Var[str], icon: str, act: Any) -> rx.Component:  # noqa: ANN401
    return ui.stack(
        rx.el.p(said, class_name="cv-measure"),
        ui.cluster(ui.button(label, icon=icon, on_click=act)),
    )


def preview_links(state: Shown) -> rx.Component:
    """Show the links by which a draft can be read, and let another be made."""
    return ui.section(
        "links",
        t("team_life.links"),
        rx.el.p(t("team_life.links_help"), class_name="cv-muted cv-measure"),
        rx.cond(
            state.links.length() > 0,
            ui.rows(rx.foreach(state.links, lambda link: _link(state, link))),
        ),
        ui.form(
            ui.field(
                "days",
                t("team_life.link_days"),
                ui.select(
                    "days",
                    *(
                        rx.el.option(t("team_life.days", count=days), value=str(days))
                        for days in DAYS
                    ),
                    default_value=str(DAYS[1]),
                ),
                error=rx.cond(state.form == "link", told(state.errors["form"]), ""),
            ),
            rx.el.div(
                ui.button(t("team_life.link_make"), icon="plus", type="submit"),
                class_name="cv-form__foot",
            ),
            on_submit=state.make_link,
        ),
    )


def _link(state: Shown, link: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    until = t_date(link.expires_at)
    return rx.el.li(
        rx.el.div(
            copy_field(words=link.address, label=t("team_life.link", date=until)),
            rx.el.p(t("team_life.link", date=until), class_name="cv-small cv-muted"),
            class_name="cv-rows__words",
        ),
        ui.button(
            t("team_life.link_revoke"),
            icon="x",
            aria_label=t("team_life.link_revoke_named", date=until),
            on_click=state.revoke_link(link.id),
        ),
        class_name="cv-rows__item",
        key=link.id,
    )
