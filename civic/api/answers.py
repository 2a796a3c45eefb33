"""What our own routes answer: JSON with a mark of its content, and refusals in words."""

import hashlib
import json
from collections.abc import Awaitable, Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from civic.api.shell.texts import language_of
from civic.errors import CivicError, Invalid, NotFound, Refused
from civic.i18n import say
from civic.rules.quotas import wait_in
from civic.state.notices import complaint_of
from civic.words import Reason

NOT_KEPT = {"cache-control": "no-store"}
STATUSES = {
    Reason.NOT_SIGNED_IN: HTTPStatus.UNAUTHORIZED,
    Reason.KEY_NEEDED: HTTPStatus.UNAUTHORIZED,
    Reason.KEY_NOT_VALID: HTTPStatus.UNAUTHORIZED,
    Reason.TOO_FAST: HTTPStatus.TOO_MANY_REQUESTS,
    Reason.REQUEST_REPEATED: HTTPStatus.UNPROCESSABLE_ENTITY,
    Reason.NOT_AS_READ: HTTPStatus.PRECONDITION_FAILED,
    Reason.IN_USE: HTTPStatus.CONFLICT,
    Reason.NOT_READY: HTTPStatus.CONFLICT,
    Reason.HAS_SUPPORT: HTTPStatus.CONFLICT,
    Reason.MERGED: HTTPStatus.CONFLICT,
    Reason.LIMIT_REACHED: HTTPStatus.CONFLICT,
    Reason.BALLOT_CHANGED: HTTPStatus.CONFLICT,
    Reason.OPTION_GONE: HTTPStatus.CONFLICT,
    Reason.OVER_ENVELOPE: HTTPStatus.CONFLICT,
    Reason.TOO_MANY_POINTS: HTTPStatus.CONFLICT,
    Reason.OTHER_DISTRICTS: HTTPStatus.CONFLICT,
    Reason.VOTE_CLOSED: HTTPStatus.CONFLICT,
}
"""The statuses of refusals that are not simply forbidden."""
Answering = Callable[[Request], Awaitable[Response]]


def in_words(route: Answering) -> Answering:
    """Let a route raise what services raise: the answer then says why, in JSON."""

    @wraps(route)
    async def answering(request: Request) -> Response:
        try:
            return await route(request)
        except CivicError as wrong:
            return refused(request, wrong)

    return answering


def refused(request: Request, wrong: CivicError) -> Response:
    """Return why not, with the status that programs understand."""
    complaint = complaint_of(wrong)
    figures = {"date": complaint.date, **complaint.figures}
    message = say(complaint.key, language_of(request.headers), **figures)
    said = {"error": complaint.key, "message": message}
    headers = dict(NOT_KEPT)
    if isinstance(wrong, Refused) and (wait := wait_in(wrong.refusal)):
        headers["retry-after"] = str(wait)
    return Response(_json(said), status_of(wrong), headers, media_type="application/json")


def marked(request: Request, content: Any) -> Response:  # noqa: ANN401  any JSON value
    """Return JSON that is sent again only once it has changed."""
    body = _json(content)
    mark = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    headers = {"etag": mark, "cache-control": "private, no-cache", "vary": "cookie"}
    if mark in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, headers=headers, media_type="application/json")


def status_of(wrong: CivicError) -> HTTPStatus:
    """Return the status by which programs understand a refusal."""
    match wrong:
        case NotFound():
            return HTTPStatus.NOT_FOUND
        case Invalid():
            return HTTPStatus.UNPROCESSABLE_ENTITY
        case Refused(refusal=refusal):
            return STATUSES.get(refusal.reason, HTTPStatus.FORBIDDEN)
        case _:
            return HTTPStatus.FORBIDDEN


def _json(content: Any) -> bytes:  # noqa: ANN401  any JSON value
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
