"""The addresses of widgets: no cookie is read here, so that nobody sees more than everybody."""

import hashlib
import re
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from civic.api.answers import in_words
from civic.api.files import FOR_EVER as PICTURES_KEPT
from civic.api.shell.crowd import address_of
from civic.api.shell.texts import FOR_EVER
from civic.api.widget import drawn
from civic.api.widget.policy import FIT, MAP, policy
from civic.rules import widgets as rules
from civic.rules.widgets import Asked, Kind
from civic.services import uploads, widgets
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.reach import site_address
from civic.services.work import Caller
from civic.state.base import language_of

FRESH_S = 60
KEPT = {"cache-control": f"public, max-age={FRESH_S}", "x-robots-tag": "noindex"}
SCRIPT_KEPT = {"cache-control": "public, max-age=86400"}
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


async def _widget(request: Request) -> Response:
    kind = request.path_params["kind"]
    if kind not in list(Kind):
        return Response(status_code=HTTPStatus.NOT_FOUND)
    asked = rules.read(kind, request.query_params)
    found = await performed(house(), _reader(request, asked), widgets.shown, asked)
    body = drawn.page(found, asked)
    style = STYLE.search(body)
    headers = {
        **KEPT,
        **_spoken(asked),
        "content-language": found.frame.language,
        "content-security-policy": policy(style[1] if style else "", found.frame.sites),
    }
    status = HTTPStatus.OK if found.is_shown else HTTPStatus.NOT_FOUND
    return _marked(request, body.encode(), "text/html; charset=utf-8", headers, status)


@in_words
async def _map(request: Request) -> Response:
    asked = rules.read(Kind.MAP, request.query_params)
    found = await performed(house(), _reader(request, asked), widgets.mapped, asked)
    pins = found.pins
    told = {
        "ids": pins.ids,
        "lats": [round(spot.lat, 5) for spot in pins.spots],
        "lngs": [round(spot.lng, 5) for spot in pins.spots],
        "rest": pins.total - len(pins.ids),
        "bounds": found.ground.bounds,
        "tiles": found.ground.tile_url,
        "attribution": found.ground.attribution,
        "outlines": found.outlines,
    }
    body = JSONResponse(told).body
    headers = {**KEPT, **_spoken(asked)}
    return _marked(request, bytes(body), "application/json", headers, HTTPStatus.OK)


@in_words
async def _pin(request: Request) -> Response:
    asked = rules.read(Kind.INPUT, request.query_params)
    found = await performed(house(), _reader(request, asked), widgets.pin, asked.input)
    card = found.card
    told = {
        "title": card.title,
        "lang": card.lang,
        "status": card.status.text,
        "href": f"{site_address(house())}{found.path}",
    }
    return JSONResponse(told, headers={**KEPT, **_spoken(asked)})


@in_words
async def _picture(request: Request) -> Response:
    """Give a picture as everybody sees it, whoever's browser asks."""
    asked, size = request.path_params["id"], request.path_params["size"]
    if size not in ("small", "face"):
        return Response(status_code=HTTPStatus.NOT_FOUND)
    data = await performed(house(), Caller(address=address_of(request)), uploads.picture,
                           asked, size)  # fmt: skip
    return Response(data, media_type="image/webp", headers=dict(PICTURES_KEPT))


async def _fit(_: Request) -> Response:
    return Response(FIT, media_type="text/javascript", headers=SCRIPT_KEPT)


async def _map_script(_: Request) -> Response:
    return Response(MAP, media_type="text/javascript", headers=FOR_EVER)


def _reader(request: Request, asked: Asked) -> Caller:
    accepted = request.headers.get("accept-language", "")
    return Caller(address=address_of(request), language=asked.lang or language_of("", accepted))


def _spoken(asked: Asked) -> dict[str, str]:
    """Say of a widget that speaks the reader's language that another reader gets another."""
    return {} if asked.lang else {"vary": "Accept-Language"}


def _marked(
    request: Request, body: bytes, kind: str, headers: dict[str, str], status: HTTPStatus
) -> Response:
    """Return what is sent again only once it, or who may show it, has changed."""
    policy = headers.get("content-security-policy", "").encode()
    mark = f'W/"{hashlib.sha256(body + policy).hexdigest()[:20]}"'
    headers = {**headers, "etag": mark}
    if status is HTTPStatus.OK and mark in request.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(body, status, headers, media_type=kind)


ROUTES = [
    Route(rules.SCRIPT, _fit),
    Route(f"{rules.ROOT}/map.js", _map_script),
    Route(f"{rules.ROOT}/map.json", _map),
    Route(f"{rules.ROOT}/pin.json", _pin),
    Route(f"{rules.ROOT}/pictures/{{id}}-{{size}}.webp", _picture),
    Route(f"{rules.ROOT}/{{kind}}", _widget),
]
