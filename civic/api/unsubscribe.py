"""Leaving a kind of mail without signing in: by a page, or by one press in a mail program."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from civic.api.caller import caller_of
from civic.errors import CivicError
from civic.services import following
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.telling import LEAVING

PAGE = "/unsubscribe"
ONE_CLICK = "List-Unsubscribe"


async def _ask(request: Request) -> Response:
    """Lead to the page that asks: programs that look at links must not leave anything."""
    return RedirectResponse(f"{PAGE}?{urlencode({'t': request.query_params.get('t', '')})}", 303)


async def _leave(request: Request) -> Response:
    async with request.form(max_files=0, max_fields=4) as form:
        token = str(form.get("t") or request.query_params.get("t", ""))
        is_program = ONE_CLICK in form
    try:
        kind = await performed(house(), caller_of(request), following.leave_by, token)
    except CivicError:
        if is_program:
            return PlainTextResponse("unknown", 404)
        return RedirectResponse(f"{PAGE}?error=1", 303)
    if is_program:
        return PlainTextResponse("done")
    return RedirectResponse(f"{PAGE}?{urlencode({'left': kind})}", 303)


ROUTES = [
    Route(LEAVING, _ask, methods=["GET"]),
    Route(LEAVING, _leave, methods=["POST"]),
]
