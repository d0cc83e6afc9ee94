"""A tree of groups: fine communities, merged pair by pair, that can be cut at any number of threads.

Two groups merge in the order of the resolution up to which they would stay apart, which is the
distance of Bonald et al. (2018, "Hierarchical graph clustering using node pair sampling"): the weight
between them, relative to what chance would give groups of their strength. So one tree holds the
groupings at every resolution, each nested in the next, and another number of threads costs no search.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from qualcode.threads.graph import Labels, best_communities, relabelled

FINEST = 10.0
DECIMALS = 9


@dataclass(frozen=True)
class Tree:
    """Leaves and the order in which they merge.

    Attributes
    ----------
    leaves : array (n,), the leaf 0…k-1 of each row; -1 for rows that take no part.
    merges : pairs of groups, merged in this order; merge `i` makes group ``k + i``.
    heights : the resolution above which the pair of each merge stays apart; never rising.
    """

    leaves: Labels
    merges: tuple[tuple[int, int], ...]
    heights: tuple[float, ...]

    @property
    def most(self) -> int:
        """The number of leaves."""
        return int(self.leaves.max(initial=-1)) + 1

    def count_at(self, resolution: float) -> int:
        """How many groups there are at a resolution."""
        return self.most - sum(height >= resolution for height in self.heights)

    def cut(self, count: int) -> Labels:
        """The groups when `count` are left, or as many as there can be: array (n,), -1 for no group."""
        leaves = self.most
        group = {leaf: [leaf] for leaf in range(leaves)}
        for number, (one, other) in enumerate(self.merges[: max(0, leaves - max(1, count))]):
            group[leaves + number] = group.pop(one) + group.pop(other)
        of_leaf = np.full(leaves + 1, -1)
        for number, members in enumerate(group.values()):
            of_leaf[members] = number
        labels = of_leaf[self.leaves]
        inside = labels >= 0
        labels[inside] = relabelled(labels[inside])
        return np.asarray(labels, dtype=np.int64)


def grow(graph: Any, seed: int, tries: int, smallest: int) -> Tree:
    """The tree of a symmetric weighted graph.

    Parameters
    ----------
    tries : of the search for the fine communities that are its leaves.
    smallest : leaves with fewer nodes go to the group they are tied to most, or take no part.
    """
    leaves = best_communities(graph, FINEST, seed, tries)
    between, strength = _between(graph, leaves)
    home = np.arange(len(strength))
    sizes = np.bincount(leaves).astype(float)
    for small in np.argsort(sizes, kind="stable").tolist():
        if not 0 < sizes[small] < smallest:
            continue
        closeness = _ratio(between[small], strength[small], strength)
        closeness[small] = -1.0
        if closeness.max(initial=0.0) > 0:
            near = int(np.argmax(closeness))
            home[home == small] = near
            sizes[near] += sizes[small]
            sizes[small] = 0
            _join(between, strength, near, small)
    leaves = home[leaves]
    kept = np.bincount(leaves)[leaves] >= smallest
    if not kept.any():
        kept[:] = True
    leaves = np.where(kept, leaves, -1)
    leaves[kept] = relabelled(leaves[kept])
    return Tree(leaves, *_merges(graph, leaves))


def _merges(graph: Any, leaves: Labels) -> tuple[tuple[tuple[int, int], ...], tuple[float, ...]]:
    inside = np.flatnonzero(leaves >= 0)
    between, strength = _between(graph[inside][:, inside], leaves[inside])
    closeness = _closeness(between, strength)
    name = list(range(len(strength)))
    pairs: list[tuple[int, int]] = []
    heights: list[float] = []
    for number in range(len(strength) - 1):
        one, other = sorted(divmod(int(np.argmax(closeness)), len(closeness)))
        heights.append(min([float(closeness[one, other]), *heights[-1:]]))
        pairs.append((name[one], name[other]))
        name[one] = len(strength) + number
        gone = closeness[other, :] < 0
        _join(between, strength, one, other)
        fresh = _ratio(between[one], strength[one], strength)
        fresh[gone] = -1.0
        fresh[[one, other]] = -1.0
        closeness[one, :] = closeness[:, one] = fresh
        closeness[other, :] = closeness[:, other] = -1.0
        closeness[one, one] = -0.5
    return tuple(pairs), tuple(heights)


def _between(graph: Any, leaves: Labels) -> tuple[np.ndarray, np.ndarray]:
    """Weight between each pair of leaves, and the share of each in all weight."""
    from scipy.sparse import csr_matrix

    n, count = len(leaves), int(leaves.max(initial=-1)) + 1
    members = csr_matrix((np.ones(n), (np.arange(n), leaves)), shape=(n, count))
    weights = np.asarray((members.T @ graph @ members).todense(), dtype=np.float64)
    total = weights.sum() or 1.0
    strength = weights.sum(axis=1) / total
    np.fill_diagonal(weights, 0.0)
    return weights / total, strength


def _closeness(between: np.ndarray, strength: np.ndarray) -> np.ndarray:
    closeness = _ratio(between, strength[:, None], strength[None, :])
    np.fill_diagonal(closeness, -1.0)
    return closeness


def _ratio(weight: np.ndarray, one: Any, other: Any) -> np.ndarray:
    return np.asarray(np.round(weight / np.maximum(one * other, 1e-12), DECIMALS))


def _join(between: np.ndarray, strength: np.ndarray, one: int, other: int) -> None:
    between[one] += between[other]
    between[:, one] += between[:, other]
    between[other] = between[:, other] = between[one, one] = 0.0
    strength[one] += strength[other]
    strength[other] = 0.0
