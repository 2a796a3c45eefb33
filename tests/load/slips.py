"""Titles as people write them again: with slips, without accents, half typed."""

import random
from collections.abc import Callable, Mapping

from civic.analysis.words import unaccented

Slip = Callable[[str, random.Random], str]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def plainly(title: str, _chance: random.Random) -> str:
    """Return a title in small letters without accents."""
    return unaccented(title)


def with_slips(title: str, chance: random.Random) -> str:
    """Return a title in which six of a hundred letters are wrong, gone or twice."""

    def typed(letter: str) -> str:
        if not letter.isalpha() or chance.random() > 0.06:
            return letter
        return chance.choice((chance.choice(LETTERS), "", letter * 2))

    return "".join(map(typed, title))


def half_typed(title: str, _chance: random.Random) -> str:
    """Return the first six tenths of the words of a title."""
    words = title.split()
    return " ".join(words[: max(2, round(len(words) * 0.6))])


def in_another_order(title: str, chance: random.Random) -> str:
    """Return the words of a title in another order, with slips."""
    words = with_slips(title, chance).split()
    chance.shuffle(words)
    return " ".join(words)


SLIPS: Mapping[str, Slip] = {
    "plain": plainly,
    "slips": with_slips,
    "reordered with slips": in_another_order,
    "half typed": half_typed,
}
