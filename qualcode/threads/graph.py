"""A graph of nearest neighbours and its communities.

Communities maximise modularity with a resolution (Reichardt & Bornholdt 2006) by the Louvain
method (Blondel et al. 2008), with a queue of nodes still to visit (as in Traag et al. 2019),
which makes it several times faster than a plain sweep. Every choice is fixed by the seed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]
ROWS_AT_ONCE = 256
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The nearest neighbours of each row, nearest first.

    Attributes
    ----------
    index, cosine, own : arrays (n, k): which row, how near, and whether from the same source.
    quota : array (n,), how many neighbours from its own source a row may have.
    """

    index: NDArray[np.int64]
    cosine: NDArray[np.float64]
    own: NDArray[np.bool_]
    quota: NDArray[np.int64]


def nearest_neighbours(
    rows: NDArray[np.float32], count: int, sources: Sequence[str], own: int, spare: int
) -> Neighbours:
    """The rows with the highest cosine to each row, few of them from the same source.

    A thread is to run across sources, and what one person says in one hour resembles itself anyway.
    So of `count` neighbours at most `own` come from the row's own source, or as many as the share of
    that source in all rows asks for. Takes time in the square of n and memory in n; cosines are
    rounded, so that the last bits of a parallel sum decide nothing.

    Parameters
    ----------
    rows : array (n, d) of unit length.
    sources : the source of each row.
    spare : how many neighbours more to keep of both sorts, for resamples that miss some.
    """
    n = len(rows)
    _, source, sizes = np.unique(np.asarray(sources), return_inverse=True, return_counts=True)
    quota = np.maximum(own, np.rint(count * sizes / n).astype(np.int64))[source]
    others = min(count + spare, n - 1)
    near = min(int(quota.max()) + spare, n - 1)
    index = np.empty((n, others + near), dtype=np.int64)
    cosine = np.empty((n, others + near), dtype=np.float64)
    for start in range(0, n, ROWS_AT_ONCE):
        block = rows[start : start + ROWS_AT_ONCE] @ rows.T
        here = slice(start, start + len(block))
        np.fill_diagonal(block[:, here], -np.inf)
        same = source[here, None] == source[None, :]
        best = np.hstack(
            [_highest(np.where(same, -np.inf, block), others), _highest(np.where(same, block, -np.inf), near)]
        )
        values = np.asarray(np.take_along_axis(block, best, axis=1), dtype=np.float64)
        wanted = np.take_along_axis(same, best, axis=1) == (np.arange(others + near) >= others)
        values = np.where(wanted, np.round(values, DECIMALS), -np.inf)
        order = np.lexsort((best, -values), axis=1)
        index[here] = np.take_along_axis(best, order, axis=1)
        cosine[here] = np.take_along_axis(values, order, axis=1)
    return Neighbours(index, cosine, source[index] == source[:, None], quota)


def neighbour_graph(neighbours: Neighbours, count: int, keep: NDArray[np.bool_] | None = None) -> Any:
    """Symmetric sparse matrix (n, n) of cosines between each row and its first `count` neighbours.

    With `keep`, only the rows where it is true take part, each with its first `count` neighbours
    among them, and the matrix is that of the kept rows.
    """
    from scipy.sparse import coo_matrix

    n, width = neighbours.index.shape
    present = np.ones(n, dtype=bool) if keep is None else keep
    usable = present[neighbours.index] & present[:, None] & (neighbours.cosine > 0)
    own = usable & neighbours.own
    usable &= ~own | (np.cumsum(own, axis=1) <= neighbours.quota[:, None])
    usable &= np.cumsum(usable, axis=1) <= count
    rows = np.repeat(np.arange(n), width)[usable.ravel()]
    columns = neighbours.index.ravel()[usable.ravel()]
    weights = neighbours.cosine.ravel()[usable.ravel()]
    directed = coo_matrix((weights, (rows, columns)), shape=(n, n)).tocsr()
    graph = directed.maximum(directed.T).tocsr()
    if keep is not None:
        graph = graph[keep][:, keep]
    graph.sort_indices()
    return graph


def _highest(block: NDArray[np.floating], count: int) -> NDArray[np.int64]:
    return np.argpartition(-block, count - 1, axis=1)[:, :count]


def communities(graph: Any, resolution: float, seed: int) -> Labels:
    """Louvain communities of a symmetric weighted graph: a label 0… per node, by first member."""
    from scipy.sparse import csr_matrix

    rng = random.Random(seed)  # noqa: S311  (no secret: it only shuffles)
    labels = np.arange(graph.shape[0])
    level = graph
    while True:
        moved = _move_nodes(level, resolution, rng)
        if moved.max(initial=-1) + 1 == level.shape[0]:
            return relabelled(labels)
        labels = moved[labels]
        n = level.shape[0]
        members = csr_matrix((np.ones(n), (np.arange(n), moved)), shape=(n, moved.max() + 1))
        level = (members.T @ level @ members).tocsr()
        level.sort_indices()


def modularity(graph: Any, labels: Labels, resolution: float) -> float:
    """Modularity of a partition at a resolution; higher is better."""
    total = float(graph.sum())
    if total == 0:
        return 0.0
    strength = np.asarray(graph.sum(axis=1)).ravel()
    entries = graph.tocoo()
    inside = float(entries.data[labels[entries.row] == labels[entries.col]].sum())
    expected = float((np.bincount(labels, weights=strength) ** 2).sum()) / total
    return (inside - resolution * expected) / total


def best_communities(graph: Any, resolution: float, seed: int, tries: int) -> Labels:
    """The best by modularity of `tries` runs from different seeds; the first on a draw."""
    found = [communities(graph, resolution, seed * 1000 + attempt) for attempt in range(tries)]
    scores = [round(modularity(graph, labels, resolution), 9) for labels in found]
    return found[int(np.argmax(scores))]


def relabelled(labels: Labels) -> Labels:
    """Labels numbered 0… in order of their first member."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first)] = np.arange(len(first))
    return np.asarray(rank[inverse], dtype=np.int64)


def _move_nodes(graph: Any, resolution: float, rng: random.Random) -> Labels:
    """Local moving: each node goes to the neighbouring community that gains most, until none moves."""
    from qualcode.threads.moving import move_nodes

    strength = np.asarray(graph.sum(axis=1)).ravel()
    order = list(range(graph.shape[0]))
    rng.shuffle(order)
    moved = move_nodes(
        graph.indptr.astype(np.int64),
        graph.indices.astype(np.int64),
        graph.data.astype(np.float64),
        strength.astype(np.float64),
        resolution / (float(sum(strength.tolist())) or 1.0),
        np.array(order, dtype=np.int64),
    )
    return relabelled(moved)
