"""Serving the built site: files for ever, pages fresh, and nothing where there is nothing."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus

from reflex.utils.exec import _match_routable_page, get_routes_manifest_router
from reflex.utils.precompressed_staticfiles import PrecompressedStaticFiles
from reflex.utils.prerequisites import get_web_dir
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from civic.api.shell.documents import document, with_head
from civic.api.shell.headers import page_policy
from civic.api.shell.heads import Visitor, head_for
from civic.api.shell.texts import FOR_EVER, chosen

A_MONTH = ("/fonts/", "/vendor/")


class Front:
    """The browser's half of the site, as it was built."""

    def __init__(self) -> None:
        self._folder = (get_web_dir() / "build" / "client").resolve()
        self._files = PrecompressedStaticFiles(
            directory=self._folder, encodings=["gzip"], check_dir=False
        )
        self._route_of: Callable[[str], str | None] = get_routes_manifest_router() or (
            lambda _: None
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request with a page or a file."""
        request = Request(scope)
        if request.method not in ("GET", "HEAD"):
            answer: Response = PlainTextResponse("405", 405, {"allow": "GET, HEAD"})
        elif "." in request.url.path.rsplit("/", 1)[-1]:
            answer = await self._file(request)
        else:
            answer = await self._page(request)
        await answer(scope, receive, send)

    async def _file(self, request: Request) -> Response:
        path = request.url.path
        full = (self._folder / path.lstrip("/")).resolve()
        if not full.is_relative_to(self._folder) or not full.is_file() or full.suffix == ".html":
            return PlainTextResponse("404", 404)
        answer = self._files.file_response(full, full.stat(), request.scope)
        if path.startswith("/assets/"):
            answer.headers.update(FOR_EVER)
        elif path.startswith(A_MONTH):
            answer.headers["cache-control"] = "public, max-age=2592000"
        else:
            answer.headers["cache-control"] = "no-cache"
        return answer

    async def _page(self, request: Request) -> Response:
        path = request.url.path.rstrip("/") or "/"
        language = chosen(
            request.cookies.get("civic_language", ""), request.headers.get("accept-language", "")
        )
        head = await asyncio.to_thread(head_for, path, Visitor(language, dict(request.cookies)))
        file = self._folder / path.lstrip("/") / "index.html"
        known = file.is_file() or _match_routable_page(self._route_of, path) is not None
        status = head.status if head else HTTPStatus.OK
        if not known or status == HTTPStatus.NOT_FOUND:
            status, file = HTTPStatus.NOT_FOUND, self._folder / "404" / "index.html"
        if not file.is_file():
            file = self._folder / "404.html"
        page = document(file, file.stat().st_mtime, language)
        html = with_head(page.html, head) if head else page.html
        headers = {
            "cache-control": "no-cache",
            "vary": "Cookie, Accept-Language",
            "content-language": language,
            "content-security-policy": page_policy(page.scripts),
        }
        return HTMLResponse(html, status, headers)
