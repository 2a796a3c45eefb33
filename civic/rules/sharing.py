"""Passing a page on: plain links that need no script of anybody."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

CHANNELS = ("facebook", "x", "whatsapp", "email")


def share_links(address: str, title: str) -> Mapping[str, str]:
    """Return, for each of ``CHANNELS``, the link that shares the page at ``address``."""
    mail = urlencode({"subject": title, "body": address}, quote_via=quote)
    return {
        "facebook": "https://www.facebook.com/sharer/sharer.php?" + urlencode({"u": address}),
        "x": "https://x.com/intent/post?" + urlencode({"url": address, "text": title}),
        "whatsapp": "https://wa.me/?" + urlencode({"text": f"{title} {address}"}),
        "email": "mailto:?" + mail,
    }
