"""The first link of a page, by which the keyboard goes straight to what the page is about."""

import reflex as rx

from civic.i18n.screens import t


class PlainLink(rx.Component):
    """The browser's own link, whose ``#main`` the router leaves as it is."""

    tag = "a"
    _is_tag_in_global_scope = True
    href: rx.Var[str]


def skip_link() -> rx.Component:
    """Build the link to the content of the page."""
    return PlainLink.create(t("frame.skip"), href="#main", class_name="cv-skip")
