"""Files: taken in from people who are signed in, given back to those who may see them."""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from civic.adapters import documents
from civic.adapters.documents import TYPES, read_document
from civic.adapters.pictures import MOST_BYTES, read_picture
from civic.api.answers import NOT_KEPT, in_words
from civic.api.caller import caller_of, reader_of
from civic.errors import Invalid
from civic.services import uploads
from civic.services.house import house
from civic.services.lanes import performed

UPLOADS = "/api/uploads"
DOCUMENTS = "/api/documents"
AROUND_THE_FILE = 64 * 1024
BODY_LIMITS = {
    UPLOADS: MOST_BYTES + AROUND_THE_FILE,
    DOCUMENTS: documents.MOST_BYTES + AROUND_THE_FILE,
}
FOR_EVER: Mapping[str, str] = {
    # Kept by browsers alone: what the team hides must not stay with a proxy in front.
    "cache-control": "private, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "content-disposition": "inline",
}
CONFIDED: Mapping[str, str] = {**FOR_EVER, "cache-control": "private, no-store"}
"""What not everybody sees: asked for anew each time, and left on no disk."""


@in_words
async def _keep(request: Request) -> Response:
    caller = caller_of(request)
    await performed(house(), caller, uploads.may_keep)
    _, data = await _file(request, Invalid("picture", "upload.not_a_picture"))
    picture = await asyncio.to_thread(read_picture, data)
    kept = await performed(house(), caller, uploads.keep_read, picture)
    answer = {"id": kept.id, "url": kept.url, "width": kept.width, "height": kept.height}
    return JSONResponse(answer, headers=NOT_KEPT)


@in_words
async def _keep_document(request: Request) -> Response:
    caller = caller_of(request)
    await performed(house(), caller, uploads.may_keep)
    sent = await _file(request, Invalid("document", "upload.not_a_document"))
    document = await asyncio.to_thread(read_document, *sent)
    kept = await performed(house(), caller, uploads.keep_document, document)
    return JSONResponse({"id": kept.id, "url": kept.url, "name": kept.name}, headers=NOT_KEPT)


async def _file(request: Request, none: Invalid) -> tuple[str, bytes]:
    """Return the one file of the form with its name; what else it holds is not looked at.

    Raises:
        Invalid: ``none``, if the form holds no file.
    """
    try:
        async with request.form(max_files=1, max_fields=4) as form:
            file = form.get("file")
            if isinstance(file, UploadFile):
                return file.filename or "", await file.read()
    except (MultiPartException, HTTPException):
        pass
    raise none


@in_words
async def _large(request: Request) -> Response:
    return await _picture(request)


@in_words
async def _small(request: Request) -> Response:
    return await _picture(request, "small")


@in_words
async def _face(request: Request) -> Response:
    return await _picture(request, "face")


async def _picture(request: Request, size: str = "") -> Response:
    asked = request.path_params["id"]
    word = request.query_params.get("draft", "")
    found = await performed(house(), reader_of(request), uploads.shown, asked, size, word)
    headers = CONFIDED if found.is_confided else FOR_EVER
    return Response(found.data, media_type="image/webp", headers=dict(headers))


@in_words
async def _document(request: Request) -> Response:
    asked, word = request.path_params["id"], request.query_params.get("draft", "")
    found = await performed(house(), reader_of(request), uploads.document, asked, word)
    saved = f"attachment; filename*=UTF-8''{quote(found.name)}"
    headers = {**CONFIDED, "content-disposition": saved}
    return Response(found.data, media_type=TYPES[found.kind], headers=headers)


ROUTES = [
    Route(UPLOADS, _keep, methods=["POST"]),
    Route(DOCUMENTS, _keep_document, methods=["POST"]),
    Route("/documents/{id}/{name}", _document),
    Route("/files/{id}-small.webp", _small),
    Route("/files/{id}-face.webp", _face),
    Route("/files/{id}.webp", _large),
]
