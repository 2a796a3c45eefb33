"""Reading a request: its key, its query, its body; what cannot be read is said field by field."""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from civic.api.shell.crowd import address_of
from civic.errors import Invalid
from civic.services import repeating
from civic.services.work import Caller
from civic.state.base import language_of

M = TypeVar("M", bound=BaseModel)
GEOJSON = "application/geo+json"
UNREADABLE = "?"
SENTENCES: Mapping[str, str] = {
    "missing": "invalid.missing",
    "string_too_long": "invalid.too_long",
    "string_too_short": "invalid.too_short",
    "int_parsing": "invalid.number",
    "int_type": "invalid.number",
    "float_type": "invalid.number",
    "enum": "invalid.choice",
    "literal_error": "invalid.choice",
}


class WrongMedia(Exception):
    """What was sent is announced as something else than what is taken."""


class Unreadable(Invalid):
    """What was sent is announced as JSON, and is none."""


def caller_of(request: Request) -> Caller:
    """Return who calls: the holder of a key, or nobody; a cookie says nothing here."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    if scheme and scheme.lower() != "bearer":
        key = UNREADABLE
    return Caller(
        key=key.strip() or (UNREADABLE if scheme else ""),
        address=address_of(request),
        language=language_of("", request.headers.get("accept-language", "")),
    )


def query_of(request: Request, model: type[M]) -> M:
    """Return what the address asks.

    Raises:
        Invalid: if it asks something that is not offered, or in a way that cannot be read.
    """
    return _checked(lambda: model.model_validate(dict(request.query_params)))


async def body_of(request: Request, model: type[M]) -> M:
    """Return what was sent.

    Raises:
        WrongMedia: if it is announced as no JSON.
        Invalid: if it is no JSON, or not what is asked for.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise WrongMedia
    sent = await request.body()
    try:
        json.loads(sent, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Unreadable("body", "invalid.json") from None
    return _checked(lambda: model.model_validate_json(sent))


async def file_of(request: Request) -> tuple[str, bytes]:
    """Return the one file that was sent, with its name; what else came with it is not looked at.

    Raises:
        WrongMedia: if it is announced as no form.
        Invalid: if there is none.
    """
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise WrongMedia
    await request.body()  # kept, so that the request can be told from another one as well
    try:
        async with request.form(max_files=1, max_fields=4) as form:
            file = form.get("file")
            if isinstance(file, UploadFile):
                return file.filename or "", await file.read()
    except (MultiPartException, HTTPException):
        pass
    raise Invalid("file", "invalid.missing")


async def repeat_of(request: Request) -> repeating.Request | None:
    """Return the name that a request carries to be sent again safely, if it has one."""
    name = request.headers.get("idempotency-key")
    if name is None:
        return None
    asked = f"{request.method} {request.url.path}\n".encode() + await request.body()
    return repeating.Request(name, hashlib.sha256(asked).hexdigest())


def wants_places(request: Request) -> bool:
    """Say whether the caller asks for GeoJSON."""
    named = request.query_params.get("format", "")
    return named == "geojson" or (not named and GEOJSON in request.headers.get("accept", ""))


def _checked(read: Callable[[], M]) -> M:
    try:
        return read()
    except ValidationError as wrong:
        raise _invalid(wrong) from None


def _invalid(wrong: ValidationError) -> Invalid:
    first = wrong.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"]) or "body"
    limits = first.get("ctx", {})
    key = SENTENCES.get(first["type"], "invalid.request")
    figures = {}
    if "max_length" in limits:
        figures["most"] = str(limits["max_length"])
    if "min_length" in limits:
        figures["least"] = str(limits["min_length"])
    return Invalid(field, key, **figures)


def _no_number(_: str) -> float:
    raise ValueError
