"""New inputs join the themes that are there, until the next run."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from threadpoolctl import threadpool_limits

from civic.analysis.corpus import SILENT, Corpus, counted, embedded, read_corpus
from civic.analysis.embedding import Embedder
from civic.analysis.findings import Findings, Row
from civic.analysis.graph import Ints, greatest
from civic.analysis.similarity import BLOCK, Space, space_of
from civic.analysis.texts import Document

VOTERS = 5
LEAST = 0.25

Near = list[tuple[float, Row]]


def assign(
    fresh: Sequence[Document], known: Sequence[Document], findings: Findings, embedder: Embedder
) -> tuple[Row, ...]:
    """Return a provisional row for each ``fresh`` document, by the vote of its nearest neighbours.

    The neighbours are those of the ``known`` documents that have a theme in ``findings``; one that
    resembles none of them has no theme.
    """
    corpus = read_corpus([*known, *fresh], findings.run.parameters)
    names = {document.id for document in fresh}
    standing = {row.id: row for row in findings.rows if row.theme and row.id not in names}
    new = [number for number, one in enumerate(corpus.documents) if one.id in names]
    with threadpool_limits(1):  # more threads give other last digits
        near = _near(corpus, embedder, new, standing)
    return tuple(
        _voted(corpus.documents[number].id, corpus.languages[number], near.get(number, []))
        for number in new
    )


def _near(
    corpus: Corpus, embedder: Embedder, new: Sequence[int], standing: dict[str, Row]
) -> dict[int, Near]:
    """Return for each of the ``new`` documents that says something those that vote for it."""
    voters = [
        (int(corpus.node[number]), standing[document.id])
        for number, document in enumerate(corpus.documents)
        if document.id in standing and corpus.node[number] != SILENT
    ]
    asking = [number for number in new if corpus.node[number] != SILENT]
    if not voters or not asking:
        return {}
    nodes = np.array([node for node, _ in voters])
    found: dict[int, Near] = {}
    for number, scores in zip(asking, _scores(corpus, embedder, asking, nodes), strict=True):
        best = greatest(scores, min(VOTERS, len(voters)))
        votes = [(float(scores[place]), voters[place][1]) for place in best.tolist()]
        found[number] = [(score, row) for score, row in votes if score >= LEAST]
    return found


def _scores(
    corpus: Corpus, embedder: Embedder, asking: Sequence[int], nodes: Ints
) -> Iterator[np.ndarray[tuple[int], np.dtype[np.float32]]]:
    """Give for each of the documents ``asking`` its similarity with ``nodes``."""
    space = _space(corpus, embedder)
    for start in range(0, len(asking), BLOCK):
        yield from space.scores(corpus.node[list(asking[start : start + BLOCK])])[:, nodes]


def _space(corpus: Corpus, embedder: Embedder) -> Space:
    vectors = embedder.encode(embedded(corpus.of_nodes(corpus.masked)))
    return space_of(counted(corpus, masked=True), corpus.of_nodes(corpus.languages), vectors)


def _voted(name: str, language: str, near: Near) -> Row:
    votes: dict[str, float] = defaultdict(float)
    for score, row in near:
        votes[row.theme] += score
    if not votes:
        return Row(id=name, language=language, provisional=True)
    total = sum(votes.values())
    theme = min(votes, key=lambda theme: (-votes[theme], theme))
    return Row(
        id=name,
        theme=theme,
        membership=round(votes[theme] / total, 4),
        x=round(sum(score * row.x for score, row in near) / total, 4),
        y=round(sum(score * row.y for score, row in near) / total, 4),
        provisional=True,
        language=language,
    )
