"""The headers that tell a browser what a page may do."""

from urllib.parse import urlsplit

from civic.settings import settings

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "geolocation=(self), camera=(self), microphone=(self), payment=()",
    "cross-origin-opener-policy": "same-origin",
}
FRAMED = "/widget/"
"""Where the pages are that others may show in theirs: each says itself which sites may."""
NOTHING = "default-src 'none'; frame-ancestors 'self'"


def usual(path: str) -> dict[str, str]:
    """Return the headers of every answer at ``path`` that does not say otherwise itself."""
    headers = {**ALWAYS, **transport()}
    if path.startswith(FRAMED):
        del headers["x-frame-options"]
    return headers


def page_policy(scripts: tuple[str, ...]) -> str:
    """Return the content policy of a page that runs its own ``scripts`` and no other inline one."""
    tiles = urlsplit(settings().tile_url.replace("{s}.", "*."))
    images = f" {tiles.scheme}://{tiles.netloc}" if tiles.netloc else ""
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(["'self'", *scripts]),
        # Emotion writes its rules into style elements as components appear.
        "style-src": "'self' 'unsafe-inline'",
        "img-src": f"'self' data: blob:{images}",
        "connect-src": "'self'",
        "font-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-src": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def transport() -> dict[str, str]:
    """Return the header that keeps browsers on https, where the platform is reached by it."""
    if settings().public_url.startswith("https://"):
        return {"strict-transport-security": "max-age=31536000"}
    return {}
