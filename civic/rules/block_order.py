"""Blocks put, moved, doubled and taken away: a page before and after, without any database."""

from dataclasses import dataclass
from typing import Any

from civic.errors import Invalid, NotFound
from civic.rules.blocks import CLASSES, ITEMS, KINDS, SIMPLE, Blocks, every, items_of
from civic.words import new_id

MOST_BLOCKS = 80
MOST_CELLS = 12
MOST_ITEMS = 60


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block stands: on the page itself or inside of columns, and at which place."""

    home: str = ""
    at: int = 0


def found(blocks: Blocks, block_id: object) -> Any:  # noqa: ANN401  any kind of block
    """Return a block of a page, or of its columns.

    Raises:
        NotFound: if there is none of that id.
    """
    for block in every(blocks):
        if block.id == block_id:
            return block
    raise NotFound


def replaced(blocks: Blocks, block: Any) -> Blocks:  # noqa: ANN401
    """Return a page with a block as it is now."""
    return tuple(
        block
        if one.id == block.id
        else one.model_copy(update={"cells": _swapped(one.cells, block)})
        if hasattr(one, "cells")
        else one
        for one in blocks
    )


def begun(kind: object, home: str = "") -> Any:  # noqa: ANN401
    """Return a new block of a kind, with the first of what it lists.

    Raises:
        Invalid: if there is no such kind, or columns cannot hold it.
    """
    if kind not in (SIMPLE if home else KINDS):
        raise Invalid("kind", "invalid.choice")
    block = CLASSES[str(kind)]()
    if kind in ("links", "accordion"):
        return with_item(block)
    if kind == "columns":
        cells = (CLASSES["text"](), CLASSES["text"]())
        return block.model_copy(update={"cells": cells})
    return block


def put(blocks: Blocks, block: Any, spot: Spot) -> Blocks:  # noqa: ANN401
    """Return a page with one more block at a spot, or at the end where that is beyond.

    Raises:
        NotFound: if the columns it should stand in are not there.
        Invalid: if there are as many as there may be.
    """
    siblings = _siblings(blocks, spot.home)
    if len(siblings) >= (MOST_CELLS if spot.home else MOST_BLOCKS):
        raise Invalid("kind", "team_blocks.full", most=str(len(siblings)))
    at = max(0, min(len(siblings), spot.at))
    return _with_siblings(blocks, spot.home, (*siblings[:at], block, *siblings[at:]))


def spot_of(blocks: Blocks, block_id: str) -> Spot:
    """Return where a block stands.

    Raises:
        NotFound: if there is none of that id.
    """
    for at, block in enumerate(blocks):
        if block.id == block_id:
            return Spot("", at)
        for place, cell in enumerate(getattr(block, "cells", ())):
            if cell.id == block_id:
                return Spot(block.id, place)
    raise NotFound


def moved(blocks: Blocks, block_id: str, place: int) -> Blocks:
    """Return a page with a block at another place among those beside it."""
    block, spot = found(blocks, block_id), spot_of(blocks, block_id)
    return put(without(blocks, block_id), block, Spot(spot.home, place))


def without(blocks: Blocks, block_id: str) -> Blocks:
    """Return a page without one of its blocks."""
    home = spot_of(blocks, block_id).home
    left = tuple(one for one in _siblings(blocks, home) if one.id != block_id)
    return _with_siblings(blocks, home, left)


def doubled(block: Any) -> Any:  # noqa: ANN401
    """Return another block that says the same."""
    changes: dict[str, Any] = {"id": new_id(), "revision": 0}
    if block.kind in ITEMS:
        name, _ = ITEMS[block.kind]
        changes[name] = tuple(i.model_copy(update={"id": new_id()}) for i in items_of(block))
    if hasattr(block, "cells"):
        changes["cells"] = tuple(doubled(cell) for cell in block.cells)
    return block.model_copy(update=changes)


def with_item(block: Any, **values: Any) -> Any:  # noqa: ANN401
    """Return a block that lists one thing more.

    Raises:
        Invalid: if it lists nothing, or as much as it may.
    """
    if block.kind not in ITEMS:
        raise Invalid("kind", "invalid.choice")
    name, made = ITEMS[block.kind]
    if len(items_of(block)) >= MOST_ITEMS:
        raise Invalid("items", "team_blocks.full", most=str(MOST_ITEMS))
    return block.model_copy(update={name: (*items_of(block), made(**values))})


def with_items_in_order(block: Any, item_id: str, steps: int) -> Any:  # noqa: ANN401
    """Return a block that lists one of its things some places further."""
    items = list(items_of(block))
    at = next((at for at, each in enumerate(items) if each.id == item_id), None)
    if at is None:
        raise NotFound
    item = items.pop(at)
    items.insert(max(0, min(len(items), at + steps)), item)
    return block.model_copy(update={ITEMS[block.kind][0]: tuple(items)})


def without_item(block: Any, item_id: str) -> Any:  # noqa: ANN401
    """Return a block that lists one of its things no more."""
    left = tuple(each for each in items_of(block) if each.id != item_id)
    return block.model_copy(update={ITEMS[block.kind][0]: left} if block.kind in ITEMS else {})


def _siblings(blocks: Blocks, home: str) -> tuple[Any, ...]:
    if not home:
        return blocks
    cells: tuple[Any, ...] | None = getattr(found(blocks, home), "cells", None)
    if cells is None:
        raise NotFound
    return cells


def _with_siblings(blocks: Blocks, home: str, siblings: tuple[Any, ...]) -> Blocks:
    if not home:
        return siblings
    columns = found(blocks, home)
    return replaced(blocks, columns.model_copy(update={"cells": siblings}))


def _swapped(cells: tuple[Any, ...], block: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple(block if cell.id == block.id else cell for cell in cells)
