"""Typefaces of the organiser's own: sent by a form of the team, fetched by every page."""

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from civic.api.answers import in_words
from civic.api.caller import caller_of, reader_of
from civic.api.shell.texts import FOR_EVER
from civic.api.team_files import ROOM, back_with
from civic.errors import CivicError
from civic.rules.fonts import MOST_BYTES
from civic.services import fonts
from civic.services.house import house
from civic.services.lanes import performed

PAGE = "/admin/settings/look"
SENT_TO = "/api/team/fonts"


async def _add(request: Request) -> Response:
    caller = caller_of(request)
    try:
        await performed(house(), caller, fonts.may_add)
        form = await request.form()
        sent = form.get("file")
        data = await sent.read(MOST_BYTES + 1) if isinstance(sent, UploadFile) else b""
        given = form.get("name", ""), form.get("licence", "")
        await performed(house(), caller, fonts.add_font, *given, data)
    except CivicError as wrong:
        return back_with(PAGE, wrong)
    return RedirectResponse(PAGE, status_code=303)


@in_words
async def _font(request: Request) -> Response:
    asked = request.path_params["id"]
    data = await performed(house(), reader_of(request), fonts.font_file, asked)
    safe = {"x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'"}
    return Response(data, media_type="font/woff2", headers={**FOR_EVER, **safe})


ROUTES = [Route(SENT_TO, _add, methods=["POST"]), Route("/fonts/own-{id}.woff2", _font)]
BODY_LIMITS = {SENT_TO: MOST_BYTES + ROOM}
