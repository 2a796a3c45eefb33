"""Comments: read, written, edited, taken back, hidden, supported."""

from typing import Any

from civic.api.v1 import schemas, shaping
from civic.api.v1.bodies import Because, NewComment, NewWords, Thumb
from civic.api.v1.endpoints import Call, Endpoint, Listed
from civic.api.v1.inputs import thumb
from civic.api.v1.queries import Paged
from civic.services import api_inputs, comments
from civic.words import Scope, Subject


async def list_comments(call: Call[Paged, None]) -> Listed:
    """List the comments on a contribution, the oldest first.

    Answers name the comment they stand under.
    """
    input_id, asked = call.path["input_id"], call.query
    found = await call.do(api_inputs.comments_on, input_id, asked.cursor, asked.limit)
    return Listed([shaping.comment(view, input_id) for view in found.items], found.after)


async def create_comment(call: Call[Any, NewComment]) -> schemas.Comment:
    """Comment on a contribution, or answer a comment.

    An answer to an answer stands beside it.
    """
    input_id = call.path["input_id"]
    asked = call.body
    made = await call.act(
        comments.write, input_id, asked.body, asked.parent_id, masked=asked.masked
    )
    return shaping.comment(await call.do(api_inputs.comment, input_id, made), input_id)


async def edit_comment(call: Call[Any, NewWords]) -> schemas.Comment:
    """Change one's own comment.

    What it said before stays, for everybody to read on its page.
    """
    comment_id = call.path["comment_id"]
    input_id = await call.act(comments.edit, comment_id, call.body.body)
    return shaping.comment(await call.do(api_inputs.comment, input_id, comment_id), input_id)


async def remove_comment(call: Call[Any, None]) -> None:
    """Take one's own comment back.

    Answers to it stay.
    """
    await call.act(comments.remove, call.path["comment_id"])


async def hide_comment(call: Call[Any, Because]) -> None:
    """Hide a comment for a reason that its author reads.

    For moderators.
    """
    await call.act(comments.hide, call.path["comment_id"], call.body.because)


async def show_comment(call: Call[Any, None]) -> None:
    """Show a hidden comment again.

    For moderators.
    """
    await call.act(comments.hide, call.path["comment_id"], "")


async def react_to_comment(call: Call[Any, Thumb]) -> schemas.Thumbs:
    """Give a comment a thumb, or take it back.

    Giving the same one twice changes nothing.
    """
    return await thumb(call, Subject.COMMENT, call.path["comment_id"])


_WRITES, _REACTS, _ANSWERS = Scope.COMMENTS_WRITE, Scope.REACTIONS_WRITE, Scope.ANSWERS_WRITE
_ALL, _ONE = "/inputs/{input_id}/comments", "/comments/{comment_id}"

ENDPOINTS = [
    Endpoint("GET", _ALL, list_comments, "comments", gives=schemas.Comment, lists=True,
             query=Paged),
    Endpoint("POST", _ALL, create_comment, "comments", _WRITES, schemas.Comment, body=NewComment),
    Endpoint("PATCH", _ONE, edit_comment, "comments", _WRITES, schemas.Comment, body=NewWords),
    Endpoint("DELETE", _ONE, remove_comment, "comments", _WRITES),
    Endpoint("PUT", f"{_ONE}/hidden", hide_comment, "comments", _ANSWERS, body=Because),
    Endpoint("DELETE", f"{_ONE}/hidden", show_comment, "comments", _ANSWERS),
    Endpoint("PUT", f"{_ONE}/reaction", react_to_comment, "comments", _REACTS, schemas.Thumbs,
             body=Thumb),
]  # fmt: skip
