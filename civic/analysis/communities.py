"""Communities of a graph on which many runs of Louvain agree.

Blondel et al. 2008 for Louvain; Lancichinetti & Fortunato 2012 for the consensus.
"""

from dataclasses import dataclass

import networkx as nx
import numpy as np
import numpy.typing as npt

from civic.analysis.graph import Graph, Ints

MANY = 5_000
MOST = 20_000
RUNS, RUNS_OF_MANY = 20, 5


@dataclass(frozen=True)
class Consensus:
    """A community per node, and per edge the share of runs that kept its ends together."""

    label: Ints
    together: npt.NDArray[np.float64]


def consensus(graph: Graph, resolution: float) -> Consensus:
    """Find the communities of ``graph``; greater ``resolution`` gives more of them."""
    runs = RUNS if graph.size <= MANY else RUNS_OF_MANY if graph.size <= MOST else 1
    together = np.zeros(len(graph.weight))
    plain = graph.for_networkx()
    for seed in range(runs):
        label = _louvain(plain, graph.size, resolution, seed)
        together += label[graph.left] == label[graph.right]
    together /= runs
    agreed = graph.reweighted(graph.weight * np.maximum(together, 1e-6))
    return Consensus(_louvain(agreed.for_networkx(), graph.size, resolution, 0), together)


def merge_small(graph: Graph, label: Ints, least: int) -> Ints:
    """Give each community of fewer than ``least`` nodes to the one it is most tied to.

    A small community without a tie to any other stays as it is.
    """
    label = label.copy()
    alone: set[int] = set()
    while True:
        names, sizes = np.unique(label, return_counts=True)
        small = [
            (size, name)
            for name, size in zip(names.tolist(), sizes.tolist(), strict=True)
            if size < least and name not in alone
        ]
        if not small or len(names) == 1:
            return _renumbered(label)
        name = min(small)[1]
        target = _most_tied(graph, label, name)
        if target is None:
            alone.add(name)
        else:
            label[label == name] = target


def _most_tied(graph: Graph, label: Ints, name: int) -> int | None:
    """Return the community with the greatest mean tie to ``name``."""
    left, right = label[graph.left], label[graph.right]
    leaving = (left == name) != (right == name)
    if not leaving.any():
        return None
    other = np.where(left[leaving] == name, right[leaving], left[leaving])
    ties = np.bincount(other, weights=graph.weight[leaving])
    return int(np.argmax(np.round(ties, 9)))


def _louvain(graph: "nx.Graph[int]", size: int, resolution: float, seed: int) -> Ints:
    found = nx.community.louvain_communities(
        graph, weight="weight", resolution=resolution, seed=seed
    )
    label = np.zeros(size, dtype=np.int64)
    for number, members in enumerate(sorted(found, key=min)):
        label[sorted(members)] = number
    return label


def _renumbered(label: Ints) -> Ints:
    """Number communities from 0 by size, then by their first node."""
    names, first, sizes = np.unique(label, return_index=True, return_counts=True)
    order = names[np.lexsort((first, -sizes))]
    place = {name: number for number, name in enumerate(order.tolist())}
    return np.array([place[name] for name in label.tolist()], dtype=np.int64)
