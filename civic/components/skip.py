"""The first link of a page, by which the keyboard goes straight to what the page is about."""

import reflex as rx

from civic.components.ui.buttons import PlainLink
from civic.i18n.screens import t


def skip_link() -> rx.Component:
    """Build the link to the content of the page."""
    return PlainLink.create(t("frame.skip"), href="#main", class_name="cv-skip")
