"""The documents of one run, read once: what is said, in which language, and what says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from civic.analysis.findings import Parameters
from civic.analysis.graph import Ints
from civic.analysis.languages import language_of
from civic.analysis.texts import Document, mask_places, says_something, weighted, whole

LONGEST = 8_000
EMBEDDED = 2_000
SILENT = -1


@dataclass(frozen=True)
class Corpus:
    """Documents in the order of their ids; those of one text share a node.

    ``node`` says which, or ``SILENT`` for a document without words; ``first`` is the first
    document of each node.
    """

    documents: tuple[Document, ...]
    texts: tuple[str, ...]
    masked: tuple[str, ...]
    languages: tuple[str, ...]
    node: Ints
    first: Ints

    def __len__(self) -> int:
        return len(self.documents)

    def of_nodes(self, values: Sequence[str]) -> list[str]:
        """Return the value of the first document of each node."""
        return [values[number] for number in self.first.tolist()]

    def documents_of(self, nodes: Ints) -> list[int]:
        """Return the numbers of all documents of ``nodes``."""
        return np.flatnonzero(np.isin(self.node, nodes)).tolist()


def read_corpus(documents: Sequence[Document], parameters: Parameters) -> Corpus:
    """Read ``documents`` in the order of their ids.

    Raises:
        ValueError: two documents have the same id.
    """
    ordered = tuple(sorted(documents, key=lambda document: document.id))
    if len({document.id for document in ordered}) < len(ordered):
        raise ValueError("two documents have the same id")
    texts = tuple(whole(document)[:LONGEST] for document in ordered)
    languages = tuple(
        document.language or language_of(text, parameters.languages)
        for document, text in zip(ordered, texts, strict=True)
    )
    node, first = _nodes(texts)
    return Corpus(ordered, texts, tuple(map(mask_places, texts)), languages, node, first)


def counted(corpus: Corpus, *, masked: bool) -> list[str]:
    """Return the text of each node as words are counted in it: the title twice."""
    texts = (weighted(corpus.documents[number])[:LONGEST] for number in corpus.first.tolist())
    return [mask_places(text) if masked else text for text in texts]


def embedded(texts: Sequence[str]) -> list[str]:
    """Return ``texts`` cut to what a sentence model reads, and rather more."""
    return [text[:EMBEDDED] for text in texts]


def _nodes(texts: Sequence[str]) -> tuple[Ints, Ints]:
    seen: dict[str, int] = {}
    first: list[int] = []
    node = np.full(len(texts), SILENT, dtype=np.int64)
    for number, text in enumerate(texts):
        if not says_something(text):
            continue
        key = text.casefold()
        if key not in seen:
            seen[key] = len(first)
            first.append(number)
        node[number] = seen[key]
    return node, np.array(first, dtype=np.int64)
