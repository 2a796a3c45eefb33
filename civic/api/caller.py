"""Who stands behind an HTTP request: its cookie, address, language and device."""

from dataclasses import replace

from starlette.requests import HTTPConnection

from civic.api.shell.crowd import address_of
from civic.api.shell.heads import Visitor
from civic.services.work import Caller
from civic.state.base import (
    LANGUAGE_COOKIE,
    LINK_COOKIE,
    PREVIEW_COOKIE,
    SESSION_COOKIE,
    language_of,
)


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


def reader_of(request: HTTPConnection) -> Caller:
    """Return the caller of what a page is made of, who may have come by a preview link."""
    return replace(caller_of(request), shows=request.cookies.get(LINK_COOKIE, ""))


def caller_behind(visitor: Visitor) -> Caller:
    """Return the caller that asks for a page: what they may not see is not in its head."""
    return Caller(
        token=visitor.cookies.get(SESSION_COOKIE, ""),
        address=visitor.address,
        language=visitor.language,
        previews=PREVIEW_COOKIE in visitor.cookies,
        shows=visitor.cookies.get(LINK_COOKIE, ""),
    )
