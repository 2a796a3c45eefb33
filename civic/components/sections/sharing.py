"""Passing a page on, in the ways that the organiser chose."""

import reflex as rx

from civic.components import ui
from civic.components.ui.classes import Shown
from civic.i18n.screens import t


def share_button(title: Shown, channels: Shown) -> rx.Component:
    """Offer the ways to share the page one is on; nothing where there are none."""
    address = rx.State.router.url
    links = (
        ("email", "mail", f"mailto:?subject={title}&body={address}"),
        ("whatsapp", "message-circle", f"https://wa.me/?text={title}%20{address}"),
        ("facebook", "share-2", f"https://www.facebook.com/sharer/sharer.php?u={address}"),
        ("x", "share-2", f"https://x.com/intent/post?text={title}&url={address}"),
    )
    return rx.cond(
        channels.length() > 0,
        ui.menu(
            t("share.share"),
            *[
                rx.cond(
                    channels.contains(channel),
                    ui.menu_link(t(f"share.{channel}"), href, icon_name=icon, is_external=True),
                )
                for channel, icon, href in links
            ],
            icon_name="share-2",
            at_start=True,
        ),
    )
