"""Where the device is: asked on a tap, made coarse before it leaves, kept nowhere."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly, passes

HERE_TEXTS = ("here", "asking", "not_found")


class HereButton(BrowserOnly):
    """A button that asks the device where it is and raises ``on_found``, to about 100 metres.

    It is not there where the device cannot say.
    """

    library = rx.asset("here_button.jsx", shared=True).importable_path
    tag = "HereButton"
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``HERE_TEXTS``."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: the latitude and the longitude."""
        return {"on_found": passes(float, float)}

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "here", HERE_TEXTS


here_button = HereButton.create
