"""What every connection passes first: its origin, size and number, its name in the log."""

import logging
import secrets
import time
from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from civic.api.shell.crowd import CROWD, address_of
from civic.api.shell.headers import usual
from civic.api.shell.logs import request_id
from civic.api.shell.refusals import refusal
from civic.settings import settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
USUAL_LIMIT = 1024 * 1024
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
POLICY_VIOLATION = 1008
log = logging.getLogger("civic.requests")


class Guard:
    """Refuses what comes from elsewhere, is too large or too many, and marks every answer.

    ``limits`` are the largest bodies, in bytes, by the beginning of their path.
    """

    def __init__(self, app: ASGIApp, limits: Mapping[str, int]) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one connection in, or answer it here."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        request_id.set(secrets.token_hex(8))
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)
        if scope["type"] == "websocket":
            await self._connect(scope, receive, send, refused)
            return
        send = _marked(scope, send)
        if refused:
            await refusal(headers, *refused)(scope, receive, send)
        else:
            await self._counted(scope, receive, send)

    async def _connect(
        self, scope: Scope, receive: Receive, send: Send, refused: tuple[int, str] | None
    ) -> None:
        """Open a connection that may stay, where its address has room for one more."""
        with CROWD.one_more(address_of(HTTPConnection(scope))) as has_room:
            refused = refused or (None if has_room else (429, "too_many_connections"))
            if refused is None:
                await self._app(_without_origin(scope), receive, send)
            elif "websocket.http.response" in scope.get("extensions", {}):
                await refusal(Headers(scope=scope), *refused)(scope, receive, send)
            else:
                await send({"type": "websocket.close", "code": POLICY_VIOLATION})

    def _refused(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if not is_our_host(headers.get("host", "")):
            return 421, "unknown_host"
        acts = scope["type"] == "websocket" or scope["method"] not in SAFE
        if acts and not is_from_here(headers):
            return 403, "foreign_origin"
        announced = headers.get("content-length", "0")
        if announced.isdecimal() and int(announced) > self._limit(scope["path"]):
            return 413, "too_large"
        return None

    def _limit(self, path: str) -> int:
        sizes = (size for start, size in self._limits.items() if path.startswith(start))
        return next(sizes, USUAL_LIMIT)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and stop it where its body outgrows what it announced."""
        left = self._limit(scope["path"])
        answered = False

        async def counting() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise _TooLarge
            return message

        async def noting(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            await self._app(scope, counting, noting)
        except _TooLarge:
            if not answered:
                await refusal(Headers(scope=scope), 413, "too_large")(scope, receive, send)


class _TooLarge(Exception):
    """More came than the path takes."""


def is_our_host(host: str) -> bool:
    """Say whether ``host`` is a name this platform answers to; any, until it has an address."""
    ours = urlsplit(settings().public_url).netloc
    return not ours or host == ours or host.rsplit(":", 1)[0] in LOOPBACK


def is_from_here(headers: Headers) -> bool:
    """Say whether a request that acts was made by a page of this platform, or by no page."""
    origin = headers.get("origin")
    if origin is not None:
        host = headers.get("host", "")
        trial = not settings().public_url and bool(host) and urlsplit(origin).netloc == host
        return trial or origin in settings().origins
    return headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def _without_origin(scope: Scope) -> Scope:
    """Leave out what was checked: Reflex knows one address of the site, this knows them all."""
    kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
    return {**scope, "headers": kept}


def _marked(scope: Scope, send: Send) -> Send:
    begun = time.perf_counter()

    async def marking(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["x-request-id"] = request_id.get()
            for name, value in usual(scope["path"]).items():
                headers.setdefault(name, value)
            took = (time.perf_counter() - begun) * 1000
            level = logging.DEBUG if "." in scope["path"] else logging.INFO
            path = quote(scope["path"], errors="replace")
            log.log(level, "%s %s %s %.0f ms", scope["method"], path, message["status"], took)
        elif scope["method"] == "HEAD":
            message = {**message, "body": b""}
        await send(message)

    return marking
