"""The OpenAPI 3.1 description of the API, made from what its endpoints declare."""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from inspect import getdoc
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from civic.api.v1 import guide
from civic.api.v1.asking import GEOJSON
from civic.api.v1.endpoints import Endpoint
from civic.api.v1.geojson import FeatureCollection
from civic.api.v1.routes import OPEN, ROOT, endpoints
from civic.api.v1.schemas import Problem
from civic.services.house import house
from civic.services.reach import site_address

REF = "#/components/schemas/{model}"
JSON, PROBLEM = "application/json", "application/problem+json"
NAMED = re.compile(r"\{(\w+)\}")
REFUSALS = {"401": "Unauthorized", "403": "Forbidden", "404": "NotFound", "422": "Invalid"}
REFUSED_WRITES = {"400": "BadRequest", "409": "Conflict", "413": "TooLarge", "415": "NoJson"}
CHANGED = {"412": "NotAsRead"}
FILE = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {"file": {"type": "string", "format": "binary"}},
            "required": ["file"],
        }
    }
}
TOO_FAST = {"429": "TooFast"}
TELLS = {
    "BadRequest": "What was sent is no JSON.",
    "Unauthorized": "A key is needed, or the one that was sent opens nothing.",
    "Forbidden": "The key lacks the scope, its owner may not, or the act is closed.",
    "NotFound": "Nothing is there, or nothing that the caller may see.",
    "Conflict": "What is there stands against it: in use, used up, supported by others.",
    "NotAsRead": "What If-Match names has changed since it was read.",
    "TooLarge": "More was sent than one request may bring: 4 MiB, for a file its own limit.",
    "NoJson": "What was sent is announced as something else than JSON, or than a form for a file.",
    "Invalid": "A field cannot be read; it is named.",
    "TooFast": "Too many requests; Retry-After says when to try again.",
}


async def _document(_: Request) -> Response:
    body = json.dumps(document(), ensure_ascii=False, separators=(",", ":"))
    kept = {"cache-control": "public, max-age=300", **OPEN}
    return Response(body, headers=kept, media_type=JSON)


def document() -> dict[str, Any]:
    """Return the description, with the address of this platform."""
    site, made = site_address(house()), _made()
    contact = {"name": "The organiser of this platform", "url": site}
    return {
        **made,
        "info": {**made["info"], "contact": contact},
        "servers": [{"url": f"{site}{ROOT}"}],
    }


@cache
def _made() -> dict[str, Any]:
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in endpoints():
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint)
    families = dict.fromkeys(endpoint.family for endpoint in endpoints())
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Civic API",
            "version": f"1 ({_version()})",
            "description": guide.INTRODUCTION,
            "license": {
                "name": "AGPL-3.0-or-later",
                "url": "https://www.gnu.org/licenses/agpl-3.0.html",
            },
        },
        "tags": [{"name": name, "description": guide.FAMILIES[name]} for name in families],
        "paths": paths,
        "components": _components(),
    }


def words_of(endpoint: Endpoint) -> tuple[str, str]:
    """Return what an endpoint does in a line, and more of it, as its handler says."""
    first, _, rest = (getdoc(endpoint.handler) or "").partition("\n\n")
    needs = f"Needs the scope `{endpoint.scope.value}`." if endpoint.scope else ""
    more = " ".join(part for part in (" ".join(rest.split()), needs) if part)
    return first.rstrip("."), more or first


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    summary, description = words_of(endpoint)
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": summary,
        "description": description,
        "tags": [endpoint.family],
        "security": [{"key": []}] if endpoint.scope else [{}, {"key": []}],
        "parameters": [*parameters(endpoint), *_headers(endpoint)],
        "responses": _responses(endpoint),
    }
    if endpoint.body:
        operation["requestBody"] = {"required": True, "content": _content(endpoint.body)}
    if endpoint.takes_file:
        operation["requestBody"] = {"required": True, "content": FILE}
    return operation


def parameters(endpoint: Endpoint) -> Iterator[dict[str, Any]]:
    """Yield what the address of an endpoint names and asks."""
    for name in NAMED.findall(endpoint.path):
        schema = {"type": "string", "minLength": 1, "maxLength": 40, "pattern": "^[0-9A-Za-z]+$"}
        yield {"name": name, "in": "path", "required": True, "schema": schema}
    for name, field in endpoint.query.model_json_schema().get("properties", {}).items():
        described = {"description": field["description"]} if "description" in field else {}
        kinds = [each for each in field.get("anyOf", ()) if each.get("type") != "null"]
        schema = {key: field[key] for key in field if key not in ("title", "description", "anyOf")}
        if kinds:
            schema = kinds[0]
        yield {"name": name, "in": "query", "required": False, "schema": schema, **described}


def _headers(endpoint: Endpoint) -> list[dict[str, str]]:
    named = ["IfNoneMatch" if endpoint.method == "GET" else "IdempotencyKey", "Language"]
    if endpoint.whole:
        named.append("IfMatch")
    return [{"$ref": f"#/components/parameters/{name}"} for name in named]


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    reads = endpoint.method == "GET"
    refused = {**REFUSALS, **({} if reads else REFUSED_WRITES), **TOO_FAST}
    refused |= CHANGED if endpoint.whole else {}
    found: dict[str, Any] = {str(endpoint.status.value): _success(endpoint)}
    if reads:
        found["304"] = {"description": "What If-None-Match names has not changed."}
    for status, name in sorted(refused.items()):
        found[status] = {"$ref": f"#/components/responses/{name}"}
    return found


def _success(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.gives is None:
        return {"description": "Done."}
    if not endpoint.lists:
        return {"description": "Done.", "content": _content(endpoint.gives)}
    content: dict[str, Any] = {JSON: {"schema": _page_of(endpoint.gives)}}
    if endpoint.places:
        content[GEOJSON] = _content(FeatureCollection)[JSON]
    return {"description": "A piece of the list.", "content": content}


def _page_of(model: type[BaseModel]) -> dict[str, Any]:
    cursor = {"type": ["string", "null"], "description": "Cursor of the next piece, if any."}
    items = {"$ref": REF.format(model=model.__name__)}
    return {
        "type": "object",
        "properties": {"data": {"type": "array", "items": items}, "next": cursor},
        "required": ["data", "next"],
    }


def _content(model: type[BaseModel]) -> dict[str, Any]:
    return {JSON: {"schema": {"$ref": REF.format(model=model.__name__)}}}


def _components() -> dict[str, Any]:
    gives = {endpoint.gives for endpoint in endpoints() if endpoint.gives}
    bodies = {endpoint.body for endpoint in endpoints() if endpoint.body}
    models: list[Any] = [(each, "serialization") for each in (*gives, FeatureCollection, Problem)]
    models += [(each, "validation") for each in bodies]
    _, found = models_json_schema(models, ref_template=REF)
    problem = {PROBLEM: {"schema": {"$ref": REF.format(model="Problem")}}}
    return {
        "schemas": dict(sorted(found["$defs"].items())),
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer",
                                    "description": guide.KEYS}},
        "parameters": _PARAMETERS,
        "responses": {name: {"description": told, "content": problem}
                      for name, told in TELLS.items()},
    }  # fmt: skip


def _version() -> str:
    try:
        return version("civic")
    except PackageNotFoundError:
        return "from source"


_PARAMETERS = {
    "IfNoneMatch": {
        "name": "If-None-Match", "in": "header", "required": False,
        "description": "The ETag of what the caller has: 304 where it is the same still.",
        "schema": {"type": "string"},
    },
    "IdempotencyKey": {
        "name": "Idempotency-Key", "in": "header", "required": False,
        "description": "Names the request, so that sent twice within a day it is done once.",
        "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    },
    "IfMatch": {
        "name": "If-Match", "in": "header", "required": False,
        "description": "The ETag that reading gave: 412 where it is no longer so.",
        "schema": {"type": "string"},
    },
    "Language": {
        "name": "Accept-Language", "in": "header", "required": False,
        "description": "The language of texts and refusals, as browsers say it.",
        "schema": {"type": "string"},
    },
}  # fmt: skip

ROUTES = [Route(f"{ROOT}/openapi.json", _document)]
