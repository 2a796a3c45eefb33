"""A page of the organiser's own: about, terms, privacy, and whatever else it wants to say."""

import reflex as rx

from civic.components import ui
from civic.components.frame import bare_frame
from civic.components.sections.missing import missing_page
from civic.components.ui.classes import Shown
from civic.components.ui.said import spoken
from civic.i18n.screens import t, t_date
from civic.pages.routing import named, page
from civic.state.own_page import OwnPageState

PAGE: Shown = OwnPageState.page


@page(
    "/pages/[page]",
    title=named(OwnPageState.is_missing, PAGE.title.text),
    on_load=OwnPageState.load,
)
def own_page() -> rx.Component:
    """Show one page."""
    shown = rx.cond(OwnPageState.is_missing, missing_page(), _whole())
    waiting = ui.skeleton_cards(t("home.loading"), 1)
    content = rx.cond(OwnPageState.is_loaded, shown, waiting)
    return bare_frame(ui.wrap(ui.stack(content, space="sections"), width="narrow"))


def _whole() -> rx.Component:
    return rx.el.article(
        rx.cond(PAGE.is_draft, ui.alert(t("own_page.draft"), tone="warn")),
        rx.cond(PAGE.is_past, ui.alert(t("own_page.past"), _now(), tone="warn")),
        rx.el.h1(rx.el.span(PAGE.title.text, **spoken(PAGE.title.lang))),
        rx.cond(PAGE.since, _since()),
        rx.html(PAGE.body.text, class_name="cv-prose", **spoken(PAGE.body.lang)),
        rx.cond(
            PAGE.more.text != "",
            rx.html(PAGE.more.text, class_name="cv-prose", **spoken(PAGE.more.lang)),
        ),
        rx.cond(PAGE.earlier.length() > 0, _earlier()),
        class_name="cv-stack cv-stack--loose",
    )


def _since() -> rx.Component:
    date = t_date(PAGE.since.to(str))
    words = rx.cond(PAGE.is_past, t("own_page.held", date=date), t("own_page.since", date=date))
    return rx.el.p(words, class_name="cv-muted")


def _now() -> rx.Component:
    return rx.el.a(t("own_page.now"), href=f"/pages/{PAGE.slug}")


def _earlier() -> rx.Component:
    def one(edition: Shown) -> rx.Component:
        words = t("own_page.held", date=t_date(edition.at.to(str)))
        return rx.el.li(rx.el.a(words, href=f"/pages/{PAGE.slug}?version={edition.number}"))

    return ui.more(t("own_page.earlier"), rx.el.ul(rx.foreach(PAGE.earlier, one)))
