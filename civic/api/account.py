"""The picture of one's own account, sent by a real form."""

from urllib.parse import urlencode

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from civic.adapters.pictures import MOST_BYTES
from civic.api.caller import caller_of
from civic.errors import CivicError
from civic.services import account, uploads
from civic.services.house import house
from civic.services.lanes import performed
from civic.state.notices import complaint_of

PICTURE = "/account/picture"
BODY_LIMITS = {PICTURE: MOST_BYTES + 64 * 1024}


async def _picture(request: Request) -> Response:
    caller = caller_of(request)
    async with request.form(max_files=1, max_fields=4) as form:
        sent = form.get("file")
        data = await sent.read() if isinstance(sent, UploadFile) else b""
    try:
        kept = await performed(house(), caller, uploads.keep, data)
        await performed(house(), caller, account.show_picture, kept.id)
    except CivicError as wrong:
        complaint = complaint_of(wrong)
        said = {"error": complaint.key, "field": "picture", **complaint.figures}
        return RedirectResponse(f"/me?{urlencode(said)}", 303)
    return RedirectResponse("/me", 303)


ROUTES = [Route(PICTURE, _picture, methods=["POST"])]
