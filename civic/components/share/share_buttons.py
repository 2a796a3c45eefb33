"""The ways to pass a page on; the browser knows the address that people see."""

from typing import ClassVar

import reflex as rx

from civic.components.browser_only import BrowserOnly
from civic.components.copy.copying import COPYING

rx.asset("share_buttons.css", shared=True)

SHARE_TEXTS = ("copy", "copied", "share", "email", "whatsapp", "facebook", "x")


class ShareButtons(BrowserOnly):
    """Offers the channels that the organiser chose, and the device's own share sheet."""

    library = rx.asset("share_buttons.jsx", shared=True).importable_path
    tag = "ShareButtons"
    needs: ClassVar[str] = COPYING
    """A script that ours imports, and that is in the build because it is named here."""

    url: rx.Var[str]
    """The address, whole or from the root of the site; without one, that of the page."""
    title: rx.Var[str]
    channels: rx.Var[list[str]]
    """Which of ``rules.platform.CHANNELS`` to offer, in their order."""
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``SHARE_TEXTS``."""

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "share", SHARE_TEXTS


share_buttons = ShareButtons.create
