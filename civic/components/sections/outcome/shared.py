"""What the parts of a result share: sums of money, names, the way back."""

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t, t_number


def money(amount: Shown, currency: Shown) -> rx.Var[str]:
    """Return a sum in whole units, as the language on screen writes it."""
    return t_number(amount, style="currency", currency=currency, maximumFractionDigits=0)


def named(one: Shown) -> rx.Component:
    """Show a project by its title, which leads to it; or say that it is shown no more."""
    title = rx.el.a(rx.el.span(one.title, lang=one.lang, dir="auto"), href=one.href)
    return rx.cond(one.title != "", title, rx.el.span(t("outcome.gone")))


def way_back(page: Shown, *more: rx.Component) -> rx.Component:
    """Show which project and which activity a page belongs to."""
    project = f"/projects/{page.project_slug}"
    return ui.breadcrumbs(
        t("input.path"),
        rx.el.a(ui.said(page.project_title), href=project),
        rx.el.a(ui.said(page.activity_title), href=f"{project}/{page.activity_slug}"),
        *more,
    )


def here(page: Shown, word: str) -> rx.Var[str]:
    """Return the address of a page about a vote."""
    return rx.Var.create(f"/projects/{page.project_slug}/{page.activity_slug}/{word}")


def code(text: Shown) -> rx.Component:
    """Show what is copied or compared letter by letter, from left to right."""
    return rx.el.code(text, dir="ltr", class_name="cv-code")
