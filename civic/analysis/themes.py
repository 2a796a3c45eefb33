"""Themes of a neighbour graph, at two levels."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from civic.analysis.communities import consensus, merge_small
from civic.analysis.cores import NONE, dense_cores, fewest_in_core, spectral
from civic.analysis.graph import Graph, Ints
from civic.analysis.similarity import Space

LEAST, LEAST_SHARE = 3, 0.01
DIVIDED_FROM_SHARE = 0.15
DIVIDED_FROM = 40
LEAST_IN_CORE = 5
CENTRAL = 3


@dataclass(frozen=True)
class Group:
    """Nodes that belong together, the most central first, and how sure the runs are of it."""

    nodes: Ints
    stability: float
    cores: "tuple[Group, ...]" = ()
    attached: frozenset[int] = field(default_factory=frozenset)
    """Nodes of a core that are outside its dense middle."""


def grouped(space: Space, graph: Graph, resolution: float) -> tuple[Group, ...]:
    """Divide all nodes into themes, the largest first, and large themes into dense cores."""
    found = consensus(graph, resolution)
    least = max(LEAST, round(LEAST_SHARE * graph.size))
    label = merge_small(graph, found.label, least)
    divided_from = max(DIVIDED_FROM, DIVIDED_FROM_SHARE * graph.size)
    groups = []
    for name in range(int(label.max()) + 1):
        nodes = np.flatnonzero(label == name)
        cores = _divided(space, graph, nodes) if len(nodes) >= divided_from else ()
        stability = _agreement(graph, found.together, nodes)
        groups.append(Group(central_first(space, nodes), stability, cores))
    return tuple(groups)


def memberships(graph: Graph, groups: tuple[Group, ...]) -> npt.NDArray[np.float64]:
    """Return for each node the share of its ties that stay inside its theme."""
    label = np.zeros(graph.size, dtype=np.int64)
    for number, group in enumerate(groups):
        label[group.nodes] = number
    inside = graph.weight * (label[graph.left] == label[graph.right])
    shares = _ties(graph, inside) / np.maximum(_ties(graph, graph.weight), 1e-12)
    return shares.round(4)


def central_first(space: Space, nodes: Ints) -> Ints:
    """Order ``nodes`` by their mean similarity with all of them."""
    part = space.only(nodes)
    closeness = part.toward(part.centre())
    return nodes[np.lexsort((nodes, -closeness))]


def _divided(space: Space, graph: Graph, nodes: Ints) -> tuple[Group, ...]:
    """Return the dense cores of a theme, each with what is nearest to it; none if there is one."""
    inner = graph.inside(nodes)
    fewest = max(LEAST_IN_CORE, fewest_in_core(len(nodes)))
    cores = dense_cores(spectral(inner), fewest)
    if cores.count < 2:  # noqa: PLR2004  a single core is the theme itself
        return ()
    groups = []
    for core in range(cores.count):
        own = nodes[cores.nearest == core]
        outside = nodes[(cores.nearest == core) & (cores.label == NONE)]
        middle = (cores.label == core).sum() / len(own)
        attached = frozenset(outside.tolist())
        groups.append(Group(central_first(space, own), round(float(middle), 4), (), attached))
    return tuple(sorted(groups, key=lambda group: (-len(group.nodes), int(group.nodes[0]))))


def _agreement(graph: Graph, together: npt.NDArray[np.float64], nodes: Ints) -> float:
    """Return the mean share of runs that kept the ends of the edges inside ``nodes`` together."""
    member = np.zeros(graph.size, dtype=bool)
    member[nodes] = True
    inside = member[graph.left] & member[graph.right]
    return round(float(together[inside].mean()), 4) if inside.any() else 1.0


def _ties(graph: Graph, weight: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    ends = np.concatenate([graph.left, graph.right])
    both = np.concatenate([weight, weight])
    return np.bincount(ends, weights=both, minlength=graph.size).astype(np.float64)
