"""Each text and its nearest neighbours, as a graph without directions."""

from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy import sparse

from civic.analysis.similarity import BLOCK, Space

Ints = npt.NDArray[np.int64]

FLOOR = 1e-3


@dataclass(frozen=True)
class Graph:
    """Undirected edges ``left[i] < right[i]`` with their weights, over ``size`` nodes."""

    size: int
    left: Ints
    right: Ints
    weight: npt.NDArray[np.float64]

    def matrix(self) -> sparse.csr_array:
        """Return the weights as a symmetric matrix."""
        half = sparse.coo_array((self.weight, (self.left, self.right)), (self.size, self.size))
        return sparse.csr_array(half + half.T)

    def reweighted(self, weight: npt.NDArray[np.float64]) -> "Graph":
        """Return the same edges with other weights."""
        return Graph(self.size, self.left, self.right, weight)

    def inside(self, nodes: Ints) -> "Graph":
        """Return the part between ``nodes``, renumbered in their order."""
        place = np.full(self.size, -1, dtype=np.int64)
        place[nodes] = np.arange(len(nodes))
        kept = (place[self.left] >= 0) & (place[self.right] >= 0)
        left, right = place[self.left[kept]], place[self.right[kept]]
        return Graph(
            len(nodes), np.minimum(left, right), np.maximum(left, right), self.weight[kept]
        )

    def for_networkx(self) -> "nx.Graph[int]":
        """Return the same graph for networkx, nodes and edges in order."""
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(range(self.size))
        edges = zip(self.left.tolist(), self.right.tolist(), self.weight.tolist(), strict=True)
        graph.add_weighted_edges_from(edges)
        return graph


def neighbours_for(size: int, at_most: int = 15) -> int:
    """Return how many neighbours each of ``size`` texts is joined to."""
    return min(at_most, max(3, size // 10))


def nearest(space: Space, count: int) -> tuple[Ints, npt.NDArray[np.float32]]:
    """Return the ``count`` nearest other rows of each row, nearest first, and their scores.

    Equals are taken in the order of the rows.
    """
    size = len(space)
    count = min(count, size - 1)
    indices = np.zeros((size, count), dtype=np.int64)
    scores = np.zeros((size, count), dtype=np.float32)
    for start in range(0, size, BLOCK):
        rows = np.arange(start, min(start + BLOCK, size))
        block = space.scores(rows)
        block[np.arange(len(rows)), rows] = -np.inf
        for offset, row in enumerate(block):
            best = greatest(row, count)
            indices[start + offset], scores[start + offset] = best, row[best]
    return indices, scores


def neighbour_graph(indices: Ints, scores: npt.NDArray[np.float32]) -> Graph:
    """Join each row with its nearest; an edge that both ends chose weighs double."""
    size = len(indices)
    source = np.repeat(np.arange(size), indices.shape[1])
    target = indices.ravel()
    keys = np.minimum(source, target) * size + np.maximum(source, target)
    edges, place = np.unique(keys, return_inverse=True)
    weight = np.bincount(place, weights=np.maximum(scores.ravel(), FLOOR), minlength=len(edges))
    return Graph(size, edges // size, edges % size, np.round(weight, 6))


def greatest(row: npt.NDArray[np.float32], count: int) -> Ints:
    """Return the places of the ``count`` greatest values, equals in their order."""
    if count == 0:
        return np.zeros(0, dtype=np.int64)
    least = -np.partition(-row, count - 1)[count - 1]
    candidates = np.flatnonzero(row >= least)
    return candidates[np.lexsort((candidates, -row[candidates]))][:count]
