"""What is new for a person, what they follow, and which mails they get."""

import reflex as rx

from civic.components import ui
from civic.components.frame import frame
from civic.components.sections.following import followed_thing, notification
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_key
from civic.pages.routing import page
from civic.state.following import NotificationsState
from civic.words import Followed

TOLD: Shown = NotificationsState.told
FOLLOWING: Shown = NotificationsState.following


@page("/notifications", title="following.title", on_load=NotificationsState.load)
def notifications() -> rx.Component:
    """Show what a person was told, and let them choose of what they hear."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton(), ui.skeleton("short"))
    return frame(rx.cond(NotificationsState.is_loaded, _content(), waiting), width="narrow")


def _content() -> rx.Component:
    return ui.stack(
        ui.page_heading(t("following.title")),
        _told(),
        ui.section("followed", t("following.followed"), _things()),
        ui.section("topics", t("following.topics"), rx.el.p(t("following.topics_hint")), _topics()),
        ui.section("mails", t("following.mails"), _mails()),
        space="sections",
    )


def _told() -> rx.Component:
    nothing = ui.empty("bell", t("following.nothing"), rx.el.p(t("following.nothing_hint")))
    more = ui.button(t("following.more"), on_click=NotificationsState.show_more)
    listed = ui.stack(ui.rows(rx.foreach(TOLD.lines, notification)), rx.cond(TOLD.has_more, more))
    return rx.cond(TOLD.lines.length() > 0, listed, nothing)


def _things() -> rx.Component:
    none = rx.el.p(t("following.none"), class_name="cv-muted")
    listed = ui.rows(
        rx.foreach(
            FOLLOWING.things,
            lambda thing: followed_thing(
                thing, NotificationsState.follow(thing.kind, thing.id, False)
            ),
        )
    )
    return rx.cond(FOLLOWING.things.length() > 0, listed, none)


def _topics() -> rx.Component:
    return ui.stack(
        _chips(t("box.tags"), FOLLOWING.tags, Followed.TAG),
        _chips(t("box.areas"), FOLLOWING.areas, Followed.AREA),
    )


def _chips(label: rx.Var[str], choices: Shown, kind: Followed) -> rx.Component:
    def chip(choice: Shown) -> rx.Component:
        turn = NotificationsState.follow(kind.value, choice.id, ~choice.is_on)
        return rx.el.button(
            ui.said(choice),
            type="button",
            class_name="cv-chip",
            aria_pressed=rx.cond(choice.is_on, "true", "false"),
            on_click=turn,
        )

    return rx.cond(choices.length() > 0, ui.chips(rx.foreach(choices, chip), label=label))


def _mails() -> rx.Component:
    def choice(mail: Shown) -> rx.Component:
        return ui.checkbox(
            t_key("following.mail_" + mail.id),
            checked=mail.is_on,
            on_change=NotificationsState.want_mail(mail.id, ~mail.is_on),
        )

    return ui.fieldset(t("following.mails_hint"), rx.foreach(FOLLOWING.mails, choice))
