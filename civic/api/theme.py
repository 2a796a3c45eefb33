"""The organiser's colours, over those of the stylesheet."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def _theme(_: Request) -> Response:
    return Response(":root{}", media_type="text/css", headers={"cache-control": "no-cache"})


ROUTES = [Route("/theme.css", _theme)]
