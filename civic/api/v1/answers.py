"""What the team does with a contribution: status, official reply, tags, place, hiding."""

from typing import Any

from civic.api.v1 import form_schemas, form_shaping
from civic.api.v1.bodies import Because, GivenStatus, NewAnswer, Sorting, Spot
from civic.api.v1.endpoints import Call, Endpoint
from civic.api.v1.inputs import as_read
from civic.errors import Invalid
from civic.services import answers, api_inputs
from civic.words import Scope


async def set_status(call: Call[Any, GivenStatus]) -> form_schemas.InputDetail:
    """Give a contribution a status, with why and in whose name.

    The same one again, without a note, changes nothing.
    """
    sent = call.body
    await call.act(answers.set_status, _id(call), sent.status_id, sent.note, sent.department)
    return await _now(call)


async def create_answer(call: Call[Any, NewAnswer]) -> form_schemas.InputDetail:
    """Reply officially to a contribution.

    The reply is public, dated and signed.
    """
    await call.act(answers.reply, _id(call), call.body.body, call.body.signature)
    return await _now(call)


async def replace_answer(call: Call[Any, NewAnswer]) -> None:
    """Change an official reply, marked as edited from now on.

    For the team of its project.
    """
    sent = call.body
    await call.act(answers.edit_reply, call.path["answer_id"], sent.body, sent.signature)


async def remove_answer(call: Call[Any, None]) -> None:
    """Take an official reply back.

    The log keeps it, and it can be put back there.
    """
    await call.act(answers.remove_reply, call.path["answer_id"])


async def sort_input(call: Call[Any, Sorting]) -> form_schemas.InputDetail:
    """Give a contribution its tags, and its area where no place says it.

    All its tags are replaced by those sent.
    """
    await call.act(answers.sort, _id(call), call.body.tags, call.body.area_id)
    return await _now(call)


async def move_input(call: Call[Any, Spot]) -> form_schemas.InputDetail:
    """Pin a contribution to another place, or to none.

    Its area follows.
    """
    sent = call.body
    if (sent.lat is None) != (sent.lng is None):
        raise Invalid("lat" if sent.lat is None else "lng", "invalid.place")
    await call.act(answers.move, _id(call), sent.lat, sent.lng, sent.address)
    return await _now(call)


async def hide_input(call: Call[Any, Because]) -> None:
    """Hide a contribution from everyone but the team, for a reason that its author reads.

    For moderators.
    """
    await call.act(answers.hide, _id(call), call.body.because)


async def show_input(call: Call[Any, None]) -> None:
    """Show a hidden contribution to everyone again.

    For moderators.
    """
    await call.act(answers.show, _id(call))


def _id(call: Call[Any, Any]) -> str:
    return call.path["input_id"]


async def _now(call: Call[Any, Any]) -> form_schemas.InputDetail:
    return form_shaping.whole(await call.do(api_inputs.one, _id(call)))


_SCOPE, _GIVES = Scope.ANSWERS_WRITE, form_schemas.InputDetail
_INPUT, _ANSWER = "/inputs/{input_id}", "/answers/{answer_id}"

ENDPOINTS = [
    Endpoint("PUT", f"{_INPUT}/status", set_status, "answers", _SCOPE, _GIVES, body=GivenStatus,
             whole=as_read),
    Endpoint("POST", f"{_INPUT}/answers", create_answer, "answers", _SCOPE, _GIVES,
             body=NewAnswer, whole=as_read),
    Endpoint("PUT", f"{_INPUT}/tags", sort_input, "answers", _SCOPE, _GIVES, body=Sorting,
             whole=as_read),
    Endpoint("PUT", f"{_INPUT}/place", move_input, "answers", _SCOPE, _GIVES, body=Spot,
             whole=as_read),
    Endpoint("PUT", f"{_INPUT}/hidden", hide_input, "answers", _SCOPE, body=Because,
             whole=as_read),
    Endpoint("DELETE", f"{_INPUT}/hidden", show_input, "answers", _SCOPE, whole=as_read),
    Endpoint("PUT", _ANSWER, replace_answer, "answers", _SCOPE, body=NewAnswer),
    Endpoint("DELETE", _ANSWER, remove_answer, "answers", _SCOPE),
]  # fmt: skip
