"""The organiser's identity as a script that runs before the page: no flash, no rebuild."""

import asyncio
import hashlib
import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from civic.api.shell.texts import FOR_EVER
from civic.services.house import house
from civic.services.site import Site, site
from civic.services.ways import SiteWay
from civic.services.work import Caller, perform

REGISTER = """addEventListener("load",()=>navigator.serviceWorker?.register("/worker.js"))"""
"""Has the page for those without a network kept, once the page in front is there."""


async def current() -> Site:
    """Return the organiser's identity as it is now."""
    return await asyncio.to_thread(perform, house(), Caller(), site)


def script_of(known: Site) -> str:
    """Return the address of the identity's script, which changes when the identity does."""
    return f"/site.js?v={_mark(_script(known))}"


async def _identity(request: Request) -> Response:
    script = _script(await current())
    kept = request.query_params.get("v") == _mark(script)
    headers = FOR_EVER if kept else {"cache-control": "no-cache"}
    return Response(script, media_type="text/javascript", headers=headers)


PLACES = ("header", "footer", "terms")


def _script(known: Site) -> str:
    given = {
        "texts": {"site.name": known.name},
        "logo": known.logo,
        "languages": known.languages,
        "fallback": known.language,
        "timeZone": known.timezone,
        "ways": {place: _ways(getattr(known.ways, place)) for place in PLACES},
    }
    said = json.dumps(given, separators=(",", ":"))
    return f"window.civicSite={said};{REGISTER}"


def _ways(ways: tuple[SiteWay, ...]) -> list[dict[str, object]]:
    return [{"href": way.href, "texts": dict(way.words)} for way in ways]


def _mark(script: str) -> str:
    return hashlib.sha256(script.encode()).hexdigest()[:12]


ROUTES = [Route("/site.js", _identity)]
