"""The platform: its name, its languages and money, where its maps begin."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import available_timezones

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import lang_bar, save_foot
from civic.components.team.said import said_field
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.state.team.platform import PlatformState
from civic.words import NewcomerLinks

S: Shown = PlatformState

VIEW: Shown = S.view
USUAL = ("EUR", "CHF", "GBP", "USD", "CAD", "MAD", "DZD", "TND", "XOF", "XAF", "XPF")
ZONES = sorted(zone for zone in available_timezones() if "/" in zone and "Etc" not in zone)


@page("/admin/settings", title="team_settings.title", on_load=S.load)
def platform() -> rx.Component:
    """Let the organiser change the platform; it holds at once."""
    return settings_frame(
        "platform",
        S,
        ui.columns(
            ui.stack(_name(), _languages(), space="loose"),
            ui.stack(_sharing(), _map(), _watching(), space="loose"),
        ),
    )


def _name() -> rx.Component:
    return _panel(
        "name",
        S.save_name,
        _line("name", VIEW.name),
        lang_bar(S),
        said_field(
            S, "welcome", t("team_settings.welcome"), VIEW.welcome, S.languages,
            how="area", form="name", help=t("team_settings.welcome_help"),
        ),
        _line("contact", VIEW.contact, type="email", error="email"),
    )  # fmt: skip


def _languages() -> rx.Component:
    return _panel(
        "languages",
        S.save_languages,
        ui.fieldset(
            t("team_settings.languages"),
            rx.foreach(
                VIEW.all_languages,
                lambda code: ui.checkbox(
                    t_key("team.language." + code.to(str)),
                    name=f"language:{code}",
                    default_checked=VIEW.languages.contains(code),
                ),
            ),
            error=told(S.errors["languages"]),
            id="languages",
            required=True,
        ),
        ui.field(
            "default_language",
            t("team_settings.default_language"),
            ui.select(
                "default_language",
                rx.foreach(
                    VIEW.all_languages,
                    lambda code: rx.el.option(t_key("team.language." + code.to(str)), value=code),
                ),
                default_value=VIEW.default_language,
                invalid=told(S.errors["default_language"]) != "",
            ),
            error=told(S.errors["default_language"]),
        ),
        _one_of("timezone", VIEW.timezone, ZONES, "zones"),
        _one_of("currency", VIEW.currency, USUAL, "currencies", dir="ltr"),
    )


def _sharing() -> rx.Component:
    return _panel(
        "sharing",
        S.save_sharing,
        ui.fieldset(
            t("team_settings.channels"),
            rx.foreach(
                VIEW.all_channels,
                lambda channel: ui.checkbox(
                    t_key("team_settings.channel." + channel.to(str)),
                    name=f"channel:{channel}",
                    default_checked=VIEW.channels.contains(channel),
                ),
            ),
        ),
    )


def _map() -> rx.Component:
    return _panel(
        "map",
        S.save_map,
        rx.el.div(
            _line("lat", VIEW.lat, error="map_centre"),
            _line("lng", VIEW.lng, error="map_centre"),
            _line("zoom", VIEW.zoom, type="number", error="map_zoom"),
            class_name="cv-grid",
        ),
    )


def _watching() -> rx.Component:
    links = [
        rx.el.option(
            t_key(rx.Var.create(f"team_settings.newcomer_links.{one.value}")), value=one.value
        )
        for one in NewcomerLinks
    ]
    words = told(S.errors["watched_words"])
    return _panel(
        "watching",
        S.save_watching,
        ui.field(
            "newcomer_links",
            t("team_settings.newcomer_links"),
            ui.select("newcomer_links", *links, help=True, default_value=VIEW.newcomer_links),
            help=t("team_settings.newcomer_links_help"),
        ),
        rx.el.div(
            _line("newcomer_days", VIEW.newcomer_days, type="number"),
            _line("newcomer_pieces", VIEW.newcomer_pieces, type="number"),
            class_name="cv-grid",
        ),
        ui.field(
            "watched_words",
            t("team_settings.watched_words"),
            ui.text_area(
                "watched_words", short=True, help=True, default_value=VIEW.watched_words,
                invalid=words != "",
            ),
            help=t("team_settings.watched_words_help"),
            error=words,
        ),
    )  # fmt: skip


def _line(name: str, value: Any, type: str = "text", error: str = "") -> rx.Component:  # noqa: ANN401
    wrong, must = told(S.errors[error or name]), name != "contact"
    return ui.field(
        name,
        t_key(rx.Var.create(f"team_settings.{name}")),
        ui.text_input(name, type=type, default_value=value, invalid=wrong != "", required=must),
        error=wrong,
        required=must,
    )


def _one_of(name: str, value: Any, usual: Iterable[str], list: str, **more: Any) -> rx.Component:  # noqa: ANN401
    """Ask for a word, and offer those that are usual."""
    wrong = told(S.errors[name])
    typed = ui.text_input(
        name,
        default_value=value,
        invalid=wrong != "",
        required=True,
        custom_attrs={"list": list},
        auto_complete="off",
        **more,
    )
    offered = rx.el.datalist(*[rx.el.option(value=one) for one in usual], id=list)
    label, control = t(f"team_settings.{name}"), rx.fragment(typed, offered)
    return ui.field(name, label, control, error=wrong, required=True)


def _panel(form: str, on_submit: Any, *fields: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.section(
        rx.el.h2(t(f"team_settings.part.{form}"), class_name="cv-title"),
        ui.form(*fields, save_foot(S, form), on_submit=on_submit),
        class_name="cv-panel",
        aria_label=t(f"team_settings.part.{form}"),
    )
