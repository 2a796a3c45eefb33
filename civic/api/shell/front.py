"""Serving the built site: files for ever, pages fresh, and nothing where there is nothing."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path

from reflex.utils.exec import _match_routable_page, get_routes_manifest_router
from reflex.utils.precompressed_staticfiles import PrecompressedStaticFiles
from reflex.utils.prerequisites import get_web_dir
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from civic.api.shell.crowd import address_of
from civic.api.shell.documents import SHELL, document, with_head
from civic.api.shell.early import NOTHING, needs_of
from civic.api.shell.headers import page_policy
from civic.api.shell.heads import Visitor, head_for, not_found
from civic.api.shell.identity import current
from civic.api.shell.refusals import refusal
from civic.api.shell.texts import FOR_EVER, language_of
from civic.state.base import SESSION_COOKIE

A_MONTH = "public, max-age=2592000"
LONG_KEPT = ("/fonts/", "/vendor/")


class Front:
    """The browser's half of the site, as it was built."""

    def __init__(self) -> None:
        self._folder = (get_web_dir() / "build" / "client").resolve()
        self._files = PrecompressedStaticFiles(
            directory=self._folder, encodings=["brotli", "gzip"], check_dir=False
        )
        self._route_of: Callable[[str], str | None] = get_routes_manifest_router() or (
            lambda _: None
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request with a page or a file."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
            return
        request = Request(scope)
        if request.method not in ("GET", "HEAD"):
            answer = refusal(request.headers, HTTPStatus.METHOD_NOT_ALLOWED, "method")
            answer.headers["allow"] = "GET, HEAD"
        elif "." in request.url.path.rsplit("/", 1)[-1]:
            answer = self._file(request)
        else:
            answer = await self._page(request)
        await answer(scope, receive, send)

    def _file(self, request: Request) -> Response:
        path = request.url.path
        file = self._inside(path)
        if file is None or file.suffix == ".html":
            return refusal(request.headers, HTTPStatus.NOT_FOUND, "not_found")
        answer = self._files.file_response(file, file.stat(), request.scope)
        if path.startswith("/assets/"):
            answer.headers.update(FOR_EVER)
        else:
            answer.headers["cache-control"] = A_MONTH if path.startswith(LONG_KEPT) else "no-cache"
        return answer

    async def _page(self, request: Request) -> Response:
        path = request.url.path.rstrip("/") or "/"
        site = await current()
        language = language_of(request.headers, site.languages, site.language)
        query, cookies = dict(request.query_params), dict(request.cookies)
        visitor = Visitor(language, cookies, query, address_of(request))
        head = await asyncio.to_thread(head_for, path, visitor)
        file = self._inside(f"{path}/index.html")
        route = _match_routable_page(self._route_of, path)
        known = file is not None or route is not None
        status = head.status if known and head else HTTPStatus.OK if known else HTTPStatus.NOT_FOUND
        if status == HTTPStatus.NOT_FOUND:
            head = not_found(visitor)
        if file is None or status == HTTPStatus.NOT_FOUND:
            file = self._folder / SHELL
        built = file.stat().st_mtime
        is_page = route and status != HTTPStatus.NOT_FOUND
        needs = needs_of(self._folder, built, route) if is_page and route else NOTHING
        has_words = file.name != SHELL or bool(head and head.is_drawn)
        page = document(file, built, language, site, needs, has_words=has_words)
        headers = {
            "cache-control": "private, no-cache",
            "vary": "Cookie, Accept-Language",
            "content-language": language,
            "content-security-policy": page_policy(page.scripts),
        }
        html = page.html
        if head:
            is_known = SESSION_COOKIE in request.cookies
            html = with_head(html, head, site, language, is_known=is_known)
        return HTMLResponse(html, status, headers)

    def _inside(self, path: str) -> Path | None:
        """Return the built file at ``path``, if there is one and it is inside the site."""
        try:
            file = (self._folder / path.lstrip("/")).resolve()
            return file if file.is_relative_to(self._folder) and file.is_file() else None
        except (OSError, ValueError):  # a name no file system can have
            return None
