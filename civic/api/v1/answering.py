"""Answers of the API: JSON with a mark of its content, pieces of lists, problems in words."""

import hashlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from civic.api.answers import status_of
from civic.api.shell.texts import language_of
from civic.api.v1.asking import GEOJSON, Unreadable
from civic.api.v1.geojson import FeatureCollection
from civic.api.v1.schemas import Page, Problem
from civic.errors import CivicError, Invalid, Refused
from civic.i18n import say
from civic.rules.quotas import wait_in
from civic.state.notices import complaint_of

JSON = "application/json"
PROBLEM = "application/problem+json"
DOCS = "/api/v1/docs"
VARIES = {"cache-control": "private, no-cache", "vary": "Authorization, Accept, Accept-Language"}
NOT_KEPT = {"cache-control": "no-store"}
UNAUTHORIZED = {"www-authenticate": 'Bearer realm="civic"'}


def given(request: Request, status: HTTPStatus, content: BaseModel, **headers: str) -> Response:
    """Return one thing; what is only looked at is sent again only once it has changed."""
    places = isinstance(content, FeatureCollection)
    body = content.model_dump_json(by_alias=True, exclude_none=places).encode()
    kind = GEOJSON if places else JSON
    if request.method != "GET":
        return Response(body, status, {**NOT_KEPT, **headers}, media_type=kind)
    mark = _mark(body)
    marked = {**VARIES, **headers, "etag": mark}
    if _knows(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=marked)
    return Response(body, status, marked, media_type=kind)


def mark_of(content: BaseModel) -> str:
    """Return the mark that reading one thing gives."""
    return _mark(content.model_dump_json(by_alias=True).encode())


def marks_in(header: str) -> frozenset[str]:
    """Return the marks that a request names, as ours are written."""
    named = (each.strip().removeprefix("W/") for each in header.split(","))
    return frozenset(each if each == "*" else f"W/{each}" for each in named)


def listed(request: Request, items: list[Any], after: str) -> Response:
    """Return a piece of a list, and where the next one is."""
    page = Page[Any](data=items, next=after or None)
    return given(request, HTTPStatus.OK, page, **next_link(request, after))


def next_link(request: Request, after: str) -> dict[str, str]:
    """Return the header that leads to the next piece, if there is one."""
    if not after:
        return {}
    query = urlencode({**request.query_params, "cursor": after})
    return {"link": f'<{request.url.path}?{query}>; rel="next"'}


def problem(request: Request, wrong: CivicError) -> Response:
    """Return why not, in the caller's language and with the status that programs understand."""
    complaint = complaint_of(wrong)
    figures = {"date": complaint.date, **complaint.figures}
    said = say(complaint.key, language_of(request.headers), **figures)
    headers: dict[str, str] = {}
    if isinstance(wrong, Refused) and (wait := wait_in(wrong.refusal)):
        headers["retry-after"] = str(wait)
    field = wrong.field if isinstance(wrong, Invalid) else None
    status = HTTPStatus.BAD_REQUEST if isinstance(wrong, Unreadable) else status_of(wrong)
    return told(status, complaint.key, said, field=field, headers=headers)


def told(
    status: HTTPStatus,
    code: str,
    detail: str,
    *,
    field: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a problem as RFC 9457 writes it; its type leads to what we say of it."""
    content = Problem(
        type=f"{DOCS}#{code}",
        title=status.phrase,
        status=status.value,
        detail=detail,
        code=code,
        field=field,
    )
    asks = UNAUTHORIZED if status is HTTPStatus.UNAUTHORIZED else {}
    body = content.model_dump_json(exclude_none=True).encode()
    kept = {**NOT_KEPT, **asks, **(headers or {})}
    return Response(body, status, kept, media_type=PROBLEM)


def _knows(known: str, mark: str) -> bool:
    """Say whether a caller has this very content already; marks are compared weakly."""
    return bool({"*", mark} & marks_in(known))


def _mark(body: bytes) -> str:
    return f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
