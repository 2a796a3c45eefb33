"""The organiser's colours, over those of the stylesheet; a change of them needs no rebuild."""

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from civic.api.caller import caller_of
from civic.rules.theme import DEFAULT_BRAND, theme_css, theme_of
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.look import look


async def _theme(request: Request) -> Response:
    shown = await performed(house(), caller_of(request), look)
    headers = {"cache-control": "no-cache", "etag": f'"{shown.version}-{shown.brand[1:]}"'}
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(_css(shown.brand), media_type="text/css", headers=headers)


@lru_cache(maxsize=64)
def _css(brand: str) -> str:
    if brand.lower() == DEFAULT_BRAND:
        return ":root{}"
    return theme_css(theme_of(brand))


ROUTES = [Route("/theme.css", _theme)]
