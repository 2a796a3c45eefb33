"""The icons that screens may draw: names of the lucide family, served as one small file.

A script for each icon would weigh more on every first visit than the drawings themselves.
"""

import hashlib

PACKAGE, VERSION = "lucide-static", "1.26.0"

NAMES = frozenset({
    "archive", "arrow-down", "arrow-down-up", "arrow-left", "arrow-left-right", "arrow-right",
    "arrow-up", "at-sign", "bell", "bell-ring", "briefcase", "calendar", "chart-column",
    "chart-scatter", "check", "chevron-left", "chevron-right", "circle", "circle-alert",
    "circle-check", "circle-dot", "circle-x", "clock", "coins", "columns-2", "copy", "download",
    "ellipsis", "eye", "eye-off", "file-text", "flag", "folder", "folder-open", "grip-vertical",
    "house", "image", "images", "inbox", "info", "key-round", "landmark", "languages", "layers",
    "layout-grid", "lightbulb", "link", "list", "list-collapse", "lock", "log-in", "log-out",
    "mail", "map", "map-pin", "megaphone", "menu", "merge", "message-circle",
    "message-square-plus", "message-square-reply", "messages-square", "minus", "monitor",
    "pencil", "play", "plus", "printer", "receipt-text", "refresh-cw", "reply", "rotate-ccw",
    "rss", "scale", "scroll-text", "search", "search-check", "search-x", "send", "settings",
    "share-2", "shield", "sliders-horizontal", "smartphone", "sparkles", "split", "thumbs-down",
    "thumbs-up", "trash-2", "triangle-alert", "trophy", "type", "undo-2", "upload", "user",
    "user-plus", "user-x", "users", "vote", "webhook", "x",
})  # fmt: skip

FILE = "icons.svg"
_MARK = hashlib.sha256(" ".join([VERSION, *sorted(NAMES)]).encode()).hexdigest()[:8]
ADDRESS = f"/vendor/{FILE}?v={_MARK}#"
"""The address of every icon, up to its name."""


def address_of(name: str) -> str:
    """Return the address of an icon.

    Raises:
        ValueError: if it is not among ``NAMES``, and so not in the file.
    """
    if name not in NAMES:
        raise ValueError(f"{name!r} is not in civic/icons.py: add it there")
    return f"{ADDRESS}{name}"
