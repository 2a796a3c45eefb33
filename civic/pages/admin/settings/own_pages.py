"""The organiser's own pages: those that the law asks for, and others."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import lang_bar, save_foot
from civic.components.team.said import said_field, said_in
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_in
from civic.pages.routing import page
from civic.state.team.own_pages import OwnPagesState

S: Shown = OwnPagesState


@page("/admin/settings/pages", title="team_settings.tab.pages", on_load=S.load)
def own_pages() -> rx.Component:
    """Let the organiser write pages of its own."""
    return settings_frame(
        "pages",
        S,
        rx.el.p(t("team_pages.help"), class_name="cv-muted cv-measure"),
        ui.rows(rx.foreach(S.rows, _line)),
        ui.more(t("team_pages.add"), _new()),
    )


def _line(line: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    edit = f"/admin/settings/pages/{line.slug}"
    return rx.el.li(
        rx.el.div(
            rx.el.p(rx.el.a(said_in(line.title), href=edit)),
            ui.cluster(
                page_status(line),
                rx.cond(
                    line.gaps > 0,
                    ui.tag(t("team_pages.gaps", count=line.gaps), "warn"),
                    rx.fragment(),
                ),
                rx.el.span(line.address, class_name="cv-small cv-muted", dir="ltr"),
                space="tight",
            ),
            class_name="cv-rows__words",
        ),
        rx.cond(
            line.is_begun,
            ui.icon_button(
                "trash-2",
                t("team_pages.remove", title=t_in(line.title)),
                on_click=S.remove(line.slug, t_in(line.title)),
            ),
            rx.fragment(),
        ),
        class_name="cv-rows__item",
        key=line.slug,
    )


def page_status(line: Any) -> rx.Component:  # noqa: ANN401  a var
    """Say whether everybody reads a page, and whether it says what was saved last."""
    live = rx.cond(
        line.is_changed,
        ui.tag(t("team_pages.changed"), "info"),
        ui.tag(t("team_pages.live"), "ok"),
    )
    begun = rx.cond(line.is_live, live, ui.tag(t("team_pages.draft"), "neutral"))
    return rx.cond(line.is_begun, begun, ui.tag(t("team_pages.not_begun"), "neutral"))


def _new() -> rx.Component:
    none: Any = rx.Var.create({})
    return rx.el.div(
        lang_bar(S),
        ui.form(
            said_field(
                S, "title", t("team_pages.title"), none, S.languages, form="new", required=True
            ),
            ui.field(
                "slug",
                t("team_pages.slug"),
                ui.text_input(
                    "slug",
                    dir="ltr",
                    help=True,
                    invalid=told(S.errors["slug"]) != "",
                    required=True,
                ),
                help=t("team_pages.slug_help"),
                error=told(S.errors["slug"]),
                required=True,
            ),
            save_foot(S, "new", label=t("team_pages.add")),
            on_submit=S.add,
        ),
        key=S.serial.to_string(),
        class_name="cv-stack",
    )
