"""Titles like another while somebody types: by the stems of words and by groups of letters.

Meaning is left out on purpose: on perturbed titles it adds next to nothing, and a model would
cost each platform half a gigabyte of memory. Two ideas that share no word are not found.
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

from civic.analysis.similarity import LETTERS, WORDS, hashed, letter_groups
from civic.analysis.words import stems, unaccented

SHARES = (0.3, 0.7)
"""How much words and letters weigh: of a title with slips, its letters are what is left."""
UNSEEN = 0.5
"""How much a stem or a group counts that no title has: a slip, or another idea."""
_PART = re.compile(r"[\W_]+")
Found = list[tuple[str, float]]


class TitleIndex:
    """The titles of one collection, ready to be asked."""

    def __init__(self, ids: Sequence[str], titles: Sequence[str], languages: Sequence[str]) -> None:
        self._ids = list(ids)
        if not self._ids:
            return
        counts = _counts(titles, languages)
        held_by = np.bincount(counts.indices, minlength=counts.shape[1])
        rarity = np.log((1 + counts.shape[0]) / (1 + held_by)) + 1
        rarity[held_by == 0] *= UNSEEN
        self._rarity: npt.NDArray[np.float32] = rarity.astype(np.float32)
        self._columns = sparse.csc_array(_weighed(counts, self._rarity))

    def __len__(self) -> int:
        return len(self._ids)

    def like(self, title: str, language: str, *, most: int, least: float) -> Found:
        """Return the ids of titles like ``title`` with their scores in [0, 1], the best first."""
        if not len(self):
            return []
        asked = _weighed(_counts([title], [language]), self._rarity)
        scores = self._columns[:, asked.indices] @ asked.data
        best = np.argsort(-scores, kind="stable")[:most]
        return [(self._ids[at], float(scores[at])) for at in best if scores[at] >= least]


def _counts(titles: Sequence[str], languages: Sequence[str]) -> sparse.csr_array:
    """Return how often each title has each stem and each group of letters."""
    pairs = zip(titles, languages, strict=True)
    words = hashed((stems(title, language) for title, language in pairs), WORDS)
    parts = ([word for word in _PART.split(unaccented(title)) if word] for title in titles)
    letters = hashed(([g for word in each for g in letter_groups(word)] for each in parts), LETTERS)
    return sparse.csr_array(sparse.hstack([words, letters], format="csr"))


def _weighed(counts: sparse.csr_array, rarity: npt.NDArray[np.float32]) -> sparse.csr_array:
    """Return rows of length 1 in which words and letters have their shares, and rare ones more."""
    parts = []
    for share, start, end in ((SHARES[0], 0, WORDS), (SHARES[1], WORDS, WORDS + LETTERS)):
        part = sparse.csr_array(counts[:, start:end])
        part.data = (1 + np.log(part.data)) * rarity[start:end][part.indices]
        lengths = np.sqrt(np.asarray(part.multiply(part).sum(axis=1)).ravel())
        inverse = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
        parts.append(sparse.diags_array(inverse * np.sqrt(share)) @ part)
    return sparse.csr_array(sparse.hstack(parts, format="csr", dtype=np.float32))
