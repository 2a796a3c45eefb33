"""Pictures for contributions, taken in as the site takes those of people."""

import asyncio
from typing import Any

from civic.adapters.pictures import MOST_BYTES, read_picture
from civic.api.v1 import schemas, shaping
from civic.api.v1.endpoints import Call, Endpoint
from civic.services import uploads
from civic.words import Scope

PATH = "/pictures"
MOST_SENT = MOST_BYTES + 64 * 1024
"""The largest request: the picture, and what a form puts around it."""


async def send_picture(call: Call[Any, bytes]) -> schemas.Upload:
    """Send a picture, to be named in a contribution.

    JPEG, PNG, WebP, GIF or HEIF; it is made harmless,
    and what cameras note in it is taken out.
    """
    await call.do(uploads.may_keep)
    picture = await asyncio.to_thread(read_picture, call.body)
    made = await call.do(uploads.kept, await call.act(uploads.keep_read, picture))
    url = shaping.address(made.url)
    return schemas.Upload(id=made.id, url=url, width=made.width, height=made.height)


ENDPOINTS = [
    Endpoint("POST", PATH, send_picture, "inputs", Scope.INPUTS_WRITE, schemas.Upload,
             takes_file=True),
]  # fmt: skip
