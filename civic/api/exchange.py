"""Files of contributions: those that the team sends to be imported, and those it takes away."""

from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from civic.adapters.sheets import MAX_BYTES
from civic.api.answers import in_words
from civic.api.caller import caller_of
from civic.errors import CivicError, Invalid, NotFound
from civic.rules.listing import Asked, read
from civic.services import exporting, import_desk
from civic.services.exporting import Format, Order
from civic.services.house import house
from civic.services.lanes import performed
from civic.services.reading import filters_of
from civic.state.notices import complaint_of

ROOM = 64 * 1024
"""What a form takes besides its file."""

KINDS = {
    Format.CSV: "text/csv; charset=utf-8",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.GEOJSON: "application/geo+json",
}


@in_words
async def _import(request: Request) -> Response:
    """Take a file in, then show what it seems to be; the form is read only for the team."""
    activity_id, caller = request.path_params["activity"], caller_of(request)
    head = await performed(house(), caller, import_desk.page_of, activity_id)
    page = f"{head.address}/import"
    form = await request.form()
    sent = form.get("file")
    try:
        if not isinstance(sent, UploadFile):
            raise Invalid("file", "invalid.missing")
        data, name = await sent.read(MAX_BYTES + 1), sent.filename or ""
        await performed(house(), caller, import_desk.keep, activity_id, data, name)
    except CivicError as wrong:
        said = complaint_of(wrong)
        query = urlencode({"error": said.key, **said.figures})
        return RedirectResponse(f"{page}?{query}", 303)
    return RedirectResponse(page, 303)


@in_words
async def _export(request: Request) -> Response:
    try:
        kind = Format(request.path_params["kind"])
    except ValueError:
        raise NotFound from None
    query = request.query_params
    filters = filters_of(read(query, (), Asked()))
    activity_id, with_people = request.path_params["activity"], query.get("people") == "1"
    order = Order(activity_id, filters, with_people)
    begun, parts = await run_in_threadpool(
        exporting.export, house(), caller_of(request), order, kind
    )
    disposition = f'attachment; filename="{begun.name}.{kind.value}"'
    headers = {"content-disposition": disposition, "cache-control": "no-store"}
    return StreamingResponse(parts, media_type=KINDS[kind], headers=headers)


ROUTES = [
    Route("/api/imports/{activity}", _import, methods=["POST"]),
    Route("/api/activities/{activity}/export.{kind}", _export),
]
BODY_LIMITS = {"/api/imports": MAX_BYTES + ROOM}
