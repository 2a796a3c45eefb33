"""One's own account: what became of one's contributions first, then everything to change."""

import reflex as rx

from civic.components import ui
from civic.components.draft.drafts_list import drafts_list
from civic.components.focus import named_place
from civic.components.frame import frame
from civic.components.sections.account_parts import (
    about_form,
    password_form,
    picture_form,
    profile_form,
    visits,
)
from civic.components.sections.contesting import contest_dialog
from civic.components.sections.following import followed_thing
from civic.components.sections.own import own_row
from civic.components.sections.own_comments import own_comment_row
from civic.components.sections.paging import pager
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.people import AccountState

ACCOUNT: Shown = AccountState.account
OWN: Shown = AccountState.own
WRITTEN: Shown = AccountState.written
FOLLOWING: Shown = AccountState.followed
FOLLOWED = 6
"""How much of what one follows stands here; all of it is on the page of notifications."""


@page("/me", title="account.mine", on_load=AccountState.load)
def me() -> rx.Component:
    """Show the person's own account."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton(), ui.skeleton("short"))
    return frame(rx.cond(AccountState.is_loaded, _content(), waiting), width="narrow")


def _content() -> rx.Component:
    return ui.stack(
        ui.page_heading(t("account.mine"), t("profile.known_as", email=ACCOUNT.email)),
        ui.section("contributions", t("people.contributions"), _contributions()),
        ui.section("comments", t("people.comments"), _comments()),
        ui.section("drafts", t("people.drafts"), drafts_list(owner=ACCOUNT.id)),
        ui.section("followed", t("following.followed"), _followed()),
        ui.section("profile", t("profile.profile"), profile_form()),
        ui.section("about", t("profile.about"), about_form()),
        ui.section("picture", t("profile.picture"), picture_form()),
        ui.section("secret", t("sign_in.password"), password_form()),
        ui.section("visits", t("profile.visits"), visits()),
        contest_dialog(),
        named_place(when=f"{OWN.page} {WRITTEN.page}"),
        space="sections",
    )


def _contributions() -> rx.Component:
    nothing = ui.empty("lightbulb", t("people.none"), rx.el.p(t("people.none_hint")))
    listed = ui.stack(
        ui.rows(rx.foreach(OWN.lines, own_row)),
        pager(
            OWN,
            lambda page: f"/me?page={page}&comments={WRITTEN.page}#contributions",
            t("people.contributions"),
        ),
    )
    return rx.cond(OWN.total > 0, listed, nothing)


def _followed() -> rx.Component:
    none = rx.el.p(t("following.none"), class_name="cv-muted")
    listed = ui.rows(
        rx.foreach(
            FOLLOWING[:FOLLOWED],
            lambda thing: followed_thing(thing, AccountState.leave(thing.kind, thing.id)),
        )
    )
    return ui.stack(
        rx.cond(FOLLOWING.length() > 0, listed, none),
        ui.link(t("people.all_followed"), "/notifications#followed", icon="bell"),
    )


def _comments() -> rx.Component:
    nothing = ui.empty(
        "message-circle", t("people.no_comment"), rx.el.p(t("people.no_comment_hint"))
    )
    listed = ui.stack(
        ui.rows(rx.foreach(WRITTEN.lines, own_comment_row)),
        pager(
            WRITTEN,
            lambda page: f"/me?page={OWN.page}&comments={page}#comments",
            t("people.comments"),
        ),
    )
    return rx.cond(WRITTEN.total > 0, listed, nothing)
