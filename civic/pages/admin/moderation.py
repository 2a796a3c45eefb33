"""Moderation: what is new, reported, contested or hidden, with one piece open beside it."""

import reflex as rx

from civic.components import ui
from civic.components.live import Live
from civic.components.team.frame import team_frame
from civic.components.team.keys import table_keys
from civic.components.team.moderation_panel import moderation_panel
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_date, t_key, t_number
from civic.pages.routing import page
from civic.rules.moderation import TABS
from civic.state.team.moderation import TeamModerationState

S: Shown = TeamModerationState
QUEUE: Shown = S.queue
ENTRY: Shown = S.entry


@page("/admin/moderation", title="team_moderation.title", on_load=S.load)
def moderation() -> rx.Component:
    """Let the team look at what people write, and decide."""
    is_open = ENTRY.id != ""
    return team_frame(
        "moderation",
        S,
        ui.page_heading(t("team_moderation.title"), t("team_moderation.lead")),
        ui.tabs(t("team_moderation.tabs"), *map(_tab, TABS)),
        rx.el.div(
            rx.cond(QUEUE.pieces.length() > 0, ui.stack(_list(), _rest()), _empty()),
            rx.cond(is_open, moderation_panel()),
            class_name=rx.cond(is_open, "cv-team__split cv-team__split--open", "cv-team__split"),
        ),
        table_keys(shown=ENTRY.id, on_step=S.step, on_close=S.shut),
        Live.create(topic="moderation", on_moved=S.refresh),
        Live.create(topic="moderation:new", on_moved=S.refresh),
    )


def _tab(name: str) -> rx.Component:
    count = QUEUE.counts[name]
    label = rx.el.span(
        t_key(rx.Var.create(f"team_moderation.tab.{name}")),
        rx.cond(count > 0, rx.el.span(" ", t_number(count), class_name="cv-muted cv-numbers")),
    )
    return ui.tab_link(label, f"/admin/moderation?tab={name}", on=S.tab == name)


def _list() -> rx.Component:
    return ui.table(
        t("team_moderation.list"),
        (
            t("team_moderation.what"),
            ui.head(t("team_moderation.author"), extra=True),
            ui.head(t("team_moderation.when"), extra=True),
            ui.head(t("team_moderation.count"), number=True),
        ),
        rx.foreach(QUEUE.pieces, _line),
    )


def _line(entry: Shown) -> rx.Component:
    comment = ui.tag(t("team_moderation.is_comment"))
    return ui.line(
        rx.el.span(
            ui.open_button(
                rx.el.span(entry.start, lang=entry.lang, dir="auto"),
                on_click=S.open_entry(entry.id),
            ),
            rx.cond(
                entry.is_update,
                ui.tag(t("team_moderation.is_update")),
                rx.cond(entry.subject == "comment", comment),
            ),
            class_name="cv-cluster cv-cluster--tight",
        ),
        ui.cell(rx.el.span(entry.author.name, dir="auto"), extra=True),
        ui.cell(
            rx.el.span(t_date(entry.created_at.to(str), "short"), class_name="cv-nowrap"),
            extra=True,
        ),
        ui.cell(t_number(entry.reports.length()), number=True),
        selected=entry.id == ENTRY.id,
        key=entry.id,
    )


def _rest() -> rx.Component:
    total, shown = QUEUE.counts[S.tab], QUEUE.pieces.length()
    words = t("team_moderation.first", shown=shown, total=total)
    return rx.cond(total > shown, rx.el.p(words, class_name="cv-small cv-muted"))


def _empty() -> rx.Component:
    help = rx.el.p(t("team_moderation.empty_help"))
    return ui.empty("circle-check", t_key("team_moderation.empty." + S.tab), help)
