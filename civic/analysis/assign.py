"""New inputs join the themes that are there, until the next run."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from threadpoolctl import threadpool_limits

from civic.analysis.corpus import Corpus, counted, embedded, read_corpus
from civic.analysis.embedding import Embedder, Vectors
from civic.analysis.findings import Findings, Row
from civic.analysis.similarity import space_of
from civic.analysis.texts import Document

VOTERS = 5
LEAST = 0.25


def assign(
    fresh: Sequence[Document], known: Sequence[Document], findings: Findings, embedder: Embedder
) -> tuple[Row, ...]:
    """Return a provisional row for each ``fresh`` document, by the vote of its nearest neighbours.

    The neighbours are those of the ``known`` documents that have a theme in ``findings``; one that
    resembles none of them has no theme.
    """
    corpus = read_corpus([*known, *fresh], findings.run.parameters)
    new = {document.id for document in fresh}
    standing = {row.id: row for row in findings.rows if row.theme and row.id not in new}
    rows = []
    with threadpool_limits(1):  # more threads give other last digits
        scores = _scores(corpus, embedder) if len(corpus.first) else np.zeros((0, 0), np.float32)
    for number, document in enumerate(corpus.documents):
        if document.id in new:
            near = _nearest(corpus, scores, number, standing)
            rows.append(_voted(document.id, corpus.languages[number], near))
    return tuple(rows)


def _scores(corpus: Corpus, embedder: Embedder) -> Vectors:
    vectors = embedder.encode(embedded(corpus.of_nodes(corpus.masked)))
    space = space_of(counted(corpus, masked=True), corpus.of_nodes(corpus.languages), vectors)
    return space.scores(np.arange(len(space)))


def _nearest(
    corpus: Corpus, scores: Vectors, number: int, standing: dict[str, Row]
) -> list[tuple[float, Row]]:
    node = int(corpus.node[number])
    if node < 0:
        return []
    near = [
        (float(scores[node, int(corpus.node[other])]), standing[document.id])
        for other, document in enumerate(corpus.documents)
        if document.id in standing and corpus.node[other] >= 0
    ]
    near.sort(key=lambda found: (-found[0], found[1].id))
    return [(score, row) for score, row in near[:VOTERS] if score >= LEAST]


def _voted(name: str, language: str, near: list[tuple[float, Row]]) -> Row:
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
