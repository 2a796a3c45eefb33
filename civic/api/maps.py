"""What maps fetch: pins and their names, context layers, places by name."""

from dataclasses import asdict
from math import isfinite

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from civic.api.answers import in_words, marked
from civic.api.caller import caller_of, reader_of
from civic.errors import Invalid
from civic.rules import pins
from civic.rules.listing import Asked, read
from civic.rules.pins import Pin
from civic.services import input_lists, layers, pin_names
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.reading import filters_of

MOST_WORDS = 120


@in_words
async def _pins(request: Request) -> Response:
    asked = filters_of(read(request.query_params, (), Asked()))
    found = await performed(
        house(), reader_of(request), input_lists.pins, request.path_params["activity"], asked
    )
    columns = zip(found.ids, found.lats, found.lngs, found.statuses, strict=True)
    return marked(request, pins.encode([Pin(*row) for row in columns]))


@in_words
async def _names(request: Request) -> Response:
    keys = [key for key in request.query_params.get("keys", "").split(",") if key]
    found = await performed(
        house(), reader_of(request), pin_names.named, request.path_params["activity"], keys
    )
    return marked(
        request,
        {
            key: {"id": one.id, "title": one.title, "href": f"/inputs/{one.id}", "lang": one.lang}
            for key, one in found.items()
        },
    )


@in_words
async def _layers(request: Request) -> Response:
    found = await performed(
        house(), reader_of(request), layers.layers, request.path_params["project"]
    )
    return marked(
        request,
        {
            "layers": [
                {
                    "id": layer.id,
                    "name": layer.name,
                    "lang": layer.lang,
                    "color": layer.colour,
                    "shown": layer.shown or layer.is_ground,
                    "ground": layer.is_ground,
                    "data": layer.geojson,
                }
                for layer in found
            ]
        },
    )


@in_words
async def _strip(request: Request) -> Response:
    drawing = await performed(
        house(), reader_of(request), layers.strip_of, request.path_params["input"]
    )
    headers = {"cache-control": "private, max-age=300"}
    return Response(drawing, media_type="image/svg+xml", headers=headers)


@in_words
async def _places(request: Request) -> Response:
    words = request.query_params.get("q", "")[:MOST_WORDS]
    found = await performed(house(), caller_of(request), layers.search, words)
    return marked(request, [asdict(place) for place in found])


@in_words
async def _near(request: Request) -> Response:
    lat, lng = _degrees(request, "lat", 90), _degrees(request, "lng", 180)
    label = await performed(house(), caller_of(request), layers.nearest, lat, lng)
    return marked(request, {"label": label})


def _degrees(request: Request, name: str, most: float) -> float:
    try:
        degrees = float(request.query_params.get(name, ""))
    except ValueError as wrong:
        raise Invalid(name, "invalid.place") from wrong
    if not isfinite(degrees) or abs(degrees) > most:
        raise Invalid(name, "invalid.place")
    return degrees


ROUTES = [
    Route("/api/activities/{activity}/pins", _pins),
    Route("/api/activities/{activity}/pins/names", _names),
    Route("/api/projects/{project}/layers", _layers),
    Route("/api/inputs/{input}/map.svg", _strip),
    Route("/api/places", _places),
    Route("/api/places/near", _near),
]
