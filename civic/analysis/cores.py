"""Dense cores of a neighbour graph, and the nodes that stand alone.

Spectral coordinates of the graph, then HDBSCAN (Campello, Moulavi & Sander 2013) on them.
"""

from dataclasses import dataclass
from itertools import pairwise

import hdbscan
import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.linalg import eigsh

from civic.analysis.graph import FLOOR, Graph, Ints

Coordinates = npt.NDArray[np.float64]

FEWEST, FEWEST_OF_FEW = 5, 3
FEW = 100
NONE = -1


@dataclass(frozen=True)
class Cores:
    """A core per node, or ``NONE``; every node joined to the nearest core; who is in the middle."""

    label: Ints
    nearest: Ints
    count: int

    def is_noise(self) -> npt.NDArray[np.bool_]:
        """Tell which nodes belong to no core."""
        noise: npt.NDArray[np.bool_] = self.label == NONE
        return noise


def spectral(graph: Graph) -> Coordinates:
    """Return coordinates in which nodes that are tied lie close, one row per node.

    They are the first eigenvectors of the normalised graph but the trivial one, each as long as
    its eigenvalue (diffusion maps, Coifman & Lafon 2006) and with its largest value positive.
    """
    dim = int(np.clip(round(graph.size**0.5 / 3), 10, 64))
    dim = min(dim, graph.size - 2)
    weights = _connected(graph)
    root = np.sqrt(np.asarray(weights.sum(axis=1)).ravel())
    scale = sparse.diags_array(1 / root)
    values, vectors = eigsh(scale @ weights @ scale, k=dim + 1, which="LA", v0=root, tol=1e-5)
    order = np.argsort(-values)[1:]
    vectors = vectors[:, order] * np.maximum(values[order], 0) / root[:, None]
    largest = np.argmax(np.round(np.abs(vectors), 6), axis=0)
    vectors *= np.sign(vectors[largest, np.arange(dim)])
    scaled: Coordinates = np.round(vectors / max(np.abs(vectors).max(), 1e-12), 6)
    return scaled


def fewest_in_core(size: int) -> int:
    """Return how many nodes make a core among ``size``."""
    return FEWEST_OF_FEW if size < FEW else max(FEWEST, round(size**0.5 / 2.5))


def dense_cores(coordinates: Coordinates, fewest: int) -> Cores:
    """Find the cores of ``fewest`` nodes or more among those that lie at ``coordinates``."""
    lengths = np.linalg.norm(coordinates, axis=1, keepdims=True)
    rows = np.divide(coordinates, lengths, out=np.zeros_like(coordinates), where=lengths > 0)
    found = hdbscan.HDBSCAN(
        min_cluster_size=fewest, min_samples=1, approx_min_span_tree=False, core_dist_n_jobs=1
    ).fit(rows)
    label = found.labels_.astype(np.int64)
    count = int(label.max()) + 1
    if count == 0:
        return Cores(label, label, 0)
    centres = np.stack([rows[label == core].mean(axis=0) for core in range(count)])
    distance = ((rows[:, None, :] - centres[None]) ** 2).sum(axis=2)
    nearest = np.where(label == NONE, np.argmin(np.round(distance, 9), axis=1), label)
    return Cores(label, nearest, count)


def _connected(graph: Graph) -> sparse.csr_array:
    """Return the weights, with the parts that nothing joins tied by one weakest edge."""
    weights = sparse.lil_array(graph.matrix())
    parts = sorted(min(part) for part in nx.connected_components(graph.for_networkx()))
    for one, other in pairwise(parts):
        weights[one, other] = weights[other, one] = FLOOR
    return sparse.csr_array(weights)
