"""Widgets: which sites may show them, and one put together with its preview and its code."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.copy.copy_field import copy_field
from civic.components.notices import told
from civic.components.team.frame import save_foot
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.rules.widgets import HIGHEST, LOWEST, MOST, ORDERS, USUAL, Kind, Theme
from civic.state.team.widget import SITES, WidgetState

S: Shown = WidgetState

VIEW: Shown = S.view


@page("/admin/settings/widget", title="team_settings.tab.widget", on_load=S.load)
def widget() -> rx.Component:
    """Let administrators bring what people contribute to pages of their own site."""
    return settings_frame(
        "widget",
        S,
        rx.el.p(t("team_widget.help"), class_name="cv-muted cv-measure"),
        ui.columns(
            ui.stack(_sites(), _chosen(), space="loose"),
            rx.el.div(_preview(), class_name="cv-columns__side"),
        ),
    )


def _sites() -> rx.Component:
    wrong = told(S.errors["widget_sites"])
    none = ui.alert(t("team_widget.sites_none"), tone="info")
    return _panel(
        t("team_widget.part.sites"),
        rx.cond(VIEW.sites == "", none, rx.fragment()),
        ui.form(
            ui.field(
                "widget-sites",
                t("team_widget.sites"),
                ui.text_area(
                    "widget-sites", name=SITES, default_value=VIEW.sites, short=True, help=True,
                    invalid=wrong != "", dir="ltr", spell_check=False, auto_complete="off",
                ),
                help=t("team_widget.sites_help"),
                error=wrong,
            ),
            save_foot(S, SITES),
            on_submit=S.save_sites,
        ),
    )  # fmt: skip


def _chosen() -> rx.Component:
    return _panel(
        t("team_widget.part.widget"),
        ui.segmented(
            t("team_widget.kind"),
            *[
                ui.segment(
                    t(f"team_widget.kind.{kind}"),
                    on=S.kind == kind,
                    on_click=S.choose("kind", kind),
                )
                for kind in Kind
            ],
        ),
        rx.el.div(_lists(), hidden=S.kind == Kind.INPUT),  # what was chosen stays chosen
        rx.el.div(_single(), hidden=S.kind != Kind.INPUT),
        _select("lang", *_languages()),
        _select(
            "theme",
            *[rx.el.option(t(f"team_widget.theme.{each}"), value=str(each)) for each in Theme],
        ),
        _field(
            "colour",
            ui.text_input(
                "widget-colour", type="color", look="color", help=True, default_value=VIEW.brand,
                on_change=S.choose("colour").debounce(150),
            ),
            help=t("team_widget.colour_help"),
        ),
        rx.el.div(_number("height", S.composed.height, LOWEST, HIGHEST), key=S.kind),
        ui.checkbox(
            t("team_widget.fits"),
            help=t("team_widget.fits_help"),
            default_checked=True,
            on_change=S.choose("fits"),
        ),
    )  # fmt: skip


def _lists() -> rx.Component:
    pictures = ui.checkbox(t("team_widget.pictures"), on_change=S.choose("pictures"))
    return ui.stack(
        _select(
            "source",
            rx.el.option(t("team_widget.source_all"), value=""),
            rx.foreach(VIEW.sources, _source),
        ),
        rx.cond(
            VIEW.tags.length() > 0,
            _select(
                "tag",
                rx.el.option(t("team_widget.tag_all"), value=""),
                rx.foreach(VIEW.tags, lambda tag: rx.el.option(tag.text, value=tag.id)),
            ),
        ),
        _select(
            "order",
            *[rx.el.option(t(f"box.order_{each}"), value=str(each)) for each in ORDERS],
        ),
        _number("items", str(USUAL), 1, MOST),
        rx.el.div(pictures, hidden=S.kind != Kind.LIST),
    )


def _single() -> rx.Component:
    return _field(
        "input",
        ui.text_input(
            "widget-input", help=True, dir="ltr", auto_complete="off", type="url",
            on_change=S.choose("input").debounce(300),
        ),
        help=t("team_widget.input_help"),
    )  # fmt: skip


def _source(source: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    of_activity = source.project.text + " › " + source.activity.text
    whole = source.project.text.to(str) + " · "
    return rx.cond(
        source.activity.text != "",
        rx.el.option(of_activity, value=source.value),
        rx.el.option(whole, t("team_widget.source_project"), value=source.value),
    )


def _languages() -> list[rx.Component]:
    own = rx.el.option(t("team_widget.lang_own"), value="")
    each = rx.foreach(
        VIEW.languages,
        lambda code: rx.el.option(t_key("team.language." + code.to(str)), value=code),
    )
    return [own, each]


def _preview() -> rx.Component:
    title = t("team_widget.part.preview")
    code = t("team_widget.snippet")
    return _panel(
        title,
        rx.el.iframe(src=S.composed.path, title=title, class_name="cv-frame"),
        rx.el.h3(code, class_name="cv-title"),
        copy_field(words=S.composed.snippet, label=code),
    )


def _select(name: str, *options: Any) -> rx.Component:  # noqa: ANN401
    return _field(name, ui.select(f"widget-{name}", *options, on_change=S.choose(name)))


def _number(name: str, value: Any, least: int, most: int) -> rx.Component:  # noqa: ANN401
    return _field(
        name,
        ui.text_input(
            f"widget-{name}", type="number", default_value=value, min=least, max=most,
            on_change=S.choose(name).debounce(300),
        ),
    )  # fmt: skip


def _field(name: str, control: rx.Component, help: Any = None) -> rx.Component:  # noqa: ANN401
    label = t(f"team_widget.{name}")
    return ui.field(f"widget-{name}", label, control, help=help, error=told(S.wrong[name]))


def _panel(title: Any, *content: Any) -> rx.Component:  # noqa: ANN401
    return rx.el.section(
        rx.el.h2(title, class_name="cv-title"), ui.stack(*content), class_name="cv-panel"
    )
