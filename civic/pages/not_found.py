"""Where there is nothing."""

import reflex as rx

from civic.components.frame import frame
from civic.components.sections.missing import missing_page
from civic.pages.routing import page


@page("404", title="shell.not_found")
def not_found() -> rx.Component:
    """Say that there is nothing here, and offer the way home."""
    return frame(missing_page())
