"""A video of elsewhere in a page of its own, so that no page of ours has to let its host in."""

import html
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from civic.api.caller import reader_of
from civic.api.shell.refusals import refusal
from civic.rules.videos import video_of
from civic.services import site
from civic.services.house import house
from civic.services.lanes import performed

_KEPT: Mapping[str, str] = MappingProxyType({
    "cache-control": "no-store",
    "referrer-policy": "strict-origin-when-cross-origin",
    "x-robots-tag": "noindex",
})  # fmt: skip
_LOOK = "html,body{margin:0;block-size:100%}iframe{border:0;inline-size:100%;block-size:100%}"
_ALLOWED = "fullscreen; picture-in-picture; encrypted-media"


async def _video(request: Request) -> Response:
    """Show one video of a host that may be shown; readers come here once they have agreed."""
    seen = await performed(house(), reader_of(request), site.site)
    video = video_of(request.query_params.get("of", ""), seen.video_hosts)
    if video is None:
        return refusal(request.headers, 404, "not_found")
    source = html.escape(video.embed)
    frame = f'<iframe src="{source}" title="{html.escape(video.host)}" allow="{_ALLOWED}"'
    page = (
        f"<!doctype html><meta charset=utf-8><title>{html.escape(video.host)}</title>"
        f"<style>{_LOOK}</style>{frame}></iframe>"
    )
    parts = urlsplit(video.embed)
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; frame-src {parts.scheme}://{parts.netloc};"
        " frame-ancestors 'self'"
    )
    return HTMLResponse(page, headers={**_KEPT, "content-security-policy": policy})


ROUTES = [Route("/video", _video)]
