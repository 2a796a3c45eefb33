"""The HTTP routes: every module of ``civic.api`` may hold ``ROUTES`` and ``BODY_LIMITS``."""

from functools import cache
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp

from civic.api.shell.crowd import CROWD, address_of
from civic.api.shell.refusals import refusal
from civic.front.discovery import modules_under


def found_routes(otherwise: ASGIApp) -> Router:
    """Return a router of every declared route; ``otherwise`` answers the rest."""
    routes: list[BaseRoute] = [Route("/healthz", _healthy), Route("/room", _room)]
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


async def _room(request: Request) -> Response:
    """Say whether the network of the caller may open one more connection, and why not."""
    if CROWD.has_room(address_of(request)):
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"cache-control": "no-store"})
    return refusal(request.headers, HTTPStatus.TOO_MANY_REQUESTS, "too_many_connections")


async def _healthy(_: object) -> JSONResponse:
    return JSONResponse({"status": "ok"}, headers={"cache-control": "no-store"})
