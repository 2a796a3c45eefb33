"""Pictures and files for contributions, taken in as the site takes those of people."""

import asyncio
from typing import Any

from civic.adapters import documents
from civic.adapters.pictures import MOST_BYTES, read_picture
from civic.api.v1 import file_schemas, shaping
from civic.api.v1.endpoints import Call, Endpoint
from civic.services import uploads
from civic.words import Scope

PATH = "/pictures"
FILES = "/files"
AROUND = 64 * 1024
"""What a form puts around a file."""
LIMITS = {PATH: MOST_BYTES + AROUND, FILES: documents.MOST_BYTES + AROUND}


async def send_picture(call: Call[Any, tuple[str, bytes]]) -> file_schemas.Upload:
    """Send a picture, to be named in a contribution.

    JPEG, PNG, WebP, GIF or HEIF; it is made harmless,
    and what cameras note in it is taken out.
    """
    await call.do(uploads.may_keep)
    picture = await asyncio.to_thread(read_picture, call.body[1])
    made = await call.do(uploads.kept, await call.act(uploads.keep_read, picture))
    url = shaping.address(made.url)
    return file_schemas.Upload(id=made.id, url=url, width=made.width, height=made.height)


async def send_file(call: Call[Any, tuple[str, bytes]]) -> file_schemas.SentFile:
    """Send a file, to be named in the answer to a question that asks for files.

    Until a contribution names it, it is there for who sent it alone.
    """
    await call.do(uploads.may_keep)
    found = await asyncio.to_thread(documents.read_document, *call.body)
    made = await call.act(uploads.keep_document, found)
    return file_schemas.SentFile(id=made, name=found.name, type=found.kind, size=len(found.data))


ENDPOINTS = [
    Endpoint("POST", PATH, send_picture, "inputs", Scope.INPUTS_WRITE, file_schemas.Upload,
             takes_file=True),
    Endpoint("POST", FILES, send_file, "inputs", Scope.INPUTS_WRITE, file_schemas.SentFile,
             takes_file=True),
]  # fmt: skip
