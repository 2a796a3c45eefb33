"""What is kept of what somebody typed into a block, and what it still lacks to be shown."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from civic.errors import Invalid
from civic.rules import editing, texts
from civic.rules.blocks import ITEMS, SECTIONS, Blocks, Figure, every, items_of
from civic.rules.videos import video_of

ADDRESS_MOST = 1000
BODY_MOST = 20_000
_LINES = MappingProxyType({"heading": 160, "label": 160, "alt": 300, "caption": 400})
_FLAGS = frozenset({"decorative", "wide"})
_ABROAD = re.compile(
    r"https?://[^\s/?#\\@]+\.[^\s\\]+|mailto:[^\s@]+@[^\s@]+|tel:[+\d][\d .()-]{2,30}"
)
_AT_HOME = re.compile(r"/(?![/\\])[^\s\\]*|#[\w-]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What a page may name: its languages, its activities, its figures, the hosts of videos."""

    languages: tuple[str, ...]
    activities: Collection[str] = ()
    figures: Collection[str] = ()
    sections: Collection[str] = SECTIONS


@dataclass(frozen=True, slots=True)
class Gap:
    """What a block lacks before it can be shown, by a word that has a sentence."""

    block_id: str
    key: str


def filled(block: Any, typed: Mapping[str, Any], known: Known) -> Any:  # noqa: ANN401  any block
    """Return a block with what was typed into it; what was not sent stays.

    ``typed`` has a value by field, a text by language, and ``items`` likewise by their id.

    Raises:
        Invalid: if something can't be kept, with its field: ``url``, or ``url@<item>``.
    """
    values = _values(block, typed, known, "")
    if block.kind in ITEMS:
        name, _ = ITEMS[block.kind]
        sent = typed.get("items")
        sent = sent if isinstance(sent, Mapping) else {}
        values[name] = tuple(
            item.model_copy(update=_values(item, sent[item.id], known, f"@{item.id}"))
            if isinstance(sent.get(item.id), Mapping)
            else item
            for item in items_of(block)
        )
    return block.model_copy(update=values)


def _values(
    piece: Any,  # noqa: ANN401
    typed: Mapping[str, Any],
    known: Known,
    end: str,
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in type(piece).model_fields:
        if name not in typed:
            continue
        field, value = f"{name}{end}", typed[name]
        if name in _LINES or name == "body":
            clean = _rich if name == "body" else _line(_LINES[name])
            values[name] = editing.said(field, value, known.languages, clean, getattr(piece, name))
        elif name in _FLAGS:
            values[name] = bool(value)
        elif name in _ONES:
            values[name] = _ONES[name](field, value, known)
    return values


def _line(most: int) -> editing.Clean:
    return lambda field, text: texts.line(field, text, most=most, least=0)


def _rich(field: str, text: object) -> str:
    return texts.rich(field, text, most=BODY_MOST)


def link(field: str, typed: object) -> str:
    """Return an address to which a page may lead, of ours or of elsewhere; empty for none.

    Raises:
        Invalid: if it is none, or one that could do something to the reader.
    """
    kept = texts.line(field, typed, most=ADDRESS_MOST, least=0)
    if kept and ":" not in kept and not kept.startswith(("/", "#")) and "." in kept.split("/")[0]:
        kept = f"https://{kept}"
    if kept and not (_ABROAD.fullmatch(kept) or _AT_HOME.fullmatch(kept)):
        raise Invalid(field, "team_blocks.wrong_link")
    return kept


def _url(field: str, typed: object, _: Known) -> str:
    return link(field, typed)


def _per_row(field: str, typed: object, _: Known) -> int:
    return int(editing.chosen(field, [str(typed)], ("2", "3"))[0])


def _activity(field: str, typed: object, known: Known) -> str:
    return editing.chosen(field, [typed], ("", *known.activities))[0]


def _section(field: str, typed: object, known: Known) -> str:
    return editing.chosen(field, [typed], known.sections)[0]


def _figures(field: str, typed: object, known: Known) -> tuple[Figure, ...]:
    return tuple(Figure(each) for each in editing.chosen(field, typed, known.figures))


_ONES: Mapping[str, Callable[[str, object, Known], Any]] = MappingProxyType({
    "url": _url, "per_row": _per_row, "activity": _activity, "section": _section,
    "figures": _figures,
})  # fmt: skip


def gaps(blocks: Blocks, usual: str, hosts: Collection[str] = ()) -> list[Gap]:
    """Return what the blocks of a page lack before it can be shown, in order.

    ``usual`` is the language in which every text must be there.
    """
    found = []
    for block in every(blocks):
        found += [Gap(block.id, key) for key in _lacks(block, usual, hosts)]
    return found


def _lacks(block: Any, usual: str, hosts: Collection[str]) -> list[str]:  # noqa: ANN401
    if block.kind in ITEMS:
        items = items_of(block)
        missing = [key for item in items for key in _lacks_of_item(block.kind, item, usual)]
        return list(dict.fromkeys(missing)) if items else [f"no_{ITEMS[block.kind][0]}"]
    return _LACKS[block.kind](block, usual, hosts) if block.kind in _LACKS else []


def _lacks_of_item(kind: str, item: Any, usual: str) -> list[str]:  # noqa: ANN401
    if kind == "gallery":
        return _picture(item, usual)
    lacks = [] if item.label.get(usual) else ["label"]
    if kind == "links" and not item.url:
        lacks.append("url")
    if kind == "accordion" and not item.body.get(usual):
        lacks.append("body")
    return lacks


def _picture(piece: Any, usual: str) -> list[str]:  # noqa: ANN401
    if not piece.picture:
        return ["picture"]
    return [] if piece.decorative or piece.alt.get(usual) else ["alt"]


def _video(block: Any, _: str, hosts: Collection[str]) -> list[str]:  # noqa: ANN401
    if not block.url:
        return ["video"]
    return [] if video_of(block.url, hosts) else ["video_host"]


def _call(block: Any, usual: str, _: Collection[str]) -> list[str]:  # noqa: ANN401
    pairs = (("label", block.label.get(usual)), ("url", block.url))
    return [key for key, value in pairs if not value]


_LACKS: Mapping[str, Callable[[Any, str, Collection[str]], list[str]]] = MappingProxyType({
    "text": lambda block, usual, _: (
        [] if block.heading.get(usual) or block.body.get(usual) else ["text"]
    ),
    "image": lambda block, usual, _: _picture(block, usual),
    "video": _video,
    "call": _call,
    "activity": lambda block, _, __: [] if block.activity else ["activity"],
    "figures": lambda block, _, __: [] if block.figures else ["figures"],
    "columns": lambda block, _, __: [] if block.cells else ["cells"],
})  # fmt: skip
