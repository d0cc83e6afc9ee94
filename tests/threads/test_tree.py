"""The tree of groups: nested cuts, the number asked for, and groups that come back."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from scipy.sparse import csr_matrix

from qualcode.threads.consensus import agreement
from qualcode.threads.stability import Again, returns
from qualcode.threads.tree import Tree, grow


def ring_of_cliques(cliques: int, size: int) -> csr_matrix:
    graph = nx.ring_of_cliques(cliques, size)
    return csr_matrix(nx.to_scipy_sparse_array(graph, dtype=float, format="csr"))


@pytest.fixture(scope="module")
def ring() -> csr_matrix:
    return ring_of_cliques(6, 8)


def test_a_tree_is_cut_where_its_groups_are(ring):
    tree = grow(ring, 0, 3, 2)
    labels = tree.cut(6)
    assert [len(set(labels[start : start + 8])) for start in range(0, 48, 8)] == [1] * 6
    assert len(set(labels)) == 6


def test_every_cut_has_the_number_asked_for_and_lies_within_the_coarser_one(ring):
    tree = grow(ring, 0, 3, 2)
    coarser = tree.cut(1)
    assert set(coarser) == {0}
    for count in range(2, tree.most + 1):
        finer = tree.cut(count)
        assert len(set(finer)) == count
        assert all(len(set(coarser[finer == group])) == 1 for group in range(count))
        coarser = finer


def test_more_is_asked_than_there_is_gives_the_leaves(ring):
    tree = grow(ring, 0, 3, 2)
    assert len(set(tree.cut(1000))) == tree.most


def test_a_higher_resolution_leaves_more_groups(ring):
    tree = grow(ring, 0, 3, 2)
    counts = [tree.count_at(resolution) for resolution in (0.01, 1.0, 3.0, 100.0)]
    assert counts == sorted(counts)
    assert counts[-1] == tree.most
    assert list(tree.heights) == sorted(tree.heights, reverse=True)


def test_nodes_tied_to_none_take_no_part():
    graph = ring_of_cliques(3, 6).tolil()
    graph.resize(20, 20)
    tree = grow(graph.tocsr(), 0, 2, 3)
    assert set(tree.leaves[18:]) == {-1}
    assert (tree.cut(3)[:18] >= 0).all()


def test_rounds_agree_on_cliques_and_not_on_the_bridges_between(ring):
    agreed = agreement(ring, 12, 3.0, 0, lambda: None).toarray()
    assert agreed[0, 3] == 1.0
    assert agreed[7, 8] < 0.6 or agreed[0, 47] < 0.6
    assert np.allclose(agreed, agreed.T)
    assert agreed.max() <= 1.0


def test_a_group_returns_in_full_in_part_or_leans_on_a_case():
    labels = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    whole = Tree(np.array([0, 0, 0, 0, 1, 1, 1, 1]), ((0, 1),), (0.5,))
    mixed = Tree(np.array([0, 0, 1, 1, 0, 0, 1, 1]), ((0, 1),), (0.5,))
    everyone = np.ones(8, dtype=bool)
    without = np.array([True, True, True, False, True, True, True, True])
    found = returns(
        labels,
        [Again("", everyone, whole), Again("", everyone, mixed), Again("zuid", without, mixed)],
    )
    assert found[0].stability == pytest.approx((1 + 1 / 3) / 2, abs=1e-3)
    assert found[0].leans_on == found[1].leans_on == "zuid"
    assert found[0].without_case < 0.5
