"""Texts in, findings out: the whole run, step by step."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version

import numpy as np
from threadpoolctl import threadpool_limits

from civic.analysis.cores import dense_cores, fewest_in_core, spectral
from civic.analysis.corpus import Corpus, counted, embedded, read_corpus
from civic.analysis.describing import Picture, describe, unclassified
from civic.analysis.duplicates import Neighbours, duplicates_of
from civic.analysis.embedding import Embedder, Vectors
from civic.analysis.findings import Duplicate, Findings, Parameters, Run
from civic.analysis.graph import Ints, nearest, neighbour_graph, neighbours_for
from civic.analysis.layout import lay_out
from civic.analysis.similarity import Space, space_of
from civic.analysis.texts import Document, corpus_hash
from civic.analysis.themes import grouped, memberships

Progress = Callable[[float, str], None]

FEWEST = 12
_MADE_WITH = (
    "hdbscan", "networkx", "numpy", "py3langid", "scikit-learn", "scipy", "sentence-transformers",
    "snowballstemmer", "stopwordsiso", "torch",
)  # fmt: skip


def quiet(share: float, stage: str) -> None:
    """Tell nobody how far the run is."""


def analyse(
    documents: Sequence[Document],
    embedder: Embedder,
    *,
    parameters: Parameters | None = None,
    progress: Progress = quiet,
    previous: Findings | None = None,
) -> Findings:
    """Find the themes of ``documents``, their keywords and central inputs, and duplicates.

    Every document has its row, whatever it says; fewer than ``FEWEST`` different texts stay
    unclassified. Themes that go on from ``previous`` keep their ids.

    Raises:
        ValueError: two documents have the same id.
    """
    parameters = parameters or Parameters()
    with threadpool_limits(1):  # more threads give other last digits
        progress(0.0, "reading")
        corpus = read_corpus(documents, parameters)
        run = _run(corpus, embedder, parameters)
        nothing = Findings(run, (), unclassified(corpus), ())
        if len(corpus.first) == 0:
            return nothing
        space, neighbours, duplicates = _compared(corpus, embedder, parameters, progress)
        if len(corpus.first) < FEWEST:
            return replace(nothing, duplicates=duplicates)
        progress(0.8, "themes")
        picture = _picture(space, neighbours, parameters)
        progress(0.95, "keywords")
        themes, rows = describe(corpus, picture, parameters, previous)
    progress(1.0, "done")
    outside = sum(not row.theme for row in rows)
    return Findings(replace(run, unclassified=outside), themes, rows, duplicates)


def _compared(
    corpus: Corpus, embedder: Embedder, parameters: Parameters, progress: Progress
) -> tuple[Space, Neighbours, tuple[Duplicate, ...]]:
    """Embed the texts, put them into one space, and judge which near neighbours are duplicates."""
    vectors = embedder.encode(
        embedded(corpus.of_nodes(corpus.masked)),
        lambda share: progress(0.02 + 0.58 * share, "embedding"),
    )
    progress(0.6, "comparing")
    space = space_of(counted(corpus, masked=True), corpus.of_nodes(corpus.languages), vectors)
    count = neighbours_for(len(space), parameters.neighbours)
    neighbours = Neighbours(*nearest(space, count))
    progress(0.7, "duplicates")
    pairs = neighbours.pairs_from(parameters.similar_from)
    named = _with_places(corpus, embedder, vectors, space, np.unique(np.concatenate(pairs)))
    return space, neighbours, duplicates_of(corpus, named, pairs, parameters)


def _with_places(
    corpus: Corpus, embedder: Embedder, vectors: Vectors, space: Space, nodes: Ints
) -> Space:
    """Return the space in which ``nodes`` keep the names of places, and others may."""
    texts, masked = corpus.of_nodes(corpus.texts), corpus.of_nodes(corpus.masked)
    changed = [node for node in nodes.tolist() if texts[node] != masked[node]]
    if not changed:
        return space
    vectors = vectors.copy()
    vectors[changed] = embedder.encode(embedded([texts[node] for node in changed]))
    return space_of(counted(corpus, masked=False), corpus.of_nodes(corpus.languages), vectors)


def _picture(space: Space, neighbours: Neighbours, parameters: Parameters) -> Picture:
    graph = neighbour_graph(neighbours.indices, neighbours.scores)
    groups = grouped(space, graph, parameters.resolution)
    coordinates = spectral(graph)
    far = neighbours.scores[:, 0] < parameters.isolated_below
    return Picture(
        groups,
        memberships(graph, groups),
        dense_cores(coordinates, fewest_in_core(graph.size)).is_noise() & far,
        lay_out(graph, coordinates),
    )


def _run(corpus: Corpus, embedder: Embedder, parameters: Parameters) -> Run:
    return Run(
        model_id=embedder.model_id,
        model_hash=embedder.model_hash,
        parameters=parameters,
        corpus_hash=corpus_hash(corpus.documents),
        versions=_versions(),
        languages=tuple(sorted(Counter(corpus.languages).items())),
        documents=len(corpus),
        unclassified=len(corpus),
    )


def _versions() -> tuple[tuple[str, str], ...]:
    return tuple((name, version(name)) for name in _MADE_WITH)
