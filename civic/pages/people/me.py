"""One's own account: what became of one's contributions first, then everything to change."""

import reflex as rx

from civic.components import ui
from civic.components.frame import frame
from civic.components.sections.account_parts import (
    password_form,
    picture_form,
    profile_form,
    visits,
)
from civic.components.sections.own import own_row
from civic.components.ui.classes import Shown
from civic.i18n.screens import t
from civic.pages.routing import page
from civic.state.people import AccountState

ACCOUNT: Shown = AccountState.account
OWN: Shown = AccountState.own


@page("/me", title="account.mine", on_load=AccountState.load)
def me() -> rx.Component:
    """Show the person's own account."""
    waiting = ui.stack(ui.skeleton("title"), ui.skeleton(), ui.skeleton("short"))
    return frame(rx.cond(AccountState.is_loaded, _content(), waiting), width="narrow")


def _content() -> rx.Component:
    return ui.stack(
        ui.page_heading(t("account.mine"), t("account.known_as", email=ACCOUNT.email)),
        ui.section("contributions", t("people.contributions"), _contributions()),
        ui.section("profile", t("account.profile"), profile_form()),
        ui.section("picture", t("account.picture"), picture_form()),
        ui.section("secret", t("sign_in.password"), password_form()),
        ui.section("visits", t("account.visits"), visits()),
        space="sections",
    )


def _contributions() -> rx.Component:
    nothing = ui.empty("lightbulb", t("people.none"), rx.el.p(t("people.none_hint")))
    listed = ui.stack(ui.rows(rx.foreach(OWN.lines, own_row)), _pages())
    return rx.cond(OWN.total > 0, listed, nothing)


def _pages() -> rx.Component:
    before = ui.page_link(ui.icon("arrow-left"), f"/me?page={OWN.page - 1}", t("box.page_before"))
    after = ui.page_link(ui.icon("arrow-right"), f"/me?page={OWN.page + 1}", t("box.page_after"))
    return rx.cond(
        OWN.pages > 1,
        ui.pagination(
            t("box.pages"),
            rx.cond(OWN.page > 1, before),
            rx.el.span(t("box.page_of", page=OWN.page, pages=OWN.pages), class_name="cv-muted"),
            rx.cond(OWN.page < OWN.pages, after),
        ),
    )
