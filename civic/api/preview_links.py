"""The way in by a preview link: whoever holds it reads one draft, and does nothing."""

from collections.abc import Mapping
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from civic.api.auth import set_cookie
from civic.api.caller import caller_of
from civic.api.shell.refusals import refusal
from civic.errors import NotFound
from civic.services import preview_links
from civic.services.house import house
from civic.services.lanes import performed
from civic.state.base import LINK_COOKIE

UNSEEN: Mapping[str, str] = MappingProxyType({
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
})  # fmt: skip
"""What keeps the address of a link out of caches, of other sites and of search engines."""


async def _show(request: Request) -> Response:
    """Lead to the draft, which the browser may read until it is shut, or say why not.

    The link stands in the query of the address, which no log of ours writes down.
    """
    word = request.query_params.get("k", "")
    try:
        page = await performed(house(), caller_of(request), preview_links.page_of, word)
    except NotFound:
        answer = refusal(request.headers, 404, "link_ended")
        answer.headers.update(UNSEEN)
        return answer
    answer = RedirectResponse(page, 303, dict(UNSEEN))
    set_cookie(answer, LINK_COOKIE, word)
    return answer


ROUTES = [Route(preview_links.WAY_IN, _show)]
