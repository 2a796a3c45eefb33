"""The copy and share buttons: what only the browser can do."""

import reflex as rx

from civic.components.browser_only import BrowserOnly

rx.asset("share_buttons.css", shared=True)

SHARE_TEXTS = ("copy", "copied", "share")


class ShareButtons(BrowserOnly):
    """Copies the address of a page and says so; shares it where the device has a share sheet."""

    library = rx.asset("share_buttons.jsx", shared=True).importable_path
    tag = "ShareButtons"

    url: rx.Var[str]
    """The address, whole or from the root of the site; without one, that of the page."""
    title: rx.Var[str]
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``SHARE_TEXTS``."""

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "share", SHARE_TEXTS


share_buttons = ShareButtons.create
