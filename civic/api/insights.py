"""What the insight page fetches: the points of the map of ideas, and result maps."""

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from civic.api.answers import in_words, marked
from civic.api.caller import caller_of
from civic.errors import NotFound
from civic.front.build import ROOT
from civic.i18n import direction, say
from civic.services import idea_maps, result_maps
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.result_maps import Placed
from civic.settings import settings

VENDOR = ROOT / "assets" / "vendor"
KINDS = ("density", "areas")
POLICY = re.compile(r'Content-Security-Policy" content="([^"]*)"')


@in_words
async def _points(request: Request) -> Response:
    found = await performed(
        house(), caller_of(request), idea_maps.points, request.path_params["activity"]
    )
    columns = {
        "ids": found.ids,
        "titles": found.titles,
        "themes": found.themes,
        "xs": found.xs,
        "ys": found.ys,
    }
    return marked(request, columns)


@in_words
async def _map(request: Request) -> Response:
    """Answer a map as a page: for a frame of ours, or to be taken away whole."""
    kind = request.path_params["kind"]
    if kind not in KINDS:
        raise NotFound
    activity_id = request.path_params["activity"]
    found = await performed(house(), caller_of(request), result_maps.placed, activity_id)
    taken_away = request.query_params.get("download") == "1"
    page = await run_in_threadpool(_drawn, found, kind, standalone=taken_away)
    policy = POLICY.search(page)
    headers = {"cache-control": "no-store"}
    if taken_away:
        headers["content-disposition"] = f'attachment; filename="{found.name}-{kind}.html"'
    elif policy:
        headers["content-security-policy"] = f"{policy[1]}; frame-ancestors 'self'"
    return HTMLResponse(page, headers=headers)


def _drawn(found: Placed, kind: str, *, standalone: bool) -> str:
    """Draw a map; folium and what it leans on are read when the first one is asked for."""
    from civic.analysis.map_page import Frame, Tiles, Words
    from civic.analysis.maps import Pin, area_map, density_map

    language = found.language
    words = Words(
        title=f"{say(f'team_insights.map.{kind}', language)} · {found.title.text}",
        inputs=say("team_insights.map.inputs", language),
        density=say("team_insights.map.heat", language),
        area=say("team_insights.map.area", language),
        outside=say("team_insights.map.outside", language),
        language=language,
        direction=direction(language),
    )
    tiles = Tiles(settings().tile_url, settings().tile_attribution)
    frame = Frame(words, tiles, VENDOR if standalone else None)
    base = settings().address if standalone else ""
    pins = [Pin(lat, lng, title, base + link) for lat, lng, title, link in found.rows]
    return density_map(pins, frame) if kind == "density" else area_map(pins, found.areas, frame)


ROUTES = [
    Route("/api/activities/{activity}/ideas", _points),
    Route("/api/activities/{activity}/maps/{kind}", _map),
]
