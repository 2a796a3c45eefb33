"""What everybody fetches of a published result: ballots, the document, a table, pins."""

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from civic.api.answers import in_words, marked
from civic.api.caller import reader_of
from civic.api.figures import KINDS, sheet
from civic.errors import NotFound
from civic.rules import pins
from civic.rules.pins import Pin
from civic.services import result_files, results_pages, vote_results
from civic.services.house import house
from civic.services.lanes import performed

SHEETS = ("csv", "xlsx")


@in_words
async def _ballots(request: Request) -> Response:
    activity, name = request.path_params["activity"], request.path_params["name"]
    found = await performed(house(), reader_of(request), results_pages.ballot_file, activity, name)
    return Response(found, media_type="text/plain; charset=utf-8", headers=_saved(name))


@in_words
async def _document(request: Request) -> Response:
    activity = request.path_params["activity"]
    found = await performed(house(), reader_of(request), vote_results.document, activity)
    return Response(found, media_type="application/json", headers=_saved("result.json"))


@in_words
async def _table(request: Request) -> Response:
    kind = request.path_params["kind"]
    if kind not in SHEETS:
        raise NotFound
    slugs = request.path_params["project"], request.path_params["activity"]
    table = await performed(house(), reader_of(request), result_files.table, *slugs)
    headers = _saved(f"{slugs[1]}.{kind}")
    return StreamingResponse(sheet(table, kind), media_type=KINDS[kind], headers=headers)


@in_words
async def _pins(request: Request) -> Response:
    activity = request.path_params["activity"]
    found = await performed(house(), reader_of(request), results_pages.places, activity)
    return marked(request, pins.encode([Pin(*row) for row in found]))


def _saved(name: str) -> dict[str, str]:
    return {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "private, no-cache",
        "x-content-type-options": "nosniff",
    }


_ACTIVITY = "/api/activities/{activity}"
ROUTES = [
    Route(f"{_ACTIVITY}/ballots/{{name}}", _ballots),
    Route(f"{_ACTIVITY}/result.json", _document),
    Route(f"{_ACTIVITY}/winners", _pins),
    Route("/api/projects/{project}/{activity}/result.{kind}", _table),
]
