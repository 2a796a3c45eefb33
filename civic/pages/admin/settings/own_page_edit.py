"""One of the organiser's pages: written, looked at, published, put back to an earlier version."""

from typing import Any

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.frame import lang_bar, save_foot, saved
from civic.components.team.said import said_field, said_in
from civic.components.team.settings_frame import settings_frame
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date
from civic.pages.admin.settings.own_pages import page_status
from civic.pages.routing import page
from civic.state.team.own_pages import OwnPageEditState

S: Shown = OwnPageEditState
VIEW: Shown = S.view
LINE: Shown = S.view.line
GAPS: Shown = S.view.gaps[S.lang].to(list[str])


@page("/admin/settings/pages/[page]", title="team_settings.tab.pages", on_load=S.load)
def own_page_edit() -> rx.Component:
    """Let the organiser write one page."""
    return settings_frame(
        "pages",
        S,
        ui.breadcrumbs(
            t("team.path"), rx.el.a(t("team_settings.tab.pages"), href="/admin/settings/pages")
        ),
        rx.el.h2(said_in(LINE.title), class_name="cv-title"),
        rx.cond(VIEW.gaps.contains(S.lang), _gaps()),
        rx.cond(
            LINE.slug == "accessibility",
            ui.alert(t("team_pages.generated"), tone="info"),
            rx.fragment(),
        ),
        ui.columns(_words(), _publishing(), _versions()),
    )


def _gaps() -> rx.Component:
    return ui.alert(
        t("team_pages.to_complete", count=GAPS.length()),
        rx.el.ul(rx.foreach(GAPS, lambda gap: rx.el.li(rx.el.bdi(gap, lang=S.lang)))),
        tone="warn",
    )


def _words() -> rx.Component:
    return rx.el.div(
        lang_bar(S),
        ui.form(
            said_field(
                S,
                "title",
                t("team_pages.title"),
                VIEW.title,
                S.languages,
                how="title",
                form="page",
                required=True,
            ),
            said_field(
                S, "body", t("team_pages.body"), VIEW.body, S.languages, how="rich", form="page"
            ),
            save_foot(S, "page", label=t("team_pages.save")),
            on_submit=S.save,
        ),
        key=LINE.slug + S.serial.to_string(),
        class_name="cv-stack",
    )


def _publishing() -> rx.Component:
    date = t_date(VIEW.live_since.to(str), "time")
    return rx.el.section(
        rx.el.h2(t("team_pages.state"), class_name="cv-title"),
        page_status(LINE),
        rx.cond(LINE.is_live, rx.el.p(t("team_pages.live_since", date=date))),
        rx.cond(
            LINE.is_begun,
            ui.stack(
                ui.link(
                    t("team_pages.preview"),
                    f"/pages/{LINE.slug}?draft=1",
                    icon="eye",
                    target="_blank",
                ),
                rx.cond(
                    LINE.is_live & ~LINE.is_changed,
                    rx.fragment(),
                    ui.button(t("team_pages.publish"), kind="primary", on_click=S.publish),
                ),
                rx.cond(LINE.is_live, ui.button(t("team_pages.withdraw"), on_click=S.withdraw)),
                ui.error_line("publish", told(S.errors["form"])),
                saved(S, "publish"),
                space="tight",
            ),
            rx.el.p(t("team_pages.not_begun_help"), class_name="cv-muted"),
        ),
        class_name="cv-panel cv-stack",
    )


def _versions() -> rx.Component:
    return rx.cond(
        VIEW.versions.length() > 0,
        rx.el.section(
            rx.el.h2(t("team_pages.versions"), class_name="cv-title"),
            ui.rows(rx.foreach(VIEW.versions, _version), tight=True),
            class_name="cv-panel",
        ),
    )


def _version(one: Any) -> rx.Component:  # noqa: ANN401  a var of foreach
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                t("team_pages.version", number=one.number),
                rx.cond(one.is_live, rx.el.span(" · ", t("team_pages.live")), rx.fragment()),
            ),
            rx.el.p(
                t_date(one.at.to(str), "time"),
                " · ",
                rx.el.bdi(one.who),
                class_name="cv-small cv-muted",
            ),
            class_name="cv-rows__words",
        ),
        rx.cond(
            one.number < VIEW.number,
            ui.icon_button(
                "rotate-ccw",
                t("team_pages.restore", number=one.number),
                on_click=S.restore(one.id),
            ),
            rx.fragment(),
        ),
        class_name="cv-rows__item",
        key=one.id,
    )
