"""The documents of a project, each by its name, its kind and its weight."""

import reflex as rx

from civic.components import ui
from civic.components.blocks import blocks
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def documents(found: Shown) -> rx.Component:
    """Offer the documents, if there are some, as a block of files does."""
    return rx.cond(
        found.length() > 0, ui.section("documents", t("project.documents"), blocks(found))
    )
