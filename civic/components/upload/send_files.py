"""Files for a page: chosen or dropped, sent to our own route one after another."""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from civic.components.browser_only import BrowserOnly, passes

rx.asset("dropped.js", shared=True)
rx.asset("send.js", shared=True)
rx.asset("picture_field.css", shared=True)

SEND_TEXTS = ("picture", "pictures", "documents", "replace", "sending", "sent", "failed", "too_big")


class SendFiles(BrowserOnly):
    """A place to choose files or drop them; each is sent to ``url`` at once, and told once kept.

    ``url`` takes a multipart ``file`` and answers ``{"id"}``, or ``{"message"}``.
    """

    library = rx.asset("send_files.jsx", shared=True).importable_path
    tag = "SendFiles"

    url: rx.Var[str]
    accept: rx.Var[str]
    label: rx.Var[str]
    """Which of the texts says what is asked for."""
    several: rx.Var[bool]
    max_bytes: rx.Var[int]
    texts: rx.Var[dict[str, str]]
    """A sentence for each of ``SEND_TEXTS``, with ``{size}`` (MB) and ``{name}``."""

    @classmethod
    def own_events(cls) -> Mapping[str, Any]:
        """Return the one event: a file was kept, by its id."""
        return {"on_kept": passes(str)}

    @classmethod
    def own_texts(cls) -> tuple[str, tuple[str, ...]]:
        """Return the family and the names of its texts."""
        return "send", SEND_TEXTS


send_files = SendFiles.create
