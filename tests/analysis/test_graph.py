"""Neighbours, communities and what is too small to be one."""

import numpy as np
import pytest

from civic.analysis.communities import consensus, merge_small
from civic.analysis.cores import dense_cores, spectral
from civic.analysis.embedding import HashingEmbedder
from civic.analysis.graph import Graph, nearest, neighbour_graph, neighbours_for
from civic.analysis.similarity import Space, space_of

TEXTS = ["un vélo", "des vélos", "le vélo", "un arbre", "des arbres", "l'arbre"]


@pytest.fixture
def space() -> Space:
    return space_of(TEXTS, ["fr"] * 6, HashingEmbedder().encode(TEXTS))


def cliques(*sizes: int, bridges: tuple[tuple[int, int], ...] = ()) -> Graph:
    edges, start = list(bridges), 0
    for size in sizes:
        nodes = range(start, start + size)
        edges += [(one, other) for one in nodes for other in nodes if one < other]
        start += size
    left, right = np.array(sorted(edges), dtype=np.int64).T
    return Graph(start, left, right, np.ones(len(left)))


def test_the_nearest_of_a_text_are_those_of_its_subject(space: Space) -> None:
    indices, scores = nearest(space, 2)

    assert [set(row) for row in indices.tolist()] == [
        {1, 2}, {0, 2}, {0, 1}, {4, 5}, {3, 5}, {3, 4}
    ]  # fmt: skip
    assert (scores[:, 0] >= scores[:, 1]).all()


def test_a_text_is_as_like_itself_as_can_be(space: Space) -> None:
    scores = space.scores(np.arange(6))

    assert (scores <= 1.0001).all()
    assert np.allclose(scores, scores.T, atol=1e-5)


def test_an_edge_chosen_from_both_ends_weighs_double() -> None:
    graph = neighbour_graph(np.array([[1], [0], [0]]), np.array([[0.5], [0.5], [0.2]], np.float32))

    edges = zip(graph.left.tolist(), graph.right.tolist(), graph.weight.tolist(), strict=True)
    assert [(one, other, round(weight, 3)) for one, other, weight in edges] == [
        (0, 1, 1.0), (0, 2, 0.2)
    ]  # fmt: skip


@pytest.mark.parametrize(("size", "count"), [(12, 3), (40, 4), (150, 15), (9000, 15)])
def test_larger_sets_look_at_more_neighbours(size: int, count: int) -> None:
    assert neighbours_for(size) == count


def test_communities_are_the_parts_that_hold_together() -> None:
    found = consensus(cliques(6, 6, bridges=((0, 6),)), 1.0)

    assert len(set(found.label[:6])) == len(set(found.label[6:])) == 1
    assert found.label[0] != found.label[6]


def test_a_small_community_joins_the_one_it_is_tied_to() -> None:
    graph = cliques(5, 4, 2, bridges=((0, 9),))

    label = merge_small(graph, np.array([0] * 5 + [1] * 4 + [2] * 2), 3)

    assert label.tolist() == [0] * 5 + [1] * 4 + [0] * 2


def test_a_small_community_tied_to_none_stays() -> None:
    label = merge_small(cliques(5, 2), np.array([0] * 5 + [1] * 2), 3)

    assert sorted(set(label.tolist())) == [0, 1]


def test_parts_that_nothing_joins_are_cores_of_their_own() -> None:
    cores = dense_cores(spectral(cliques(12, 12, 12)), 5)

    assert cores.count == 3
    assert [len(set(cores.nearest[at : at + 12])) for at in (0, 12, 24)] == [1, 1, 1]
