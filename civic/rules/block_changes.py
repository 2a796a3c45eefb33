"""What changed between two versions of a page, block by block and word by word."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from civic.rules.blocks import Blocks, every, items_of
from civic.rules.changes import Piece, changes
from civic.rules.texts import plain

ADDED, REMOVED, MOVED, CHANGED = "added", "removed", "moved", "changed"
_APART = frozenset({"id", "revision", "by", "cells", "kind"})
_WORDS = ("heading", "body", "caption", "label", "alt")


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text of a block in one language, with what went and what came."""

    lang: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one block: how, and of which kind and words it is."""

    how: str
    kind: str
    words: dict[str, str] = field(default_factory=dict)
    texts: list[Reworded] = field(default_factory=list)
    is_more: bool = False
    """Whether more than words changed: a picture, an address, an order."""


def compared(before: Blocks, after: Blocks) -> list[Change]:
    """Return what changed from one version to another, in the order of the newer."""
    old = {block.id: block for block in every(before)}
    new = {block.id: block for block in every(after)}
    moved = _moved([key for key in old if key in new], [key for key in new if key in old])
    found = []
    for key, block in new.items():
        if key not in old:
            found.append(Change(ADDED, block.kind, words_of(block)))
            continue
        texts, is_more = _reworded(old[key], block), _differs(old[key], block)
        if texts or is_more:
            found.append(Change(CHANGED, block.kind, words_of(block), texts, is_more))
        if key in moved:
            found.append(Change(MOVED, block.kind, words_of(block)))
    gone = [block for key, block in old.items() if key not in new]
    return found + [Change(REMOVED, block.kind, words_of(block)) for block in gone]


def words_of(block: Any) -> dict[str, str]:  # noqa: ANN401  any kind of block
    """Return the words by which one knows a block, by language: its title, else its first text."""
    for piece in (block, *items_of(block), *getattr(block, "cells", ())):
        for name in _WORDS:
            said: dict[str, str] = getattr(piece, name, {})
            if said:
                return {lang: plain(text).split("\n")[0][:80] for lang, text in said.items()}
    return {}


def _texts(block: Any) -> Iterator[tuple[tuple[str, str, str], str]]:  # noqa: ANN401
    for piece in (block, *items_of(block)):
        for name in _WORDS:
            for lang, text in getattr(piece, name, {}).items():
                yield (piece.id, name, lang), plain(text)


def _reworded(old: Any, new: Any) -> list[Reworded]:  # noqa: ANN401
    before, after = dict(_texts(old)), dict(_texts(new))
    return [
        Reworded(key[2], changes(before.get(key, ""), after.get(key, "")))
        for key in dict.fromkeys([*after, *before])
        if before.get(key, "") != after.get(key, "")
    ]


def _differs(old: Any, new: Any) -> bool:  # noqa: ANN401
    def rest(block: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        kept = {name: getattr(block, name) for name in type(block).model_fields}
        items = [item.model_dump(exclude=set(_WORDS)) for item in items_of(block)]
        apart = _APART | set(_WORDS) | {"shots", "files", "links", "folds"}
        return [{k: v for k, v in kept.items() if k not in apart}, *items]

    return rest(old) != rest(new)


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Return the fewest blocks that moved, where the others stayed in their order."""
    stayed = set()
    for run in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        stayed |= set(after[run.b : run.b + run.size])
    return set(after) - stayed
