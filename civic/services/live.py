"""What an open page may listen to, and what of it moves alike for everybody who looks."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlmodel import col

from civic.errors import NotFound
from civic.models import Comment, Input, Job
from civic.services import block_pages, input_pages, talk_rows, vote_desk
from civic.services.input_views import InputPage
from civic.services.talk_views import Reply
from civic.services.team_query import projects_of
from civic.services.views import Card
from civic.services.work import Work, reads
from civic.words import Role

OWN_OF_PAGE = frozenset({
    "read_at", "card", "gone", "answers", "react", "comment", "change", "is_own",
    "can_moderate", "is_followed", "append", "merger",
})  # fmt: skip
OWN_OF_CARD = frozenset({"mine"})
OWN_OF_REPLY = frozenset({"mine", "is_own", "because", "appealed"})
"""What each reader has of their own on a page, so that nobody is told it for everybody.

Updates are told as everybody reads them; those that their author alone reads stay with them.
"""


@dataclass(frozen=True)
class Moved:
    """What moved on the page of an input, as every citizen reads it.

    ``page`` and ``card`` hold the fields that are told anew, ``said`` the comments that were
    written or changed, and ``gone`` the ids of those that are not read any more.
    """

    id: str = ""
    at: datetime | None = None
    page: Mapping[str, object] = field(default_factory=dict)
    card: Mapping[str, object] = field(default_factory=dict)
    said: list[Mapping[str, object]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


@reads
def may_listen(work: Work, topic: str) -> str:
    """Let the reader listen to ``input:<id>`` or ``activity:<id>``, where they may look.

    So they may to ``voting:<id>`` for what becomes of a vote, which doesn't tell that people vote.
    The team may listen to ``desk`` for what colleagues do, to ``vote:<id>`` for how a vote goes,
    to ``moderation``, and to ``moderation:new`` for all that is written, and to
    ``blocks:<owner>`` for a page of theirs. Whoever knows the unguessable id of a job may listen
    to ``job:<id>``. Return the language in which the reader is told.

    Raises:
        Refused: if only the team may listen, and the reader is of none.
        NotFound: if there is no such thing, or the reader may not see it.
    """
    kind, _, name = topic.partition(":")
    if kind in ("moderation", "desk"):
        projects_of(work)
    elif kind == "blocks":
        block_pages.ask(work, name)
    elif kind == "vote":
        vote_desk.managed(work, name)
    elif kind in ("activity", "voting"):
        work.visit(name)
    elif kind == "input":
        _look_at(work, name)
    elif kind != "job" or work.session.get(Job, name) is None:
        raise NotFound
    return work.reader


def _look_at(work: Work, input_id: str) -> Input:
    row = work.session.get(Input, input_id)
    if row is None:
        raise NotFound
    work.visible(row.project_id)
    if row.hidden_at and work.actor.role_in(row.project_id) is Role.CITIZEN:
        raise NotFound
    return row


@reads
def moved(work: Work, input_id: str, parts: Collection[str]) -> Moved:
    """Return what moved of an input for everybody: some of its comments, itself, or all of it.

    A part is the id of a comment, that of the input for its thumbs, or empty for all but the
    conversation.

    Raises:
        NotFound: if not every citizen may read it.
    """
    row = _look_at(work, input_id)
    if not row.is_shown:
        raise NotFound
    if "" in parts:
        page, card = _alike(input_pages.page(work, input_id))
    else:
        page, card = {}, {"up": row.up, "down": row.down, "comments": row.comments}
    said = _said(work, row, set(parts) - {"", input_id})
    gone = [part for part in parts if part not in said and part not in ("", input_id)]
    return Moved(input_id, work.now, page, card, list(said.values()), gone)


def _alike(page: InputPage) -> tuple[dict[str, object], dict[str, object]]:
    """Return what of a page everybody reads alike: the fields of the page, those of its card."""
    return _fields(page, OWN_OF_PAGE), _fields(page.card, OWN_OF_CARD)


def _fields(whole: InputPage | Card | Reply, own: Collection[str]) -> dict[str, object]:
    return {one.name: getattr(whole, one.name) for one in fields(whole) if one.name not in own}


def _said(work: Work, row: Input, ids: Collection[str]) -> dict[str, Mapping[str, object]]:
    """Return comments of an input as everybody reads them, by their ids, the oldest first."""
    if not ids:
        return {}
    query = talk_rows.comments().where(col(Comment.id).in_(ids), *talk_rows.told(work, row.id))
    query = query.order_by(col(Comment.created_at), col(Comment.id))
    rows: list[Any] = list(work.session.connection().execute(query))
    replies = talk_rows.replies(work, row.project_id, rows)
    return {reply.id: _fields(reply, OWN_OF_REPLY) for reply in replies}
