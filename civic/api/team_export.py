"""Files of what the team picked in its table of contributions."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from civic.api.answers import in_words
from civic.api.caller import caller_of
from civic.api.exchange import KINDS
from civic.errors import NotFound
from civic.services import team_export
from civic.services.bulk import Chosen
from civic.services.exporting import Format
from civic.services.house import house
from civic.services.team_query import query_of

MOST_BYTES = 1024 * 1024
"""Room for the ids of all that can be picked at once."""


@in_words
async def _export(request: Request) -> Response:
    form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
    try:
        kind = Format(form.get("kind", ""))
    except ValueError:
        raise NotFound from None
    if form.get("all"):
        chosen = Chosen(query=query_of(form))
    else:
        chosen = Chosen(tuple(key for key in form.get("ids", "").split(",") if key))
    begun, parts = await run_in_threadpool(
        team_export.export, house(), caller_of(request), chosen, kind
    )
    disposition = f'attachment; filename="{begun.name}.{kind.value}"'
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return StreamingResponse(parts, media_type=KINDS[kind], headers=headers)


ROUTES = [Route("/api/team/inputs/export", _export, methods=["POST"])]
BODY_LIMITS = {"/api/team/inputs": MOST_BYTES}
