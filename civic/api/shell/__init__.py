"""The shell around the app: what every request passes before anything answers it."""

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from civic.api.shell import logs
from civic.api.shell.front import Front
from civic.api.shell.guard import Guard
from civic.api.shell.routes import body_limits, found_routes
from civic.settings import settings

EVENTS = "/_event"


def shell(reflex: ASGIApp) -> ASGIApp:
    """Put the routes, the site and the guard around Reflex's own server."""
    logs.begin(settings().log_level)
    site = GZipMiddleware(found_routes(otherwise=Front()), minimum_size=800)
    return Guard(_Door(reflex, site), body_limits())


class _Door:
    """Sends events to Reflex and everything else to the routes and the site."""

    def __init__(self, reflex: ASGIApp, site: ASGIApp) -> None:
        self._reflex = reflex
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one connection on."""
        inside = scope["type"] == "lifespan" or scope["path"].startswith(EVENTS)
        await (self._reflex if inside else self._site)(scope, receive, send)
