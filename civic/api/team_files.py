"""Files that the team sends: map layers of a project, areas of the platform.

They come by a real form, as a file may be larger than an event; the answer leads back to the
page, with what was wrong in its address. Nothing is read of what those send who may not.
"""

from urllib.parse import urlencode

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from civic.api.caller import caller_of
from civic.errors import CivicError
from civic.rules.layers import MOST_BYTES
from civic.services import areas, layer_editor
from civic.services.house import house
from civic.services.lanes import performed
from civic.state.notices import complaint_of

ROOM = 64 * 1024
"""What a form takes besides its file."""


async def _layer(request: Request) -> Response:
    project_id = request.path_params["project_id"]
    back = f"/admin/projects/{project_id}/layers"
    caller = caller_of(request)
    try:
        await performed(house(), caller, layer_editor.may_add, project_id)
        form = await request.form()
        name, data = form.get("name", ""), await _file(form)
        await performed(house(), caller, layer_editor.add_layer, project_id, name, data)
    except CivicError as wrong:
        return back_with(back, wrong)
    return RedirectResponse(back, status_code=303)


async def _areas(request: Request) -> Response:
    back = "/admin/settings/areas"
    caller = caller_of(request)
    try:
        await performed(house(), caller, areas.may_add)
        data = await _file(await request.form())
        await performed(house(), caller, areas.add_areas, data)
    except CivicError as wrong:
        return back_with(back, wrong)
    return RedirectResponse(back, status_code=303)


async def _file(form: FormData) -> bytes:
    sent = form.get("file")
    return await sent.read(MOST_BYTES + 1) if isinstance(sent, UploadFile) else b""


def back_with(page: str, wrong: CivicError) -> Response:
    """Lead back to a page, with what was wrong in its address."""
    said = complaint_of(wrong)
    figure = next(iter(said.figures.values()), "")
    asked = urlencode({"problem": said.key, "most": figure, **said.figures})
    return RedirectResponse(f"{page}?{asked}", status_code=303)


ROUTES = [
    Route("/api/team/layers/{project_id:str}", _layer, methods=["POST"]),
    Route("/api/team/areas", _areas, methods=["POST"]),
]
BODY_LIMITS = {"/api/team/layers": MOST_BYTES + ROOM, "/api/team/areas": MOST_BYTES + ROOM}
