"""Communities and neighbours."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy.sparse import csr_matrix

from qualcode.threads.graph import (
    best_communities,
    communities,
    modularity,
    nearest_neighbours,
    neighbour_graph,
    relabelled,
)


@pytest.fixture(scope="module")
def club() -> csr_matrix:
    return csr_matrix(nx.to_scipy_sparse_array(nx.karate_club_graph(), dtype=float))


def test_modularity_is_that_of_networkx(club):
    labels = communities(club, 1.5, 3)
    groups = [set(np.flatnonzero(labels == k).tolist()) for k in range(labels.max() + 1)]
    known = nx.community.modularity(nx.from_scipy_sparse_array(club), groups, resolution=1.5)
    assert modularity(club, labels, 1.5) == pytest.approx(known)


def test_communities_are_as_good_as_networkx(club):
    ours = modularity(club, best_communities(club, 1.0, 0, 10), 1.0)
    graph = nx.from_scipy_sparse_array(club)
    theirs = max(
        nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=s)) for s in range(10)
    )
    assert ours >= theirs - 0.005


def test_a_higher_resolution_gives_more_communities(club):
    assert communities(club, 3.0, 0).max() > communities(club, 0.5, 0).max()


def test_nodes_without_links_stay_alone():
    labels = communities(csr_matrix((3, 3)), 1.0, 0)
    assert sorted(labels.tolist()) == [0, 1, 2]


def test_labels_are_numbered_by_first_member():
    assert relabelled(np.array([7, 2, 7, 5])).tolist() == [0, 1, 0, 2]


def unit_rows(n: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(n, 12)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_neighbours_are_the_nearest_and_never_the_row_itself():
    rows = unit_rows(50)
    found = nearest_neighbours(rows, 5, ["a"] * 50, own=2, spare=0)
    cosines = rows @ rows.T
    np.fill_diagonal(cosines, -1)
    graph = neighbour_graph(found, 5)
    for row in range(50):
        positive = [other for other in np.argsort(-cosines[row])[:5] if cosines[row, other] > 0.001]
        assert set(positive) <= set(graph[row].indices)
        assert row not in graph[row].indices


def test_few_neighbours_come_from_the_own_document():
    rows = unit_rows(60)
    sources = [f"d{i % 6}" for i in range(60)]
    found = nearest_neighbours(rows, 10, sources, own=2, spare=3)
    chosen = found.own & (np.cumsum(found.own, axis=1) <= found.quota[:, None])
    assert chosen.sum(axis=1).max() <= 2


def test_a_graph_of_kept_rows_reaches_for_the_next_neighbour():
    rows = unit_rows(40)
    found = nearest_neighbours(rows, 3, ["a"] * 40, own=3, spare=6)
    keep = np.ones(40, dtype=bool)
    keep[::10] = False
    graph = neighbour_graph(found, 3, keep)
    assert graph.shape == (36, 36)
    assert np.asarray((graph > 0).sum(axis=1)).min() >= 3
