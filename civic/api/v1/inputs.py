"""Contributions: read, handed in, changed, taken back, supported."""

from collections.abc import Mapping
from typing import Any

from civic.api.v1 import form_schemas, form_shaping, schemas, shaping
from civic.api.v1.bodies import NewInput, NewWords, Thumb
from civic.api.v1.endpoints import Call, Endpoint, Listed
from civic.api.v1.queries import InputsQuery
from civic.services import api_inputs, inputs, reactions, updates
from civic.services.api_inputs import Wanted
from civic.services.input_lists import Filters
from civic.services.inputs import Draft
from civic.services.work import Work
from civic.words import Scope, Subject


async def list_inputs(call: Call[InputsQuery, None]) -> Listed:
    """List contributions.

    Only those that everybody sees, in every project the caller may look at. As GeoJSON, only
    those that have a place.
    """
    asked = call.query
    filters = Filters(
        text=asked.q,
        tags=asked.ids("tag"),
        areas=asked.ids("area"),
        statuses=asked.ids("status"),
        order=asked.order,
    )
    wanted = Wanted(
        project=asked.project,
        activity=asked.activity,
        filters=filters,
        since=asked.since,
        only_placed=call.wants_places,
        cursor=asked.cursor,
        limit=asked.limit,
    )
    found = await call.do(api_inputs.inputs, wanted)
    shaped: Any = shaping.pin if call.wants_places else shaping.contribution
    return Listed([shaped(item) for item in found.items], found.after)


async def read_input(call: Call[Any, None]) -> form_schemas.InputDetail:
    """Read a contribution with its history and official replies.

    One that is hidden or withdrawn is there for its author and the team only. One that was merged
    into another stands in no list, is read here, and says where it leads.
    """
    return form_shaping.whole(await call.do(api_inputs.one, call.path["input_id"]))


async def create_input(call: Call[Any, NewInput]) -> form_schemas.InputDetail:
    """Hand in a contribution in the name of the key's owner.

    It is refused as it would be on the site: closed phases, limits, missing fields, pace.
    """
    made = await call.act(inputs.submit, call.path["activity_id"], draft_of(call.body))
    return form_shaping.whole(await call.do(api_inputs.one, made))


async def replace_input(call: Call[Any, NewInput]) -> form_schemas.InputDetail:
    """Change one's own contribution while nobody else has supported it.

    What it said before is kept as a version.
    """
    await call.act(inputs.edit, call.path["input_id"], draft_of(call.body))
    return form_shaping.whole(await call.do(api_inputs.one, call.path["input_id"]))


async def withdraw_input(call: Call[Any, None]) -> None:
    """Take one's own contribution back while nobody else has supported it.

    Its page stays and says so.
    """
    await call.act(inputs.withdraw, call.path["input_id"])


async def append_update(call: Call[Any, NewWords]) -> form_schemas.InputDetail:
    """Tell how one's own contribution goes on, once it can be changed no more.

    Updates are dated, stay as they are, and can be taken back like comments.
    """
    await call.act(updates.append, call.path["input_id"], call.body.body)
    return form_shaping.whole(await call.do(api_inputs.one, call.path["input_id"]))


async def react_to_input(call: Call[Any, Thumb]) -> schemas.Thumbs:
    """Give a contribution a thumb, or take it back.

    Giving the same one twice changes nothing.
    """
    return await thumb(call, Subject.INPUT, call.path["input_id"])


async def thumb(call: Call[Any, Thumb], kind: Subject, subject_id: str) -> schemas.Thumbs:
    """Give a thumb; done twice it is done once, so that it needs no name to be repeated."""
    found = await call.do(reactions.react, kind, subject_id, call.body.value)
    return schemas.Thumbs(up=found.up, down=found.down, mine=found.mine)


def as_read(work: Work, path: Mapping[str, str]) -> form_schemas.InputDetail:
    """Return a contribution as it is read, within the work that is going to change it."""
    return form_shaping.whole(api_inputs.one(work, path["input_id"]))


def draft_of(sent: NewInput) -> Draft:
    """Return a contribution as the form of the site would send it."""
    return Draft(
        title=sent.title,
        body=sent.body,
        lat=sent.lat,
        lng=sent.lng,
        address=sent.address,
        tags=sent.tags,
        pictures=[{"id": each.id, "alt": each.alt} for each in sent.pictures],
        answers=sent.answers(),
        masked=sent.masked,
    )


_WRITES, _REACTS = Scope.INPUTS_WRITE, Scope.REACTIONS_WRITE
_ONE = "/inputs/{input_id}"

ENDPOINTS = [
    Endpoint("GET", "/inputs", list_inputs, "inputs", gives=schemas.Input, lists=True,
             places=True, query=InputsQuery),
    Endpoint("POST", "/activities/{activity_id}/inputs", create_input, "inputs", _WRITES,
             form_schemas.InputDetail, body=NewInput),
    Endpoint("GET", _ONE, read_input, "inputs", gives=form_schemas.InputDetail),
    Endpoint("PUT", _ONE, replace_input, "inputs", _WRITES, form_schemas.InputDetail,
             body=NewInput, whole=as_read),
    Endpoint("POST", f"{_ONE}/updates", append_update, "inputs", _WRITES,
             form_schemas.InputDetail, body=NewWords),
    Endpoint("DELETE", _ONE, withdraw_input, "inputs", _WRITES, whole=as_read),
    Endpoint("PUT", f"{_ONE}/reaction", react_to_input, "inputs", _REACTS, schemas.Thumbs,
             body=Thumb),
]  # fmt: skip
