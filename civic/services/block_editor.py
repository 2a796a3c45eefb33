"""A page of blocks in the hands of those who make it: each change is kept as it is made.

Nothing of it is public until it is published.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from civic.errors import Invalid, NotFound
from civic.models import BlockPage, Person, Upload
from civic.rules import block_order, block_writing, blocks
from civic.rules.block_order import Spot
from civic.rules.blocks import Blocks
from civic.services import block_pages
from civic.services.work import Work
from civic.words import new_id

KEPT_REMOVED = 20
R = TypeVar("R")


def add(work: Work, owner: str, kind: object, home: str = "") -> str:
    """Put a new block at the end of a page, or of columns; return its id.

    Raises:
        Invalid: if there is no such kind, or there are as many blocks as there may be.
    """

    def change(drafted: Blocks) -> tuple[Blocks, str]:
        block = block_order.begun(kind, home)
        _may_stand(owner, block)
        return block_order.put(drafted, block, Spot(home, block_order.MOST_BLOCKS)), block.id

    return _changed(work, owner, change)


def save(
    work: Work, owner: str, block_id: str, typed: Mapping[str, Any], seen: int | None = None
) -> int:
    """Keep what was typed into a block; return its revision.

    ``seen`` is the revision that those who typed began with.

    Raises:
        Invalid: if a field is wrong, or a colleague has changed the same block meanwhile.
    """

    def change(drafted: Blocks) -> tuple[Blocks, int]:
        block = block_order.found(drafted, block_id)
        if seen is not None and seen != block.revision:
            raise Invalid("block", "team_blocks.changed", who=_name(work, block.by))
        filled = block_writing.filled(block, typed, block_pages.may_name(work, owner))
        if filled == block:
            return drafted, block.revision
        after = _next(work, filled)
        return block_order.replaced(drafted, after), after.revision

    return _changed(work, owner, change)


def place(work: Work, owner: str, block_id: str, at: int) -> int:
    """Move a block to another place among those beside it; return where it stands, from 0."""

    def change(drafted: Blocks) -> tuple[Blocks, int]:
        after = block_order.moved(drafted, block_id, at)
        return after, block_order.spot_of(after, block_id).at

    return _changed(work, owner, change)


def duplicate(work: Work, owner: str, block_id: str) -> str:
    """Put a block that says the same after another; return its id."""

    def change(drafted: Blocks) -> tuple[Blocks, str]:
        twin = block_order.doubled(block_order.found(drafted, block_id))
        spot = block_order.spot_of(drafted, block_id)
        return block_order.put(drafted, twin, Spot(spot.home, spot.at + 1)), twin.id

    return _changed(work, owner, change)


def remove(work: Work, owner: str, block_id: str) -> str:
    """Take a block out of a page; return the word by which it comes back."""
    row = block_pages.managed(work, owner)
    drafted = blocks.read(row.draft)
    block, spot = block_order.found(drafted, block_id), block_order.spot_of(drafted, block_id)
    gone = {
        "entry": new_id(),
        "home": spot.home,
        "at": spot.at,
        "block": block.model_dump(mode="json"),
    }
    row.removed = [*row.removed, gone][-KEPT_REMOVED:]
    _keep(work, row, block_order.without(drafted, block_id))
    return str(gone["entry"])


def put_back(work: Work, owner: str, entry: object) -> str:
    """Put a block back where it was; return its id.

    Raises:
        NotFound: if it is back already, or was removed too long ago.
    """
    row = block_pages.managed(work, owner)
    gone = next((each for each in row.removed if each["entry"] == entry), None)
    if gone is None:
        raise NotFound
    (block,) = blocks.read([gone["block"]])
    row.removed = [each for each in row.removed if each is not gone]
    spot = Spot(gone["home"], gone["at"])
    _keep(work, row, block_order.put(blocks.read(row.draft), block, spot))
    return str(block.id)


def add_item(work: Work, owner: str, block_id: str) -> str:
    """Let a block list one thing more, a link or a question; return its id."""
    return _with_item(work, owner, block_id, {})


def put_upload(work: Work, owner: str, block_id: str, upload_id: str) -> None:
    """Show a picture in a block, or list a picture or a document in it.

    Raises:
        NotFound: if no such file was sent by the one at work.
        Invalid: if the block shows none of this kind.
    """
    row = work.session.get(Upload, upload_id)
    if row is None or row.owner_id != work.actor.person_id:
        raise NotFound
    drafted = blocks.read(block_pages.managed(work, owner).draft)
    kind = block_order.found(drafted, block_id).kind
    if (kind == "files") != bool(row.kind) or kind not in ("files", "gallery", "image"):
        raise Invalid("block", "invalid.choice")
    if kind == "image":
        _changed(work, owner, lambda page: (_pictured(work, page, block_id, row.id), ""))
    elif kind == "gallery":
        _with_item(work, owner, block_id, {"picture": row.id})
    else:
        _with_item(work, owner, block_id, {"upload": row.id})


def move_item(work: Work, owner: str, block_id: str, item_id: str, steps: int) -> None:
    """Move what a block lists some places up (negative) or down."""

    def change(drafted: Blocks) -> tuple[Blocks, str]:
        block = block_order.found(drafted, block_id)
        after = _next(work, block_order.with_items_in_order(block, item_id, steps))
        return block_order.replaced(drafted, after), ""

    _changed(work, owner, change)


def remove_item(work: Work, owner: str, block_id: str, item_id: str) -> None:
    """Let a block list one of its things no more."""

    def change(drafted: Blocks) -> tuple[Blocks, str]:
        block = block_order.without_item(block_order.found(drafted, block_id), item_id)
        return block_order.replaced(drafted, _next(work, block)), ""

    _changed(work, owner, change)


def gaps_in(work: Work, drafted: Blocks) -> list[block_writing.Gap]:
    """Return what blocks lack before they can be shown; the caller has asked for leave."""
    settings = work.platform
    return block_writing.gaps(drafted, settings.default_language, settings.video_hosts)


def bare(page: Blocks) -> list[dict[str, Any]]:
    """Return what blocks say, whoever wrote it and however often."""
    return [
        _bare(block) | {"cells": [_bare(cell) for cell in getattr(block, "cells", ())]}
        for block in page
    ]


def _bare(block: Any) -> dict[str, Any]:  # noqa: ANN401  any kind of block
    found: dict[str, Any] = block.model_dump(exclude={"revision", "by", "cells"})
    return found


def _may_stand(owner: str, block: Any) -> None:  # noqa: ANN401
    if block.kind == "section" and owner != block_pages.HOME:
        raise Invalid("kind", "invalid.choice")


def _with_item(work: Work, owner: str, block_id: str, values: Mapping[str, str]) -> str:
    def change(drafted: Blocks) -> tuple[Blocks, str]:
        block = block_order.with_item(block_order.found(drafted, block_id), **values)
        after = _next(work, block)
        return block_order.replaced(drafted, after), blocks.items_of(after)[-1].id

    return _changed(work, owner, change)


def _pictured(work: Work, drafted: Blocks, block_id: str, upload_id: str) -> Blocks:
    block = block_order.found(drafted, block_id).model_copy(update={"picture": upload_id})
    return block_order.replaced(drafted, _next(work, block))


def _next(work: Work, block: Any) -> Any:  # noqa: ANN401
    by = work.actor.person_id or ""
    return block.model_copy(update={"revision": block.revision + 1, "by": by})


def _changed(work: Work, owner: str, change: Callable[[Blocks], tuple[Blocks, R]]) -> R:
    row = block_pages.managed(work, owner)
    after, answer = change(blocks.read(row.draft))
    _keep(work, row, after)
    return answer


def _keep(work: Work, row: BlockPage, after: Blocks) -> None:
    row.draft = blocks.written(after)
    row.revision += 1
    work.session.add(row)
    work.session.flush()
    block_pages.keep_uploads(work, row, after)
    work.tell(f"blocks:{row.owner}")


def _name(work: Work, person_id: str) -> str:
    person = work.session.get(Person, person_id)
    return person.name if person and person.name else "…"
