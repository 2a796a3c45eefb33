"""The organiser's identity as a script that runs before the page: no flash, no rebuild."""

import asyncio
import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from civic.services.house import house
from civic.services.site import site
from civic.services.work import Caller, perform


async def _identity(request: Request) -> Response:
    known = await asyncio.to_thread(perform, house(), Caller(), site)
    tag = f'"site-{known.version}"'
    headers = {"cache-control": "no-cache", "etag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    given = {
        "texts": {"site.name": known.name},
        "logo": known.logo,
        "languages": known.languages,
        "fallback": known.language,
        "timeZone": known.timezone,
    }
    script = f"window.civicSite={json.dumps(given, separators=(',', ':'))}"
    return Response(script, media_type="text/javascript", headers=headers)


ROUTES = [Route("/site.js", _identity)]
