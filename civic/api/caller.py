"""Who stands behind an HTTP request: its cookie, address, language and device."""

from starlette.requests import HTTPConnection

from civic.api.shell.heads import Visitor
from civic.services.work import Caller
from civic.settings import settings
from civic.state.base import LANGUAGE_COOKIE, PREVIEW_COOKIE, SESSION_COOKIE, language_of


def caller_of(request: HTTPConnection) -> Caller:
    """Return the caller that services look up; nothing in it is believed yet."""
    return Caller(
        token=request.cookies.get(SESSION_COOKIE, ""),
        address=address_of(request),
        language=language_of(
            request.cookies.get(LANGUAGE_COOKIE, ""), request.headers.get("accept-language", "")
        ),
        device=request.headers.get("user-agent", ""),
        previews=PREVIEW_COOKIE in request.cookies,
    )


def address_of(request: HTTPConnection) -> str:
    """Return the network address of a request, as the trusted proxies in front say it."""
    hops = settings().trusted_proxy_hops
    lines = request.headers.getlist("x-forwarded-for")  # a proxy may add a line of its own
    passed = [part.strip() for part in ",".join(lines).split(",") if part.strip()]
    if hops and len(passed) >= hops:
        return passed[-hops]
    return request.client.host if request.client else ""


def caller_behind(visitor: Visitor) -> Caller:
    """Return the caller that asks for a page: what they may not see is not in its head."""
    return Caller(
        token=visitor.cookies.get(SESSION_COOKIE, ""),
        language=visitor.language,
        previews=PREVIEW_COOKIE in visitor.cookies,
    )
