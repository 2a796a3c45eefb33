"""The organiser's words: statuses, tags and areas, read and changed."""

from collections.abc import Iterator
from typing import Any, TypeVar

from civic.api.v1 import schemas, shaping
from civic.api.v1.bodies import NewArea, NewStatus, NewTag
from civic.api.v1.endpoints import Call, Endpoint, Listed
from civic.api.v1.queries import AreasQuery, TagsQuery
from civic.errors import NotFound
from civic.services import api_projects, areas, taxonomy
from civic.words import Scope

T = TypeVar("T")


async def list_statuses(call: Call[Any, None]) -> Listed:
    """List what can become of a contribution, in the organiser's order.

    The key of a status stays the same whatever it is called.
    """
    return Listed([shaping.status(each) for each in await call.do(api_projects.statuses)])


async def create_status(call: Call[Any, NewStatus]) -> schemas.Status:
    """Add a status.

    Its name is needed in the main language of the platform.
    """
    return await _status(call, await call.act(taxonomy.add_status, call.body.model_dump()))


async def replace_status(call: Call[Any, NewStatus]) -> schemas.Status:
    """Change a status.

    Contributions that have it keep it.
    """
    status_id = call.path["status_id"]
    await call.act(taxonomy.save_status, status_id, call.body.model_dump())
    return await _status(call, status_id)


async def remove_status(call: Call[Any, None]) -> None:
    """Remove a status.

    It is refused once a contribution has, or had, it.
    """
    await call.act(taxonomy.remove_status, call.path["status_id"])


async def list_tags(call: Call[TagsQuery, None]) -> Listed:
    """List the tags of the platform, or those that an activity offers.

    In the organiser's order.
    """
    found = await call.do(api_projects.tags, call.query.activity)
    return Listed([shaping.term(each) for each in found])


async def create_tag(call: Call[Any, NewTag]) -> schemas.Term:
    """Add a tag.

    Its name is needed in the main language of the platform.
    """
    return await _tag(call, await call.act(taxonomy.add_tag, call.body.name))


async def replace_tag(call: Call[Any, NewTag]) -> schemas.Term:
    """Name a tag anew.

    Contributions that carry it keep it.
    """
    await call.act(taxonomy.save_tag, call.path["tag_id"], call.body.name)
    return await _tag(call, call.path["tag_id"])


async def remove_tag(call: Call[Any, None]) -> None:
    """Remove a tag.

    It is refused while contributions carry it.
    """
    await call.act(taxonomy.remove_tag, call.path["tag_id"])


async def list_areas(call: Call[AreasQuery, None]) -> Listed:
    """List the areas of the platform.

    As GeoJSON, those that have a shape.
    """
    found = await call.do(api_projects.areas)
    if call.wants_places:
        return Listed([shaping.outline(each) for each in found if each.shape])
    return Listed([shaping.area(each) for each in found])


async def create_area(call: Call[Any, NewArea]) -> schemas.Area:
    """Add an area.

    Contributions in its shape get it at once.
    """
    made = await call.act(areas.add_area, call.body.name, call.body.shape)
    return await _area(call, made)


async def replace_area(call: Call[Any, NewArea]) -> schemas.Area:
    """Name an area anew, and give it another shape where one is sent.

    Contributions in its shape get it at once.
    """
    await call.act(areas.save_area, call.path["area_id"], call.body.name, call.body.shape)
    return await _area(call, call.path["area_id"])


async def remove_area(call: Call[Any, None]) -> None:
    """Remove an area.

    Its contributions stay.
    """
    await call.act(areas.remove_area, call.path["area_id"])


async def _status(call: Call[Any, Any], status_id: str) -> schemas.Status:
    found = await call.do(api_projects.statuses)
    return shaping.status(_one(each for each in found if each.id == status_id))


async def _tag(call: Call[Any, Any], tag_id: str) -> schemas.Term:
    return shaping.term(await call.do(api_projects.tag, tag_id))


async def _area(call: Call[Any, Any], area_id: str) -> schemas.Area:
    found = await call.do(api_projects.areas)
    return shaping.area(_one(each for each in found if each.label.id == area_id))


def _one(found: Iterator[T]) -> T:
    """Return a thing that was there a moment ago.

    Raises:
        NotFound: if somebody has removed it meanwhile.
    """
    for each in found:
        return each
    raise NotFound


_SCOPE = Scope.PLATFORM_WRITE
_STATUS, _TAG, _AREA = "/statuses/{status_id}", "/tags/{tag_id}", "/areas/{area_id}"

ENDPOINTS = [
    Endpoint("GET", "/statuses", list_statuses, "statuses", gives=schemas.Status, lists=True),
    Endpoint("POST", "/statuses", create_status, "statuses", _SCOPE, schemas.Status,
             body=NewStatus),
    Endpoint("PUT", _STATUS, replace_status, "statuses", _SCOPE, schemas.Status,
             body=NewStatus),
    Endpoint("DELETE", _STATUS, remove_status, "statuses", _SCOPE),
    Endpoint("GET", "/tags", list_tags, "tags", gives=schemas.Term, lists=True, query=TagsQuery),
    Endpoint("POST", "/tags", create_tag, "tags", _SCOPE, schemas.Term, body=NewTag),
    Endpoint("PUT", _TAG, replace_tag, "tags", _SCOPE, schemas.Term, body=NewTag),
    Endpoint("DELETE", _TAG, remove_tag, "tags", _SCOPE),
    Endpoint("GET", "/areas", list_areas, "areas", gives=schemas.Area, lists=True, places=True,
             query=AreasQuery),
    Endpoint("POST", "/areas", create_area, "areas", _SCOPE, schemas.Area, body=NewArea),
    Endpoint("PUT", _AREA, replace_area, "areas", _SCOPE, schemas.Area, body=NewArea),
    Endpoint("DELETE", _AREA, remove_area, "areas", _SCOPE),
]  # fmt: skip
