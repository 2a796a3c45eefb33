"""A flat picture of the graph: what is alike lies close. The axes mean nothing.

The forces of UMAP (McInnes, Healy & Melville 2018) with a = b = 1, in plain additions and
divisions so that every machine draws the same picture; the start is spectral.
"""

import numpy as np
import numpy.typing as npt

from civic.analysis.cores import Coordinates
from civic.analysis.graph import Graph

ROUNDS = 120
AGAINST = 4
STEP = 0.6
WIDTH = 10.0
GRAVITY = 0.1
REACH = 4.0


def lay_out(graph: Graph, start: Coordinates) -> npt.NDArray[np.float64]:
    """Return a point within the unit square for each node."""
    chance = np.random.default_rng(0)
    places = np.argsort(np.argsort(start[:, :2], axis=0, kind="stable"), axis=0, kind="stable")
    # Ranks, and a gentle weight toward the middle: a part far from all would squeeze the others.
    points = WIDTH * (places / len(start) - 0.5)
    points = points + chance.random(points.shape) * 1e-2
    pull = (graph.weight / max(float(graph.weight.max(initial=0)), 1e-9))[:, None]
    for turn in range(ROUNDS):
        step = STEP * (1 - turn / ROUNDS)
        points = points + step * (
            _attraction(points, graph, pull) + _repulsion(points, chance) - GRAVITY * points
        )
    return _into_square(points)


def _attraction(
    points: npt.NDArray[np.float64], graph: Graph, pull: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    between = points[graph.left] - points[graph.right]
    force = pull * 2 * between / (1 + (between**2).sum(axis=1, keepdims=True))
    force = np.clip(force, -REACH, REACH)
    return _summed(graph.right, force, len(points)) - _summed(graph.left, force, len(points))


def _repulsion(
    points: npt.NDArray[np.float64], chance: np.random.Generator
) -> npt.NDArray[np.float64]:
    total = np.zeros_like(points)
    for _ in range(AGAINST):
        between = points - points[chance.permutation(len(points))]
        distance = (between**2).sum(axis=1, keepdims=True)
        total += np.clip(2 * between / ((0.01 + distance) * (1 + distance)), -REACH, REACH)
    return total


def _summed(
    nodes: npt.NDArray[np.int64], force: npt.NDArray[np.float64], size: int
) -> npt.NDArray[np.float64]:
    columns = [np.bincount(nodes, weights=force[:, axis], minlength=size) for axis in (0, 1)]
    return np.stack(columns, axis=1)


def _into_square(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    low, high = np.percentile(points, [0.5, 99.5], axis=0)
    width = max(float((high - low).max()), 1e-9)
    middle = (low + high) / 2
    square: npt.NDArray[np.float64] = np.clip((points - middle) / width + 0.5, 0, 1)
    return square.round(4)
