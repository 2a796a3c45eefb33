"""Inputs that may say the same thing, and inputs that say it of another place."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from civic.analysis.corpus import Corpus
from civic.analysis.findings import Because, Duplicate, Likeness, Parameters
from civic.analysis.graph import Ints
from civic.analysis.similarity import Space
from civic.analysis.texts import Place, named_places
from civic.analysis.words import phrases

EASIER_AT_THE_SAME_PLACE = 0.05
WORDS_SHOWN = 5
PER_INPUT = 5
EARTH = 6_371_008.8


@dataclass(frozen=True)
class Neighbours:
    """The nearest nodes of each node, with their scores."""

    indices: Ints
    scores: npt.NDArray[np.float32]

    def pairs_from(self, least: float) -> tuple[Ints, Ints]:
        """Return each node with its few nearest that score ``least`` or more, each pair once."""
        row, column = np.nonzero(self.scores[:, :PER_INPUT] >= least)
        other = self.indices[row, column]
        pairs = np.unique(np.stack([np.minimum(row, other), np.maximum(row, other)]), axis=1)
        return pairs[0], pairs[1]


def duplicates_of(
    corpus: Corpus, space: Space, pairs: tuple[Ints, Ints], parameters: Parameters
) -> tuple[Duplicate, ...]:
    """Judge ``pairs`` of nodes in ``space``, and join the documents of one text."""
    found = list(_copies(corpus, parameters))
    for left, right, score in zip(*pairs, space.pairs(*pairs), strict=True):
        ends = int(corpus.first[left]), int(corpus.first[right])
        judged = _judged(corpus, ends, float(score), parameters)
        if judged:
            found.append(judged)
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.left, pair.right)))


def metres_between(one: Place, other: Place) -> float:
    """Return the distance on the ground (haversine)."""
    lat, lng = (math.radians(b - a) for a, b in zip(one, other, strict=True))
    half = math.sin(lat / 2) ** 2
    half += (
        math.cos(math.radians(one[0])) * math.cos(math.radians(other[0])) * (math.sin(lng / 2) ** 2)
    )
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


def _copies(corpus: Corpus, parameters: Parameters) -> Iterator[Duplicate]:
    """Join each document with the first that has the same words."""
    for number, node in enumerate(corpus.node.tolist()):
        if node >= 0 and (first := int(corpus.first[node])) != number:
            judged = _judged(corpus, (first, number), 1.0, parameters)
            if judged:
                yield judged


def _judged(
    corpus: Corpus, ends: tuple[int, int], score: float, parameters: Parameters
) -> Duplicate | None:
    if score < parameters.duplicate_from - EASIER_AT_THE_SAME_PLACE:
        return None
    place = _compared(corpus, ends, parameters)
    easier = EASIER_AT_THE_SAME_PLACE if place is Because.SAME_PLACE else 0
    if score < parameters.duplicate_from - easier:
        return None
    left, right = ends
    words = _in_common(corpus, ends)
    reasons = [Because.SAME_TEXT] if corpus.node[left] == corpus.node[right] else []
    reasons += [place] if place else []
    reasons += [Because.WORDS_IN_COMMON] if words else [Because.SAME_MEANING]
    elsewhere = place is Because.OTHER_PLACE
    return Duplicate(
        left=corpus.documents[left].id,
        right=corpus.documents[right].id,
        score=round(score, 4),
        likeness=Likeness.ELSEWHERE if elsewhere else Likeness.DUPLICATE,
        reasons=tuple(reasons),
        words=words,
    )


def _compared(corpus: Corpus, ends: tuple[int, int], parameters: Parameters) -> Because | None:
    """Compare where two inputs are: by their pins, else by the places they name."""
    one, other = (corpus.documents[end].place for end in ends)
    if one and other:
        near = metres_between(one, other) <= parameters.same_place_metres
        return Because.SAME_PLACE if near else Because.OTHER_PLACE
    here, there = (named_places(corpus.texts[end]) for end in ends)
    if not here or not there:
        return None
    if here == there:
        return Because.SAME_PLACE
    return None if here & there else Because.OTHER_PLACE


def _in_common(corpus: Corpus, ends: tuple[int, int]) -> tuple[str, ...]:
    """Return the words that both hold, as the first writes them."""
    here, there = (_written(corpus.texts[end], corpus.languages[end]) for end in ends)
    return tuple(sorted(here[stem] for stem in here.keys() & there.keys()))[:WORDS_SHOWN]


@lru_cache(maxsize=20_000)
def _written(text: str, language: str) -> dict[str, str]:
    """Return the stems of ``text`` and how each is written."""
    return {
        word.stem: word.form.rstrip("'").lower()
        for phrase in phrases(text, language)
        for word in reversed(phrase)
        if word.stem
    }
