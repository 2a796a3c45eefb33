"""The person in the header: signing in, their own pages, signing out, the language."""

import reflex as rx

from civic.components import ui
from civic.components.draft.forgetting import forgets_drafts
from civic.components.forms import post_form
from civic.components.ui.classes import Shown
from civic.i18n import LANGUAGES
from civic.i18n.screens import is_offered, language, t
from civic.state.session import SessionState

MOST_SHOWN = 99
SIGN_OUT = "/auth/out"


def account_menu() -> rx.Component:
    """Show who is signed in and what they can do, or the way in."""
    nobody = ui.link_button(t("account.sign_in"), "/sign-in", kind="quiet", icon="log-in")
    somebody = ui.menu(
        rx.el.span(SessionState.me.name, class_name="cv-only-wide"),
        ui.menu_link(t("account.mine"), "/me", icon_name="user"),
        rx.cond(
            SessionState.me.is_team,
            ui.menu_link(t("account.team"), "/admin", icon_name="briefcase"),
            rx.fragment(),
        ),
        post_form(
            SIGN_OUT,
            rx.el.button(
                ui.icon("log-out"),
                rx.el.span(t("account.sign_out")),
                type="submit",
                class_name="cv-menu__item",
            ),
        ),
        name=t("account.menu"),
        drawing=_face(),
    )
    forgets = forgets_drafts(action=SIGN_OUT)
    return rx.cond(SessionState.is_signed_in, rx.fragment(_bell(), somebody, forgets), nobody)


def _bell() -> rx.Component:
    """Lead to what is new, and say how much that is."""
    unseen: Shown = SessionState.me.unseen
    name = rx.cond(unseen > 0, t("following.unseen", count=unseen), t("following.title"))
    number = rx.el.span(
        rx.cond(unseen > MOST_SHOWN, f"{MOST_SHOWN}+", unseen.to(str)),
        class_name="cv-bell__number",
        aria_hidden="true",
    )
    return rx.el.a(
        ui.icon("bell"),
        rx.cond(unseen > 0, number),
        href="/notifications",
        class_name="cv-button cv-button--quiet cv-button--icon cv-bell",
        aria_label=name,
        title=name,
    )


def _face() -> rx.Component:
    """Draw the person's picture over the icon, which stays where it cannot be shown."""
    picture = rx.el.img(src=SessionState.me.picture, alt="", width=28, height=28)
    shown = rx.el.span(ui.icon("user"), picture, class_name="cv-face")
    return rx.cond(SessionState.me.picture != "", shown, ui.icon("user"))


def language_menu() -> rx.Component:
    """Offer the languages of the platform, each by its own name."""
    return ui.menu(
        rx.el.span(t("account.code"), class_name="cv-only-wide"),
        post_form("/auth/language", *[_language(*named) for named in LANGUAGES.items()]),
        name=t("account.language"),
        icon_name="languages",
    )


def _language(code: str, name: str) -> rx.Component:
    choice = rx.el.button(
        name,
        type="submit",
        name="language",
        value=code,
        lang=code,
        class_name="cv-menu__item",
        aria_current=rx.cond(SessionState.is_loaded & (language() == code), "true", "false"),
    )
    return rx.cond(~SessionState.is_loaded | is_offered(code), choice)
