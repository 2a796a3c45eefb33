"""The routes of the API: every module beside this one may hold ``ENDPOINTS``."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from civic.api.shell.texts import language_of
from civic.api.v1 import (
    answers,
    asking,
    blocks,
    comments,
    inputs,
    merges,
    people,
    phases,
    pictures,
    projects,
    results,
    votes,
    words,
)
from civic.api.v1.answering import (
    given,
    listed,
    mark_of,
    marks_in,
    next_link,
    problem,
    told,
)
from civic.api.v1.endpoints import Asking, Call, Endpoint, Listed, Whole
from civic.api.v1.geojson import FeatureCollection
from civic.errors import CivicError, Refused
from civic.i18n import say
from civic.rules.scopes import refuse_scope
from civic.services import api_keys, conditions
from civic.services.api_keys import KeyUse
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.work import Caller, Work
from civic.words import Reason

ROOT = "/api/v1"
MOST_BYTES = 4 * 1024 * 1024
BODY_LIMITS = {f"{ROOT}{path}": most for path, most in pictures.LIMITS.items()}
BODY_LIMITS[ROOT] = MOST_BYTES
MODULES = (people, projects, blocks, phases, inputs, pictures, comments, answers,
           merges, votes, results, words)  # fmt: skip
OPEN = {
    # Whatever page asks: without a key or a cookie it reads what everybody reads.
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "ETag, Link, Retry-After",
}
ASKED_FIRST = {
    **OPEN,
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "If-None-Match",
    "access-control-max-age": "86400",
}


@cache
def endpoints() -> tuple[Endpoint, ...]:
    """Return every endpoint, in the order in which they are documented."""
    return tuple(endpoint for module in MODULES for endpoint in module.ENDPOINTS)


def by_path() -> Mapping[str, Mapping[str, Endpoint]]:
    """Return the endpoints by their path, then by method."""
    found: dict[str, dict[str, Endpoint]] = {}
    for endpoint in endpoints():
        found.setdefault(endpoint.path, {})[endpoint.method] = endpoint
    return found


class Resource:
    """All that can be done at one address; what cannot is said with what can."""

    def __init__(self, methods: Mapping[str, Endpoint]) -> None:
        self._methods = methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        if request.method == "OPTIONS":
            answer = self._offered()
        else:
            answer = await self._answered(request)
        await open_to_pages(request, answer)(scope, receive, send)

    def _offered(self) -> Response:
        """Say what can be done here, and to the pages of others what they can."""
        methods = {"OPTIONS", *self._methods, *(["HEAD"] if "GET" in self._methods else [])}
        headers = {"allow": ", ".join(sorted(methods)), "cache-control": "no-store"}
        opened = ASKED_FIRST if "GET" in self._methods else {}
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={**headers, **opened})

    async def _answered(self, request: Request) -> Response:
        endpoint = self._methods.get("GET" if request.method == "HEAD" else request.method)
        if endpoint is None:
            offered = {"allow": ", ".join(sorted(self._methods))}
            return _said(request, HTTPStatus.METHOD_NOT_ALLOWED, "api.no_method", offered)
        caller = asking.caller_of(request)
        try:
            use = await _entered(caller)
            return await _answer(request, endpoint, caller, use)
        except asking.WrongMedia:
            key = "api.no_form" if endpoint.takes_file else "api.no_json"
            return _said(request, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, key)
        except CivicError as wrong:
            return problem(request, wrong)


async def _entered(caller: Caller) -> KeyUse:
    """Let a program in at its pace; a key that is none counts for the address it comes from."""
    try:
        use = await performed(house(), caller, api_keys.enter)
    except Refused as no:
        if no.refusal.reason is Reason.KEY_NOT_VALID:
            await performed(house(), replace(caller, key=""), api_keys.enter)
        raise
    if use.is_to_note:
        await performed(house(), caller, api_keys.note_use)
    return use


async def _answer(request: Request, endpoint: Endpoint, caller: Caller, use: KeyUse) -> Response:
    scopes = use.scopes if use.key_id else None
    if refusal := refuse_scope(scopes, endpoint.scope):
        raise Refused(refusal)
    call = await _read(request, endpoint, caller, use)
    found = await endpoint.handler(call)
    if endpoint.gives is None:
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"cache-control": "no-store"})
    if isinstance(found, Listed) and call.wants_places:
        places = FeatureCollection(features=found.items, next=found.after or None)
        return given(request, HTTPStatus.OK, places, **next_link(request, found.after))
    if isinstance(found, Listed):
        return listed(request, found.items, found.after)
    mark = {"etag": mark_of(found)} if endpoint.whole else {}
    return given(request, endpoint.status, found, **mark)


def open_to_pages(request: Request, answer: Response) -> Response:
    """Let pages of other sites read an answer to nobody in particular; all else stays theirs."""
    if request.method in ("GET", "HEAD") and "authorization" not in request.headers:
        answer.headers.update(OPEN)
    return answer


async def _read(
    request: Request, endpoint: Endpoint, caller: Caller, use: KeyUse
) -> Call[Any, Any]:
    writes = request.method not in ("GET", "HEAD")
    return Call(
        caller=caller,
        use=use,
        path=dict(request.path_params),
        query=asking.query_of(request, endpoint.query),
        body=await _sent(request, endpoint),
        repeat=await asking.repeat_of(request) if writes else None,
        wants_places=endpoint.places and asking.wants_places(request),
        asks=_condition(request, endpoint.whole) if writes else None,
    )


async def _sent(request: Request, endpoint: Endpoint) -> object:
    if endpoint.takes_file:
        return await asking.file_of(request)
    return await asking.body_of(request, endpoint.body) if endpoint.body else None


def _condition(request: Request, whole: Whole | None) -> Asking | None:
    """Return what a write depends on, as its ``If-Match`` says; nothing for none."""
    named = request.headers.get("if-match")
    if named is None:
        return None
    if whole is None:
        raise asking.Unreadable("If-Match", "invalid.if_match")

    def mark_now(work: Work, path: Mapping[str, str]) -> str:
        return mark_of(whole(work, path))

    path, marks = dict(request.path_params), marks_in(named)
    return partial(conditions.hold, path=path, marks=marks, mark_now=mark_now)


class Nothing:
    """What answers where there is nothing, whatever the method."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Say that there is nothing."""
        request = Request(scope, receive)
        answer = _said(request, HTTPStatus.NOT_FOUND, "reasons.not_found")
        await open_to_pages(request, answer)(scope, receive, send)


def _said(
    request: Request, status: HTTPStatus, key: str, headers: Mapping[str, str] | None = None
) -> Response:
    return told(status, key, say(key, language_of(request.headers)), headers=headers)


ROUTES = [
    *(Route(f"{ROOT}{path}", Resource(methods)) for path, methods in by_path().items()),
    Route(f"{ROOT}/{{rest:path}}", Nothing()),
]
