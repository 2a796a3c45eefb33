"""Keys by which other programs read and write here."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.fresh_secret import with_fresh_secret
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key
from civic.pages.routing import page
from civic.services.api_keys import LASTS_DAYS
from civic.state.team.programs import KeysState
from civic.words import Scope

S: Shown = KeysState


@page("/admin/settings/keys", title="team_settings.tab.keys", on_load=S.load)
def keys() -> rx.Component:
    """Let admins make keys for programs, and revoke them."""
    return settings_frame(
        "keys",
        S,
        with_fresh_secret(S, t("team_api.keys_help"), t("team_api.key_new")),
        rx.cond(
            S.rows.length() > 0,
            ui.rows(rx.foreach(S.rows, _key)),
            ui.empty("key-round", t("team_api.key_none")),
        ),
        _add(),
    )


def _key(row: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    used = rx.cond(
        row.used_at != "", t("team_api.used", date=t_date(row.used_at)), t("team_api.unused")
    )
    until = rx.cond(
        row.expires_at != "",
        t("team_api.until", date=t_date(row.expires_at)),
        t("team_api.endless"),
    )
    return rx.el.li(
        rx.el.div(
            ui.cluster(rx.el.span(row.name, class_name="cv-strong", dir="auto"), _standing(row)),
            rx.el.p(rx.el.code(row.prefix, dir="ltr"), class_name="cv-small"),
            rx.el.ul(rx.foreach(row.scopes, _scope), class_name="cv-small"),
            rx.el.p(
                t("team_api.created", name=row.owner, date=t_date(row.created_at)),
                " · ",
                used,
                " · ",
                until,
                class_name="cv-small cv-muted",
            ),
            rx.cond(row.is_good, _revoke(row)),
            class_name="cv-rows__words",
        ),
        class_name="cv-rows__item",
        key=row.id,
    )


def _scope(scope: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.li(t_key("team_api.scope." + scope.to(str)))


def _standing(row: Any) -> rx.Component:  # noqa: ANN401
    return rx.cond(
        row.is_good,
        ui.tag(t("team_api.good"), "ok"),
        rx.cond(
            row.revoked_at != "",
            ui.tag(t("team_api.revoked"), "neutral"),
            ui.tag(t("team_api.ended"), "warn"),
        ),
    )


def _revoke(row: Any) -> rx.Component:  # noqa: ANN401
    return ui.more(
        t("team_api.revoke"),
        ui.stack(
            rx.el.p(t("team_api.revoke_help")),
            ui.cluster(
                ui.button(t("team_api.revoke_now"), kind="danger", on_click=S.revoke(row.id))
            ),
        ),
    )


def _add() -> rx.Component:
    return ui.more(
        t("team_api.key_add"),
        rx.el.div(
            ui.form(
                ui.field(
                    "key-name",
                    t("team_api.key_name"),
                    ui.text_input(
                        "key-name", name="name", help=True, auto_complete="off", required=True
                    ),
                    help=t("team_api.key_name_help"),
                    required=True,
                    error=told(S.errors["name"]),
                ),
                ui.fieldset(
                    t("team_api.scopes"),
                    *[
                        ui.checkbox(t(f"team_api.scope.{scope.value}"), name=f"scope:{scope.value}")
                        for scope in Scope
                    ],
                    error=told(S.errors["scopes"]),
                    id="key-scopes",
                    required=True,
                ),
                ui.fieldset(
                    t("team_api.lasts"),
                    *[
                        ui.radio(
                            t("team_api.days", count=days),
                            name="days",
                            value=str(days),
                            default_checked=days == LASTS_DAYS[1],
                        )
                        for days in LASTS_DAYS
                    ],
                    error=told(S.errors["days"]),
                    id="key-days",
                ),
                rx.el.div(
                    ui.button(t("team_api.key_add"), kind="primary", type="submit"),
                    class_name="cv-form__foot",
                ),
                on_submit=S.add,
            ),
            key=S.serial.to_string(),
        ),
    )
