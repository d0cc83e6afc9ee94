"""From features to a tree of groups, and who belongs nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.threads.consensus import agreement
from qualcode.threads.features import Matrix, unit
from qualcode.threads.graph import Labels, Neighbours, nearest_neighbours, neighbour_graph
from qualcode.threads.settings import ThreadSettings
from qualcode.threads.tree import Tree, grow

TRIES = 5
SPARE_NEIGHBOURS = 8
MANY = 6000
FEW_ROUNDS = 3
LEFT_OVER = -1


@dataclass(frozen=True, slots=True)
class Clustering:
    """A tree of groups of segments, and what it takes to grow it again from a part.

    Attributes
    ----------
    tree : over all rows.
    core : rows of the segments long enough to be grouped; `neighbours` are among them.
    count : of neighbours that each row has in the graph.
    """

    tree: Tree
    core: Labels
    neighbours: Neighbours
    count: int


def cluster(
    features: Matrix,
    sources: Sequence[str],
    words: Sequence[int],
    settings: ThreadSettings,
    step: Callable[[], None],
) -> Clustering:
    """Group rows of unit length by what many searches for communities in their neighbour graph agree on.

    Short segments have more in common with each other, by being short, than with a theme, and most say
    nothing about one; so they only join the groups that the longer ones make.

    Parameters
    ----------
    features : array (n, d).
    sources, words : the document and the number of words of each row.
    step : called between the parts of the work; may raise to stop it.
    """
    core = long_enough(words, settings.min_words)
    grouped = features[core]
    count = min(settings.neighbours, max(2, len(core) // 4))
    neighbours = nearest_neighbours(
        grouped, count, [sources[row] for row in core], settings.own_neighbours, SPARE_NEIGHBOURS
    )
    step()
    graph = neighbour_graph(neighbours, count)
    resolution = settings.resolution_for(len(core))
    agreed = agreement(graph, rounds(settings, len(core)), resolution, settings.seed, step)
    grown = grow(agreed, settings.seed, TRIES, settings.smallest(len(core)))
    leaves = np.full(len(features), LEFT_OVER)
    leaves[core] = _leave_strays(grouped, grown, settings)
    leaves = _join_short(features, Tree(leaves, grown.merges, grown.heights), core, settings)
    return Clustering(Tree(leaves, grown.merges, grown.heights), core, neighbours, count)


def rounds(settings: ThreadSettings, segments: int) -> int:
    """How many groupings are to agree: fewer in a large corpus, where each is steadier and dearer."""
    return settings.rounds if segments <= MANY else min(settings.rounds, FEW_ROUNDS)


def long_enough(words: Sequence[int], least: int) -> Labels:
    """Rows of at least `least` words; all rows where fewer than half, or fewer than ten, are."""
    long = np.flatnonzero(np.asarray(words) >= least)
    return long if len(long) >= max(10, len(words) / 2) else np.arange(len(words))


def centres(features: Matrix, labels: Labels) -> Matrix:
    """Mean direction (k, d) of each group 0…k-1."""
    return unit(_sums(features, labels))


def cosine_to_rest(features: Matrix, labels: Labels) -> np.ndarray:
    """Cosine of each row to the centre of the others in its group; 0 for rows in none or alone."""
    inside = labels >= 0
    sums = _sums(features, labels)
    cosines = np.zeros(len(labels))
    others = unit(sums[labels[inside]] - features[inside])
    cosines[inside] = np.einsum("ij,ij->i", others, features[inside])
    return cosines


def _sums(features: Matrix, labels: Labels) -> np.ndarray:
    """Sum (k, d) of the rows of each group 0…k-1, added in their order."""
    from scipy.sparse import csr_matrix

    inside = np.flatnonzero(labels >= 0)
    shape = (int(labels.max(initial=-1)) + 1, len(features))
    members = csr_matrix((np.ones(len(inside)), (labels[inside], inside)), shape=shape)
    return np.asarray(members @ features.astype(np.float64))


def _default_cut(tree: Tree, core: int, settings: ThreadSettings) -> Labels:
    return tree.cut(tree.count_at(settings.resolution_for(core)))


def _leave_strays(features: Matrix, tree: Tree, settings: ThreadSettings) -> Labels:
    """Leaves of the rows that lie near the rest of their group; a leaf is never emptied."""
    labels = _default_cut(tree, len(features), settings)
    stray = np.round(cosine_to_rest(features, labels), 4) < settings.belonging
    smallest = settings.smallest(len(features))
    leaves = np.where(stray, LEFT_OVER, tree.leaves)
    left = np.bincount(leaves[leaves >= 0], minlength=tree.most)
    emptied = left < smallest
    return np.asarray(np.where((tree.leaves >= 0) & emptied[tree.leaves], tree.leaves, leaves))


def _join_short(features: Matrix, tree: Tree, core: Labels, settings: ThreadSettings) -> Labels:
    """Leaves with the short rows added: to the nearest leaf of the nearest group, if that is near."""
    short = np.ones(len(features), dtype=bool)
    short[core] = False
    leaves = tree.leaves.copy()
    if not short.any() or tree.most == 0:
        return leaves
    labels = _default_cut(tree, len(core), settings)
    closeness = np.round(features[short] @ centres(features, labels).T, 4)
    to_leaf = np.round(features[short] @ centres(features, leaves).T, 4)
    group_of = np.zeros(tree.most, dtype=np.int64)
    group_of[leaves[leaves >= 0]] = labels[leaves >= 0]
    to_leaf[group_of[None, :] != closeness.argmax(axis=1)[:, None]] = -2.0
    near = closeness.max(axis=1) >= settings.belonging_short
    leaves[short] = np.where(near, to_leaf.argmax(axis=1), LEFT_OVER)
    return leaves
