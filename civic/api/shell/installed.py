"""The site among the apps of a telephone: its manifest and its icons, with the organiser's look."""

import asyncio
import hashlib
import json
from functools import lru_cache
from html import escape

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from civic.adapters.app_icon import app_icon, square_icon
from civic.api.shell.identity import current
from civic.api.shell.texts import FOR_EVER, language_of
from civic.errors import NotFound
from civic.i18n import direction, say
from civic.rules.theme import LIGHT, theme_of
from civic.services import uploads
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.site import Site
from civic.services.work import Caller

MANIFEST = "/app.webmanifest"
SIZES = (32, 48, 180, 192, 512)
APP_SIZES = (192, 512)
DRAWN = "/icon.svg"
SHORT_NAME = 14
KEPT = {"cache-control": "private, no-cache", "vary": "Cookie, Accept-Language"}


def tags_of(site: Site) -> str:
    """Return what a page says of the app it can become."""
    palette = theme_of(site.brand)
    return (
        f'<link rel="manifest" href="{MANIFEST}"/>'
        f'<link rel="apple-touch-icon" href="{icon(site, 180, bleeds=True)}"/>'
        f'<meta name="theme-color" content="{palette.light.brand}"/>'
    )


def favicon_of(site: Site) -> str:
    """Return what a page says of the small picture beside its title."""
    if not site.icon_id:
        return f'<link rel="icon" href="{escape(site.logo or DRAWN)}"/>'
    return "".join(
        f'<link rel="icon" type="image/png" sizes="{size}x{size}" href="{icon(site, size)}"/>'
        for size in (32, 192)
    )


def icon(site: Site, size: int, *, bleeds: bool = False) -> str:
    """Return the address of an icon, which changes with the look of the platform."""
    shape = "-full" if bleeds else ""
    return f"/app-icon-{size}{shape}.png?v={_mark(site)}"


async def _manifest(request: Request) -> Response:
    site = await current()
    language = language_of(request.headers, site.languages, site.language)
    said = {
        "id": "/",
        "name": site.name,
        "short_name": _short(site.name),
        "description": say("home.welcome", language),
        "lang": language,
        "dir": direction(language),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": LIGHT.surfaces[0],
        "theme_color": theme_of(site.brand).light.brand,
        "icons": [
            *(_entry(icon(site, size), size, "any") for size in APP_SIZES),
            *(_entry(icon(site, size, bleeds=True), size, "maskable") for size in APP_SIZES),
        ],
        "shortcuts": [{"name": say("frame.projects", language), "url": "/projects"}],
    }
    body = json.dumps(said, ensure_ascii=False)
    return Response(body, media_type="application/manifest+json", headers=KEPT)


def _entry(address: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": address, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


async def _round(request: Request) -> Response:
    return await _icon(request, bleeds=False)


async def _full(request: Request) -> Response:
    return await _icon(request, bleeds=True)


async def _icon(request: Request, *, bleeds: bool) -> Response:
    size = request.path_params["size"]
    if size not in SIZES:
        return Response(status_code=404)
    site = await current()
    whole, logo = await _picture(site.icon_id), await _picture(site.logo_id)
    drawn = await asyncio.to_thread(_drawn, size, site.brand, whole or logo, bleeds, bool(whole))
    is_named = request.query_params.get("v") == _mark(site)
    return Response(drawn, media_type="image/png", headers=FOR_EVER if is_named else KEPT)


async def _favicon(_: Request) -> Response:
    """Answer those who ask for the icon of a site without having read a page of it."""
    site = await current()
    return RedirectResponse(icon(site, 48), headers=KEPT)


async def _picture(upload_id: str) -> bytes | None:
    if not upload_id:
        return None
    try:
        return await performed(house(), Caller(), uploads.picture, upload_id)
    except NotFound:
        return None


@lru_cache(maxsize=32)
def _drawn(size: int, brand: str, logo: bytes | None, bleeds: bool, is_icon: bool) -> bytes:
    palette = theme_of(brand).light
    if logo and is_icon:
        return square_icon(size, logo, bleeds=bleeds)
    return app_icon(size, palette.brand, palette.on_brand, logo, bleeds=bleeds)


def _mark(site: Site) -> str:
    return hashlib.sha256(f"{site.brand}|{site.logo}|{site.icon_id}".encode()).hexdigest()[:8]


def _short(name: str) -> str:
    """Return a name that fits under an icon, cut between words where it can be."""
    if len(name) <= SHORT_NAME:
        return name
    words = name[: SHORT_NAME + 1].rsplit(" ", 1)[0].rstrip(" ,;:–-")
    return words[:SHORT_NAME]


ROUTES = [
    Route("/favicon.ico", _favicon),
    Route(MANIFEST, _manifest),
    Route("/app-icon-{size:int}.png", _round),
    Route("/app-icon-{size:int}-full.png", _full),
]
