"""How alike two texts are: meaning, words and letters weighed together.

The fused score of two texts of one language is a weighted sum of three cosines: sentence vector,
TF-IDF of word stems, TF-IDF of letters in groups of 3 to 5 inside words.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.feature_extraction import FeatureHasher

from civic.analysis.embedding import Vectors
from civic.analysis.words import stems, unaccented

Floats = npt.NDArray[np.float64]
Weights = tuple[float, float, float]

BLOCK = 2048
WORDS, LETTERS = 2**18, 2**20
ENGLISH: Weights = (0.7, 0.0, 0.3)
OTHER: Weights = (0.4, 0.3, 0.3)
OWN_FREQUENCIES_FROM = 30  # a smaller group of one language borrows those of the whole corpus
DENSE_ABOVE = 0.02


@dataclass(frozen=True)
class Space:
    """Texts as rows whose scalar product is their fused similarity."""

    dense: Vectors
    rest: sparse.csr_array

    def __len__(self) -> int:
        return int(self.dense.shape[0])

    def scores(self, rows: npt.NDArray[np.int64]) -> Vectors:
        """Return the similarity of ``rows`` with every row."""
        lexical = (self.rest[rows] @ self.rest.T).toarray()
        scores: Vectors = np.round(self.dense[rows] @ self.dense.T + lexical, 5)
        return scores

    def pairs(self, left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> Vectors:
        """Return the similarity of each row of ``left`` with that of ``right`` beside it."""
        scores = np.zeros(len(left), dtype=np.float32)
        for start in range(0, len(left), BLOCK):
            one, other = left[start : start + BLOCK], right[start : start + BLOCK]
            meaning = (self.dense[one] * self.dense[other]).sum(axis=1)
            lexical = self.rest[one].multiply(self.rest[other]).sum(axis=1)
            scores[start : start + BLOCK] = meaning + np.asarray(lexical).ravel()
        rounded: Vectors = np.round(scores, 5)
        return rounded

    def only(self, rows: npt.NDArray[np.int64]) -> "Space":
        """Return the space of these rows."""
        return Space(self.dense[rows], self.rest[rows])

    def centre(self) -> tuple[Vectors, Vectors]:
        """Return the mean row, in its two parts."""
        return self.dense.mean(axis=0), np.asarray(self.rest.mean(axis=0)).ravel()

    def toward(self, centre: tuple[Vectors, Vectors]) -> Vectors:
        """Return the similarity of each row with ``centre``."""
        scores: Vectors = np.round(self.dense @ centre[0] + self.rest @ centre[1], 5)
        return scores


def space_of(texts: Sequence[str], languages: Sequence[str], vectors: Vectors) -> Space:
    """Put texts, with their sentence vectors, into one space."""
    weights = np.sqrt(np.array([_weights(code) for code in languages], dtype=np.float32))
    weights = weights.reshape(len(texts), 3)
    pairs = list(zip(texts, languages, strict=True))
    words = hashed((stems(text, code) for text, code in pairs), WORDS)
    letters = _letters(texts)
    lexical = sparse.hstack(
        [
            sparse.diags_array(weights[:, 1]) @ _tf_idf(words, languages),
            sparse.diags_array(weights[:, 2]) @ _tf_idf(letters, languages),
        ],
        format="csr",
        dtype=np.float32,
    )
    return _split(weights[:, :1] * vectors, lexical)


def _weights(language: str) -> Weights:
    return ENGLISH if language == "en" else OTHER


def _letters(texts: Sequence[str]) -> sparse.csr_array:
    """Count the groups of letters of each text: those of a word are hashed once for all texts."""
    known: dict[str, int] = {}
    places: list[int] = []
    starts = [0]
    for text in texts:
        places.extend(known.setdefault(word, len(known)) for word in unaccented(text).split())
        starts.append(len(places))
    ones = np.ones(len(places), dtype=np.float32)
    held = sparse.csr_array((ones, places, starts), shape=(len(texts), len(known)))
    counts = sparse.csr_array(held @ hashed(map(letter_groups, known), LETTERS))
    counts.sort_indices()
    return counts


def letter_groups(word: str) -> list[str]:
    """Return the groups of 3 to 5 letters of a word, the spaces around it included."""
    padded = f" {word} "
    return [
        padded[at : at + size] for size in (3, 4, 5) for at in range(max(1, len(padded) - size + 1))
    ]


def hashed(bags: Iterable[list[str]], columns: int) -> sparse.csr_array:
    """Return how often each bag, a row, has each of its words, at a column of their own."""
    hasher = FeatureHasher(columns, input_type="string", alternate_sign=False, dtype=np.float32)
    return sparse.csr_array(hasher.transform(bags))


def _tf_idf(counts: sparse.csr_array, languages: Sequence[str]) -> sparse.csr_array:
    """Weigh rare features up, by their rarity among the texts of the same language."""
    counts = counts.copy()
    counts.data = 1 + np.log(counts.data)
    codes = np.array(languages, dtype=object)
    everything = _rarity(counts)
    for code in sorted(set(languages)):
        rows = np.flatnonzero(codes == code)
        rarity = everything if len(rows) < OWN_FREQUENCIES_FROM else _rarity(counts[rows])
        for row in rows:
            span = slice(counts.indptr[row], counts.indptr[row + 1])
            counts.data[span] *= rarity[counts.indices[span]]
    lengths = np.sqrt(np.asarray(counts.multiply(counts).sum(axis=1)).ravel())
    inverse = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return sparse.csr_array(sparse.diags_array(inverse) @ counts)


def _rarity(counts: sparse.csr_array) -> npt.NDArray[np.float32]:
    """Return log((1 + n) / (1 + df)) + 1 for each feature."""
    held_by = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity: npt.NDArray[np.float32] = np.log((1 + counts.shape[0]) / (1 + held_by)) + 1
    return rarity.astype(np.float32)


def _split(meaning: Vectors, lexical: sparse.csr_array) -> Space:
    """Keep frequent features as dense columns and drop those held once: both only for speed.

    A feature that one text holds is in no scalar product of two texts; its share of the length
    of that row is already counted.
    """
    held_by = np.bincount(lexical.indices, minlength=lexical.shape[1])
    frequent = np.flatnonzero(held_by > max(1, DENSE_ABOVE * lexical.shape[0]))
    rest = np.flatnonzero((held_by > 1) & (held_by <= max(1, DENSE_ABOVE * lexical.shape[0])))
    columns = sparse.csc_array(lexical)
    dense = np.hstack([meaning, columns[:, frequent].toarray()]).astype(np.float32)
    return Space(dense, sparse.csr_array(columns[:, rest]))
