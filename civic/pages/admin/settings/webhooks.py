"""Webhooks: which programs are told what happens, and what became of the messages to them."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.fresh_secret import with_fresh_secret
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key
from civic.pages.routing import page
from civic.state.team.webhooks import WebhooksState
from civic.words import Happening

S: Shown = WebhooksState


@page("/admin/settings/webhooks", title="team_settings.tab.webhooks", on_load=S.load)
def webhooks() -> rx.Component:
    """Let admins say which programs are told what, and see whether they were."""
    return settings_frame(
        "webhooks",
        S,
        with_fresh_secret(S, t("team_api.hooks_help"), t("team_api.hook_new")),
        rx.cond(
            S.rows.length() > 0,
            rx.foreach(S.rows, _hook),
            ui.empty("webhook", t("team_api.hook_none")),
        ),
        _add(),
    )


def _hook(row: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.section(
        ui.cluster(
            rx.el.h2(row.host, class_name="cv-title", dir="ltr"),
            _standing(row),
        ),
        rx.el.p(rx.el.code(row.url, dir="ltr"), class_name="cv-small"),
        rx.el.ul(rx.foreach(row.events, _event), class_name="cv-small"),
        ui.cluster(
            ui.button(t("team_api.hook_test"), icon="send", on_click=S.try_out(row.id)),
            rx.cond(
                row.is_on,
                ui.button(t("team_api.hook_stop"), on_click=S.stop(row.id)),
                ui.button(t("team_api.hook_start"), on_click=S.start(row.id)),
            ),
        ),
        ui.more(t("team_api.sent"), _deliveries(row)),
        ui.more(
            t("team.remove"),
            ui.stack(
                rx.el.p(t("team_api.hook_remove_help")),
                ui.cluster(
                    ui.button(t("team_api.hook_remove"), kind="danger", on_click=S.remove(row.id))
                ),
            ),
        ),
        class_name="cv-panel",
        key=row.id,
    )


def _standing(row: Any) -> rx.Component:  # noqa: ANN401
    failing = t("team_api.hook_failing", date=t_date(row.failing_since))
    return rx.cond(
        row.is_on,
        rx.cond(
            row.failing_since != "",
            ui.tag(failing, "warn"),
            ui.tag(t("team_api.hook_on"), "ok"),
        ),
        ui.tag(t("team_api.hook_stopped"), "danger"),
    )


def _event(event: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.li(t_key("team_api.event." + event.to(str)))


def _deliveries(row: Any) -> rx.Component:  # noqa: ANN401
    again = ui.button(t("team_api.refresh"), size="small", icon="refresh-cw", on_click=S.look_again)
    return ui.stack(
        ui.cluster(again),
        rx.cond(
            row.deliveries.length() > 0,
            ui.rows(rx.foreach(row.deliveries, _delivery)),
            rx.el.p(t("team_api.sent_none"), class_name="cv-muted"),
        ),
    )


def _delivery(row: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    tried = rx.el.span(
        t("team_api.attempts", count=row.attempts),
        " · ",
        t("team_api.took", ms=row.took_ms),
        class_name="cv-small cv-muted",
    )
    fault = rx.el.p(t_key("team_api.error." + row.error, code=row.code), class_name="cv-small")
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.span(t_key("team_api.event." + row.event), class_name="cv-strong"),
                " · ",
                t_date(row.created_at, "time"),
            ),
            ui.cluster(_result(row), rx.cond(row.attempts > 0, tried), space="tight"),
            rx.cond(row.error != "", fault),
            rx.cond(
                row.answer != "",
                rx.el.p(rx.el.code(row.answer, dir="auto"), class_name="cv-small"),
            ),
            class_name="cv-rows__words",
        ),
        ui.button(t("team_api.again"), size="small", icon="rotate-ccw", on_click=S.replay(row.id)),
        class_name="cv-rows__item",
        key=row.id,
    )


def _result(row: Any) -> rx.Component:  # noqa: ANN401
    return rx.match(
        row.status,
        ("delivered", ui.tag(t("team_api.delivery.delivered"), "ok")),
        ("failed", ui.tag(t("team_api.delivery.failed"), "danger")),
        ui.tag(t("team_api.delivery.waiting"), "info"),
    )


def _add() -> rx.Component:
    return ui.more(
        t("team_api.hook_add"),
        rx.el.div(
            ui.form(
                ui.field(
                    "hook-url",
                    t("team_api.hook_url"),
                    ui.text_input(
                        "hook-url", type="url", name="url", help=True, dir="ltr",
                        auto_complete="off", required=True,
                    ),
                    help=t("team_api.hook_url_help"),
                    required=True,
                    error=told(S.errors["url"]),
                ),
                ui.fieldset(
                    t("team_api.events"),
                    *[
                        ui.checkbox(t(f"team_api.event.{each.value}"), name=f"event:{each.value}")
                        for each in Happening
                    ],
                    error=told(S.errors["events"]),
                    id="hook-events",
                    required=True,
                ),
                rx.el.div(
                    ui.button(t("team_api.hook_add"), kind="primary", type="submit"),
                    class_name="cv-form__foot",
                ),
                on_submit=S.add,
            ),
            key=S.serial.to_string(),
        ),
    )  # fmt: skip
