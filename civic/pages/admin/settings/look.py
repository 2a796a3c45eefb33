"""The look of the platform: its colour, its logo, its icon, its typefaces."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.forms import post_form
from civic.components.notices import told
from civic.components.team.frame import save_foot
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.components.upload.picture_field import picture_field
from civic.i18n.screens import t, t_number
from civic.pages.routing import page
from civic.state.team.look import LookState

S: Shown = LookState
VIEW: Shown = S.view


@page("/admin/settings/look", title="team_settings.tab.look", on_load=S.load)
def look() -> rx.Component:
    """Let the organiser choose how the platform looks; it holds at once."""
    return settings_frame("look", S, ui.columns(_look(), _fonts(), _own_fonts()))


def _look() -> rx.Component:
    wrong = told(S.errors["brand"])
    return _panel(
        "look",
        ui.form(
            ui.field(
                "brand",
                t("team_settings.brand"),
                ui.text_input(
                    "brand",
                    type="color",
                    look="color",
                    help=True,
                    value=S.brand,
                    on_change=S.try_brand.debounce(60),
                ),
                help=t("team_settings.brand_help"),
                error=wrong,
            ),
            rx.el.div(_contrast(), aria_live="polite"),
            rx.el.div(rx.foreach(S.samples, _sample), class_name="cv-grid"),
            _picture("logo", VIEW.logo, S.choose_logo),
            _picture("icon", VIEW.icon, S.choose_icon),
            rx.el.p(t("team_look.icon_help"), class_name="cv-field__help"),
            ui.error_line("icon", told(S.errors["icon_id"])),
            save_foot(S, "look"),
            on_submit=S.save_look,
        ),
    )


def _contrast() -> rx.Component:
    figure = t_number(S.contrast, maximumFractionDigits=1)
    swatch = rx.el.span(class_name="cv-swatch", style={"--cv-swatch": S.shown}, aria_hidden="true")
    return rx.cond(
        S.is_as_given,
        ui.saved_line(t("team_settings.contrast_good", ratio=figure)),
        ui.alert(
            t("team_settings.contrast_low", ratio=figure),
            ui.cluster(
                swatch,
                ui.button(t("team_look.take", colour=S.shown), on_click=S.take_shown),
            ),
            tone="warn",
        ),
    )


def _sample(sample: Any, at: Any) -> rx.Component:  # noqa: ANN401  vars of foreach
    """Show a colour as it looks by day, then by night."""
    variables = {
        "--cv-paper": sample.paper,
        "--cv-surface": sample.paper,
        "--cv-ink": sample.ink,
        "--cv-ink-soft": sample.ink,
        "--cv-brand": sample.brand,
        "--cv-on-brand": sample.on_brand,
        "--cv-brand-soft": sample.brand_soft,
        "--cv-brand-ink": sample.brand_ink,
        "background": "var(--cv-paper)",
        "color": "var(--cv-ink)",
    }
    return rx.el.div(
        rx.el.p(
            rx.cond(at == 0, t("team_look.by_day"), t("team_look.by_night")), class_name="cv-strong"
        ),
        rx.el.p(t("team_look.sample_link"), style={"color": "var(--cv-brand-ink)"}),
        rx.el.p(
            rx.el.span(t("team_look.sample_button"), class_name="cv-button cv-button--primary")
        ),
        style=variables,
        class_name="cv-panel",
        aria_hidden="true",
    )


def _picture(name: str, value: Any, on_change: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.div(
        rx.el.span(t(f"team_look.{name}"), class_name="cv-field__label"),
        picture_field(
            name=name, value=value, url="/api/uploads", most=1, describes=False, on_change=on_change
        ),
        class_name="cv-field",
        role="group",
        aria_label=t(f"team_look.{name}"),
    )


def _fonts() -> rx.Component:
    return _panel(
        "fonts",
        rx.el.style(VIEW.faces),
        ui.form(
            _font("title_font", S.title_font, S.try_title_font),
            _font("text_font", S.text_font, S.try_text_font),
            rx.el.p(t("team_look.fonts_help"), class_name="cv-field__help"),
            rx.foreach(VIEW.fonts, lambda one: _shown(one, "title", S.title_font)),
            rx.foreach(VIEW.fonts, lambda one: _shown(one, "text", S.text_font)),
            save_foot(S, "fonts"),
            on_submit=S.save_fonts,
        ),
    )


def _font(name: str, value: Any, on_change: Any) -> rx.Component:  # noqa: ANN401
    return ui.field(
        name,
        t(f"team_look.{name}"),
        ui.select(
            name,
            rx.foreach(
                VIEW.fonts,
                lambda one: rx.el.option(
                    rx.cond(one.name != "", one.name, t("team_look.system")), value=one.id
                ),
            ),
            value=value,
            on_change=on_change,
        ),
        error=told(S.errors[name]),
    )


def _shown(one: Any, kind: str, chosen: Any) -> rx.Component:  # noqa: ANN401
    """Show a few words in the typeface that is being tried."""
    look = {"font-family": one.family}
    words = rx.el.p(
        t(f"team_look.sample_{kind}"),
        style=look,
        class_name="cv-lead cv-strong" if kind == "title" else "",
    )
    return rx.cond(one.id == chosen, words, rx.fragment())


def _own_fonts() -> rx.Component:
    return _panel(
        "own_fonts",
        rx.el.p(t("team_look.own_fonts_help"), class_name="cv-muted"),
        rx.el.ul(rx.foreach(VIEW.fonts, _own_font), class_name="cv-rows cv-rows--tight"),
        rx.cond(
            S.problem.key != "",
            ui.alert(told(S.problem), tone="danger", urgent=True),
        ),
        post_form(
            "/api/team/fonts",
            _line("name", 60),
            _line("licence", 200),
            ui.field(
                "font-file",
                t("team_look.font_file"),
                ui.text_input(
                    "font-file", type="file", name="file", accept=".woff2,font/woff2", help=True,
                    required=True,
                ),
                help=t("team_look.font_file_help"),
                required=True,
            ),
            rx.el.div(
                ui.button(t("team_look.font_add"), type="submit", icon="upload"),
                class_name="cv-form__foot",
            ),
            enc_type="multipart/form-data",
            class_name="cv-form",
        ),
    )  # fmt: skip


def _line(name: str, most: int) -> rx.Component:
    field_id = f"font-{name}"
    return ui.field(
        field_id,
        t(f"team_look.font_{name}"),
        ui.text_input(field_id, name=name, max_length=most, help=True, required=True, dir="auto"),
        help=t(f"team_look.font_{name}_help"),
        required=True,
    )


def _own_font(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.cond(
        one.is_own,
        rx.el.li(
            rx.el.div(
                rx.el.p(
                    rx.el.bdi(one.name), " · ", t("team_look.weight", size=one.size),
                    style={"font-family": one.family},
                ),
                rx.el.p(one.licence, dir="auto", class_name="cv-small cv-muted"),
                class_name="cv-rows__words",
            ),
            rx.cond(
                one.is_used,
                ui.tag(t("team_look.used"), "ok"),
                ui.icon_button(
                    "trash-2",
                    t("team_look.font_remove", name=one.name),
                    on_click=S.remove_font(one.id),
                ),
            ),
            class_name="cv-rows__item",
        ),
        rx.fragment(),
    )  # fmt: skip


def _panel(name: str, *content: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.section(
        rx.el.h2(t(f"team_look.part.{name}"), class_name="cv-title"),
        *content,
        class_name="cv-panel cv-stack",
        aria_label=t(f"team_look.part.{name}"),
    )
