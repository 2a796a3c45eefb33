"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

KEPT, GONE, NEW = "kept", "gone", "new"
MOST_WORDS = 4000
"""Beyond this, two texts are set side by side whole: to compare them would take seconds."""
_WORDS = re.compile(r"\n|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts have, or only the older, or only the newer."""

    kind: str = KEPT
    text: str = ""


def changes(before: str, after: str) -> list[Piece]:
    """Return the newer text with what went and what came marked, in reading order."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return [Piece(GONE, before), Piece(NEW, after)]
    found = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.append(Piece(KEPT, _joined(new[c:d])))
            continue
        if b > a:
            found.append(Piece(GONE, _joined(old[a:b])))
        if d > c:
            found.append(Piece(NEW, _joined(new[c:d])))
    return [piece for piece in found if piece.text.strip()]


def _joined(words: list[str]) -> str:
    return re.sub(r" ?\n ?", "\n", " ".join(words))
