"""The address of the platform and the sender of its mails, with what DNS must say."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.dns_line import dns_line
from civic.components.team.frame import save_foot
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.team.reach import ReachState

S: Shown = ReachState
VIEW: Shown = S.view
MOST_WITHOUT_MAILS = 1
"""Where no sender is of a domain of its own, only the site has a line."""


@page("/admin/settings/reach", title="team_settings.tab.reach", on_load=S.load)
def reach() -> rx.Component:
    """Let the organiser say where it is reached and from whom its mails come."""
    return settings_frame(
        "reach",
        S,
        ui.columns(ui.stack(_address(), _sender(), _dns(), space="loose"), _trial()),
    )


def _address() -> rx.Component:
    own = ui.form(
        _line("address", VIEW.address, placeholder="https://participer.example.org"),
        save_foot(S, "address"),
        on_submit=S.save_address,
    )
    return _panel(
        "address",
        rx.el.p(t("team_reach.address_now", address=VIEW.shown_address)),
        rx.cond(VIEW.deployed_address != "", _deployed("CIVIC_PUBLIC_URL"), own),
    )


def _sender() -> rx.Component:
    return _panel(
        "sender",
        ui.form(
            _line("sender_name", VIEW.sender_name, placeholder=VIEW.platform, dir="auto"),
            rx.cond(
                VIEW.deployed_sender != "",
                rx.el.div(
                    rx.el.p(t("team_reach.sender_now", address=VIEW.shown_sender)),
                    _deployed("CIVIC_MAIL_FROM"),
                ),
                _line("sender", VIEW.sender, type="email", placeholder=VIEW.shown_sender),
            ),
            _line("reply_to", VIEW.reply_to, type="email"),
            _line("selector", VIEW.selector),
            save_foot(S, "sender"),
            on_submit=S.save_sender,
        ),
    )


def _trial() -> rx.Component:
    went = rx.cond(
        VIEW.mail_host != "",
        t("team_reach.trial_done", host=VIEW.mail_host),
        t("team_reach.trial_folder"),
    )
    is_waiting = S.trial.state == "waiting"
    return _panel(
        "trial",
        rx.el.p(t("team_reach.trial_help", address=VIEW.mine)),
        ui.button(
            t("team_reach.trial_send"),
            icon="send",
            on_click=rx.cond(is_waiting, rx.noop(), S.try_mail),
            aria_disabled=rx.cond(is_waiting, "true", "false"),
        ),
        rx.el.div(
            rx.match(
                S.trial.state,
                ("waiting", rx.el.p(t("team_reach.trial_waiting"))),
                ("late", rx.el.p(t("team_reach.trial_late"))),
                ("done", ui.saved_line(went)),
                (
                    "failed",
                    ui.alert(
                        t("team_reach.trial_failed"),
                        rx.el.p(rx.el.code(S.trial.error, dir="ltr")),
                        tone="danger",
                    ),
                ),
                rx.fragment(),
            ),
            role="status",
        ),
    )


def _dns() -> rx.Component:
    return _panel(
        "dns",
        rx.el.p(t("team_reach.dns_help")),
        rx.cond(
            VIEW.dns.length() > MOST_WITHOUT_MAILS,
            rx.fragment(),
            rx.el.p(t("team_reach.dns_none"), class_name="cv-muted"),
        ),
        rx.cond(VIEW.dns.length() > 0, _looking()),
        ui.stack(rx.foreach(VIEW.dns, dns_line), space="loose"),
    )


def _looking() -> rx.Component:
    """Offer to look for the lines, and say when that is done."""
    is_done = VIEW.dns[0].state != ""
    return rx.fragment(
        ui.button(
            t("team_reach.look"),
            icon="search",
            on_click=rx.cond(S.looking, rx.noop(), S.look),
            aria_disabled=rx.cond(S.looking, "true", "false"),
        ),
        rx.el.p(
            rx.cond(
                S.looking,
                t("team_reach.looking"),
                rx.cond(is_done, t("team_reach.looked"), ""),
            ),
            role="status",
            class_name="cv-small cv-muted",
        ),
    )


def _deployed(variable: str) -> rx.Component:
    return rx.el.p(
        t("team_reach.deployed"), " ", rx.el.code(variable, dir="ltr"), class_name="cv-muted"
    )


def _line(name: str, value: Any, type: str = "text", **more: Any) -> rx.Component:  # noqa: ANN401
    wrong = told(S.errors[name])
    return ui.field(
        name,
        t(f"team_reach.field.{name}"),
        ui.text_input(
            name, type=type, default_value=value, help=True, invalid=wrong != "",
            **{"dir": "ltr", **more},
        ),
        help=t(f"team_reach.field_help.{name}"),
        error=wrong,
    )  # fmt: skip


def _panel(name: str, *content: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.section(
        rx.el.h2(t(f"team_reach.{name}"), class_name="cv-title"),
        *content,
        class_name="cv-panel cv-stack",
        aria_label=t(f"team_reach.{name}"),
    )
