"""The HTTP routes: every module of ``civic.api`` may hold ``ROUTES`` and ``BODY_LIMITS``."""

from functools import cache

from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp

from civic.front.discovery import modules_under


def found_routes(otherwise: ASGIApp) -> Router:
    """Return a router of every declared route; ``otherwise`` answers the rest."""
    routes: list[BaseRoute] = [Route("/healthz", _healthy)]
    for module in modules_under("civic.api"):
        routes += getattr(module, "ROUTES", [])
    return Router(routes=routes, redirect_slashes=False, default=otherwise)


@cache
def body_limits() -> dict[str, int]:
    """Return the largest body, in bytes, of the paths that take more than the usual."""
    limits: dict[str, int] = {}
    for module in modules_under("civic.api"):
        limits |= getattr(module, "BODY_LIMITS", {})
    return limits


async def _healthy(_: object) -> JSONResponse:
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})
