"""The compiled inner loop does what its plain Python does."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix

from qualcode.threads.moving import move_nodes


def arguments(graph, resolution, order):
    strength = np.asarray(graph.sum(axis=1)).ravel().astype(float)
    return (
        graph.indptr.astype(np.int64),
        graph.indices.astype(np.int64),
        graph.data.astype(float),
        strength,
        resolution / strength.sum(),
        np.asarray(order, dtype=np.int64),
    )


def random_graph(seed, n=60, edges=240):
    chance = np.random.default_rng(seed)
    one, other = chance.integers(n, size=(2, edges))
    graph = coo_matrix((chance.random(edges), (one, other)), shape=(n, n)).tocsr()
    return graph.maximum(graph.T).tocsr()


def test_compiled_and_plain_agree():
    for seed in range(5):
        graph = random_graph(seed)
        order = np.random.default_rng(seed).permutation(graph.shape[0])
        given = arguments(graph, 1.3, order)
        np.testing.assert_array_equal(move_nodes(*given), move_nodes.py_func(*given))


def test_two_cliques_become_two_communities_whatever_the_order():
    clique = np.ones((5, 5)) - np.eye(5)
    joined = np.block([[clique, np.zeros((5, 5))], [np.zeros((5, 5)), clique]])
    joined[4, 5] = joined[5, 4] = 0.1
    graph = coo_matrix(joined).tocsr()
    for seed in range(5):
        found = move_nodes(*arguments(graph, 1.0, np.random.default_rng(seed).permutation(10)))
        assert len(set(found[:5])) == len(set(found[5:])) == 1
        assert found[0] != found[9]


def test_its_input_stays_as_it_was():
    given = arguments(random_graph(1), 1.0, range(60))
    before = [np.array(part) for part in given]
    move_nodes(*given)
    for part, was in zip(given, before, strict=True):
        np.testing.assert_array_equal(part, was)
