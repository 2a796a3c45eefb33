"""The side panel of one piece of the queue: what it says, what is said of it, what can be done."""

import reflex as rx

from civic.components import ui
from civic.components.notices import told
from civic.components.team.moderation_forms import (
    answer_form,
    block_form,
    hide_form,
    refuse_form,
)
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_date, t_key
from civic.state.team.moderation import TeamModerationState

S: Shown = TeamModerationState
ENTRY: Shown = S.entry
ERRORS: Shown = S.errors


def moderation_panel() -> rx.Component:
    """Show the open piece."""
    return rx.el.aside(
        rx.el.div(
            rx.el.h2(
                rx.cond(
                    ENTRY.subject == "comment",
                    rx.fragment(t("team_moderation.comment_on"), " ", _title()),
                    _title(),
                ),
                class_name="cv-title",
            ),
            ui.icon_button("x", t("team_moderation.close"), on_click=S.shut),
            class_name="cv-panel__head",
        ),
        _facts(),
        _wrong(),
        rx.cond(
            ENTRY.subject == "comment",
            rx.el.p(ENTRY.words, class_name="cv-prose", **spoken(ENTRY.lang)),
            rx.el.div(rx.html(ENTRY.body), class_name="cv-prose", **spoken(ENTRY.lang)),
        ),
        rx.cond(ENTRY.reports.length() > 0, _reports()),
        rx.match(
            ENTRY.held,
            ("waiting", _waiting()),
            rx.cond(ENTRY.hidden_at, _hidden(), _decision()),
        ),
        _author(),
        class_name="cv-panel",
        aria_label=t("team_moderation.panel"),
        tab_index=-1,
        key=f"{ENTRY.id}{S.serial}",
    )


def _title() -> rx.Component:
    return ui.in_language(ENTRY.title, ENTRY.title_lang)


def _facts() -> rx.Component:
    return ui.stack(
        rx.el.p(
            rx.el.span(ENTRY.author.name, dir="auto"),
            " · ",
            t_date(ENTRY.created_at.to(str), "time"),
            class_name="cv-small cv-muted",
        ),
        rx.el.p(
            ui.said(ENTRY.project),
            " · ",
            rx.el.a(t("team_moderation.see"), href=ENTRY.href),
            class_name="cv-small",
        ),
        space="tight",
    )


def _wrong() -> rx.Component:
    wrong = told(ERRORS["form"])
    return rx.cond(wrong != "", ui.alert(wrong, tone="warn", urgent=True), rx.fragment())


def _reports() -> rx.Component:
    return rx.el.section(
        rx.el.h3(t("team_moderation.reports", count=ENTRY.reports.length())),
        rx.el.ul(rx.foreach(ENTRY.reports, _report), class_name="cv-history"),
        class_name="cv-stack",
    )


def _report(report: Shown) -> rx.Component:
    return rx.el.li(
        rx.el.span(t_key("moderation.reason." + report.reason), class_name="cv-strong"),
        rx.cond(report.text != "", rx.el.p(report.text, dir="auto"), rx.fragment()),
        rx.el.p(
            rx.el.span(report.who, dir="auto"),
            " · ",
            t_date(report.at.to(str), "time"),
            class_name="cv-small cv-muted",
        ),
    )


def _decision() -> rx.Component:
    keep = ui.button(t("team_moderation.keep"), kind="primary", icon="check", on_click=S.keep)
    return ui.stack(ui.cluster(keep), hide_form())


def _waiting() -> rx.Component:
    since = t("team_moderation.waits_since", date=t_date(ENTRY.hidden_at.to(str), "time"))
    publish = ui.button(
        t("team_moderation.publish"), kind="primary", icon="check", on_click=S.publish
    )
    caught = ui.chips(rx.foreach(ENTRY.caught, _caught))
    return ui.stack(
        ui.alert(since, rx.cond(ENTRY.caught.length() > 0, caught)), ui.cluster(publish),
        refuse_form(),
    )  # fmt: skip


def _caught(rule: Shown) -> rx.Component:
    return ui.tag(t_key("team_moderation.caught." + rule.to(str)), "warn")


def _hidden() -> rx.Component:
    because = rx.el.p(ENTRY.because, dir="auto")
    show = ui.button(t("team_moderation.show"), icon="eye", on_click=S.show)
    publish = ui.button(t("team_moderation.publish"), icon="check", on_click=S.show)
    contested = rx.el.section(
        rx.el.h3(t("team_moderation.appeal")),
        rx.el.p(ENTRY.appeal, dir="auto"),
        answer_form(),
        class_name="cv-stack",
    )
    return ui.stack(
        ui.alert(
            rx.cond(
                ENTRY.held == "refused",
                t("team_moderation.refused_since", date=t_date(ENTRY.hidden_at.to(str))),
                t("team_moderation.hidden_since", date=t_date(ENTRY.hidden_at.to(str))),
            ),
            because,
            rx.cond(ENTRY.appeal_id == "", rx.cond(ENTRY.held == "refused", publish, show)),
            tone="warn",
        ),
        rx.cond(ENTRY.appeal_id != "", contested),
    )


def _author() -> rx.Component:
    until = t("team_moderation.blocked", date=t_date(ENTRY.blocked_until.to(str)))
    unblock = ui.button(t("team_moderation.unblock"), icon="undo-2", on_click=S.unblock)
    return rx.cond(
        ENTRY.blocked_until,
        ui.alert(until, unblock, tone="warn"),
        rx.cond(ENTRY.may_block, block_form()),
    )
