"""Contributions that say the same: one is merged into another, and parted from it again."""

from typing import Any

from civic.api.v1 import form_schemas, form_shaping
from civic.api.v1.bodies import NewMerge
from civic.api.v1.endpoints import Call, Endpoint
from civic.api.v1.inputs import as_read
from civic.services import api_inputs, merging
from civic.services.bulk import Chosen
from civic.words import Scope


async def merge_input(call: Call[Any, NewMerge]) -> form_schemas.InputDetail:
    """Merge a contribution into another of its project, for a reason that everybody reads.

    It can still be read, and leads to the one that stays. Support is not moved: whoever took part
    is asked, ten minutes later, whether they support the one that stays. Merged into one that was
    merged itself, it leads to where that one does.
    """
    input_id, sent = call.path["input_id"], call.body
    await call.act(merging.merge_one, input_id, sent.into, sent.because)
    return form_shaping.whole(await call.do(api_inputs.one, input_id))


async def part_input(call: Call[Any, None]) -> None:
    """Part a contribution again from what it was merged into.

    It gets back the status that it had, and stands in lists as before. One that is not merged
    stays as it is.
    """
    await call.act(merging.part, Chosen((call.path["input_id"],)))


_SCOPE, _MERGE = Scope.ANSWERS_WRITE, "/inputs/{input_id}/merge"

ENDPOINTS = [
    Endpoint("POST", _MERGE, merge_input, "answers", _SCOPE, form_schemas.InputDetail,
             body=NewMerge, whole=as_read),
    Endpoint("DELETE", _MERGE, part_input, "answers", _SCOPE, whole=as_read),
]  # fmt: skip
