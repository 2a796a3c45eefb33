"""What every connection passes first: its origin, its size, its name in the log."""

import json
import secrets
from contextvars import ContextVar
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from civic.api.shell.headers import ALWAYS, transport
from civic.api.shell.routes import body_limits
from civic.settings import settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
USUAL_LIMIT = 1024 * 1024
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})
request_id: ContextVar[str] = ContextVar("request_id", default="-")


class Guard:
    """Refuses what comes from elsewhere or is too large, and marks every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._limits = body_limits()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one connection in, or answer it here."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        request_id.set(secrets.token_hex(8))
        headers = Headers(scope=scope)
        send = _marked(send) if scope["type"] == "http" else send
        if refused := self._refusal(scope, headers):
            await _refuse(scope, headers, send, *refused)
        elif scope["type"] == "websocket":
            await self._app(_without_origin(scope), receive, send)
        else:
            await self._counted(scope, headers, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if not is_our_host(headers.get("host", "")):
            return 421, "unknown_host"
        acts = scope["type"] == "websocket" or scope["method"] not in SAFE
        if acts and not is_from_here(headers):
            return 403, "foreign_origin"
        if _length(headers) > self._limit(scope["path"]):
            return 413, "too_large"
        return None

    def _limit(self, path: str) -> int:
        return next(
            (size for start, size in self._limits.items() if path.startswith(start)), USUAL_LIMIT
        )

    async def _counted(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        body = _Counted(receive, self._limit(scope["path"]))
        started = False

        async def noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, body.receive, noting)
        except _TooLarge:
            if not started:
                await _refuse(scope, headers, send, 413, "too_large")


class _TooLarge(Exception):
    """More came than the path takes."""


class _Counted:
    """A body that stops at its limit, whatever length it announced."""

    def __init__(self, receive: Receive, limit: int) -> None:
        self._receive = receive
        self._left = limit

    async def receive(self) -> Message:
        """Return the next piece, or stop."""
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise _TooLarge
        return message


def is_our_host(host: str) -> bool:
    """Say whether ``host`` is a name this platform answers to; any, until it has an address."""
    ours = urlsplit(settings().public_url).netloc
    return not ours or host == ours or host.rsplit(":", 1)[0] in LOOPBACK


def is_from_here(headers: Headers) -> bool:
    """Say whether a request that acts was made by a page of this platform, or by no page."""
    origin = headers.get("origin")
    if origin is not None:
        host = headers.get("host", "")
        return origin in settings().origins or (
            not settings().public_url and bool(host) and urlsplit(origin).netloc == host
        )
    return headers.get("sec-fetch-site", "none") in ("same-origin", "none")


def _without_origin(scope: Scope) -> Scope:
    kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
    return {**scope, "headers": kept}


def _length(headers: Headers) -> int:
    given = headers.get("content-length", "0")
    return int(given) if given.isdecimal() else 0


def _marked(send: Send) -> Send:
    async def marking(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["x-request-id"] = request_id.get()
            for name, value in {**ALWAYS, **transport()}.items():
                headers.setdefault(name, value)
        await send(message)

    return marking


async def _refuse(scope: Scope, headers: Headers, send: Send, status: int, why: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403, "reason": why})
        return
    if "text/html" in headers.get("accept", ""):
        kind, body = b"text/html; charset=utf-8", f"<!doctype html><title>{status}</title>{why}"
    else:
        kind, body = b"application/json", json.dumps({"error": why})
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(b"content-type", kind), (b"cache-control", b"no-store")],
        }
    )
    await send({"type": "http.response.body", "body": body.encode()})
