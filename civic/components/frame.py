"""What stands around every public page: the header, the footer, and where notices appear."""

from typing import Any, Literal

import reflex as rx

from civic.components import ui
from civic.components.account import account_menu, language_menu
from civic.components.draft.connection import connection_banner
from civic.components.first import first_sight
from civic.components.focus import focus_keeper
from civic.components.notices import notice_region
from civic.components.preview import preview_bar
from civic.components.skip import skip_link
from civic.components.ui.classes import Child, Flag
from civic.components.ui.said import in_language
from civic.i18n.screens import t, t_in, t_in_language, ways
from civic.state.session import SessionState


def frame(
    *sections: Child, width: Literal["normal", "narrow", "slim", "wide"] = "normal"
) -> rx.Component:
    """Set the sections of a page between the header and the footer."""
    return bare_frame(ui.wrap(ui.stack(*sections, space="sections"), width=width))


def bare_frame(*content: Child, flush: Flag = False) -> rx.Component:
    """Set content that brings its own margins between the header and the footer."""
    look: str | rx.Var[str] = "cv-main cv-main--flush" if flush is True else "cv-main"
    if isinstance(flush, rx.Var):
        look = rx.cond(flush, "cv-main cv-main--flush", "cv-main")
    return rx.el.div(
        skip_link(),
        preview_bar(),
        header(),
        rx.el.main(*content, id="main", tab_index=-1, class_name=look),
        footer(),
        connection_banner(),
        notice_region(),
        focus_keeper(),
        first_sight(),
        class_name="cv-page",
    )


def focus_frame(back: Child, *content: Child) -> rx.Component:
    """Set content where nothing else is to be seen: a way back above, and no footer."""
    return rx.el.div(
        skip_link(),
        preview_bar(),
        rx.el.header(
            rx.el.div(
                back,
                rx.el.div(language_menu(), class_name="cv-header__tools"),
                class_name="cv-wrap cv-header__bar",
            ),
            class_name="cv-header",
        ),
        rx.el.main(*content, id="main", tab_index=-1, class_name="cv-main cv-main--focus"),
        connection_banner(),
        notice_region(),
        focus_keeper(),
        first_sight(),
        class_name="cv-page",
    )


def header() -> rx.Component:
    """Show whose platform this is, where one can go, and who is signed in."""
    return rx.el.header(
        rx.el.div(
            rx.el.a(_mark(), _name(), href="/", class_name="cv-brand"),
            rx.el.nav(
                rx.foreach(ways("header"), lambda way: _way(way, "cv-nav__link")),
                class_name="cv-nav cv-only-wide",
                aria_label=t("frame.main"),
            ),
            rx.el.div(
                _search("cv-button cv-button--quiet cv-only-wide"),
                _menu(),
                language_menu(),
                account_menu(),
                class_name="cv-header__tools",
            ),
            class_name="cv-wrap cv-header__bar",
        ),
        class_name="cv-header",
    )


def footer() -> rx.Component:
    """Show the links that belong on every page."""
    return rx.el.footer(
        rx.el.div(
            _name(),
            rx.el.nav(
                rx.foreach(ways("footer"), lambda way: _way(way)),
                rx.el.a(t("frame.moderation"), href="/moderation"),
                rx.el.a(t("frame.plan"), href="/plan"),
                class_name="cv-footer__links",
                aria_label=t("frame.more"),
            ),
            class_name="cv-wrap cv-footer__bar",
        ),
        class_name="cv-footer",
    )


def _way(way: Any, look: str = "") -> rx.Component:  # noqa: ANN401  a var of foreach
    """Lead where the organiser wants it, in the words nearest to the reader's language."""
    words = in_language(t_in(way["texts"]), t_in_language(way["texts"]))
    return rx.el.a(words, href=way["href"].to(str), class_name=look)


def _search(look: str) -> rx.Component:
    words = rx.el.span(t("frame.search"))
    return rx.el.a(ui.icon("search"), words, href="/search", class_name=look)


def _menu() -> rx.Component:
    """Unfold the entries of the header where there is no room for them."""
    entries = rx.foreach(ways("header"), lambda way: _way(way, "cv-menu__item"))
    find = _search("cv-menu__item")
    menu = ui.menu("", entries, find, name=t("frame.main"), icon_name="menu")
    return rx.el.nav(menu, class_name="cv-only-phone", aria_label=t("frame.main"))


def _mark() -> rx.Component:
    logo = rx.el.img(src=SessionState.me.logo, alt="", class_name="cv-brand__logo")
    mark = rx.el.span(ui.icon("messages-square"), class_name="cv-brand__mark", aria_hidden="true")
    return rx.cond(SessionState.me.logo != "", logo, mark)


def _name() -> rx.Component:
    name = rx.cond(SessionState.is_loaded, SessionState.me.platform, t("frame.name"))
    return rx.el.span(name, class_name="cv-brand__name", dir="auto")
