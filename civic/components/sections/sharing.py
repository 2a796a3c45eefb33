"""Passing a page on, in the ways that the organiser chose."""

import reflex as rx

from civic.components import ui
from civic.components.share.share_buttons import share_buttons
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def share_button(title: Shown, channels: Shown) -> rx.Component:
    """Offer the ways to share the page one is on; nothing where there are none."""
    return rx.cond(
        channels.length() > 0,
        rx.fragment(
            ui.button(t("share.share"), kind="quiet", icon="share-2", opens="share"),
            ui.dialog(
                "share",
                t("share.title"),
                share_buttons(title=title, channels=channels),
                close=t("share.close"),
                shape="sheet",
            ),
        ),
    )
