"""From a graph to groups of segments: how many, which are too small, who belongs nowhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from qualcode.threads.features import Matrix, unit
from qualcode.threads.graph import (
    Labels,
    Neighbours,
    best_communities,
    communities,
    nearest_neighbours,
    neighbour_graph,
    relabelled,
)
from qualcode.threads.settings import ThreadSettings

TRIES = 10
SPARE_NEIGHBOURS = 6
SEARCH_STEPS = 9
LEFT_OVER = -1


@dataclass(frozen=True, slots=True)
class Clustering:
    """Groups of segments, and what it takes to repeat the grouping.

    Attributes
    ----------
    labels : array (n,), the group of each segment; -1 for what is left over.
    core : rows of the segments long enough to be grouped; `neighbours` are among them.
    """

    labels: Labels
    core: Labels
    resolution: float
    neighbours: Neighbours
    count: int


def cluster(
    features: Matrix,
    sources: Sequence[str],
    words: Sequence[int],
    settings: ThreadSettings,
    step: Callable[[], None],
) -> Clustering:
    """Group rows of unit length by the communities of their neighbour graph.

    Short segments have more in common with each other, by being short, than with a theme; so they only
    join the groups that the longer ones make.

    Parameters
    ----------
    features : array (n, d).
    sources, words : the document and the number of words of each row.
    settings : `about` asks for a number of groups, `min_size` and `belonging` trim them.
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
    resolution = settings.resolution
    if settings.about is not None:
        resolution = resolution_for(graph, settings.about, settings.smallest(len(core)), settings.seed)
    found = tidied(grouped, best_communities(graph, resolution, settings.seed, TRIES), settings)
    labels = np.full(len(features), LEFT_OVER)
    labels[core] = found
    labels = _join_short(features, labels, core, settings.belonging)
    return Clustering(labels, core, resolution, neighbours, count)


def long_enough(words: Sequence[int], least: int) -> Labels:
    """Rows of at least `least` words; all rows where fewer than half, or fewer than ten, are."""
    long = np.flatnonzero(np.asarray(words) >= least)
    return long if len(long) >= max(10, len(words) / 2) else np.arange(len(words))


def resolution_for(graph: Any, about: int, smallest: int, seed: int) -> float:
    """The resolution, found by halving, that gives about `about` communities of at least `smallest`."""
    low, high = 0.02, 40.0
    best, nearest = high, float("inf")
    for attempt in range(SEARCH_STEPS):
        middle = float(np.sqrt(low * high))
        sizes = np.bincount(communities(graph, middle, seed + attempt))
        found = int((sizes >= smallest).sum())
        if abs(found - about) < nearest:
            best, nearest = middle, abs(found - about)
        if found == about:
            break
        low, high = (middle, high) if found < about else (low, middle)
    return best


def tidied(features: Matrix, labels: Labels, settings: ThreadSettings) -> Labels:
    """Small groups given to the nearest, groups above `about` merged, strays left over."""
    smallest = settings.smallest(len(features))
    labels = _absorb_small(features, labels, smallest)
    if settings.about is not None:
        labels = _merge_nearest(features, labels, settings.about)
    labels = _leave_strays(features, labels, settings.belonging)
    return _without_small(labels, smallest)


def centres(features: Matrix, labels: Labels) -> Matrix:
    """Mean direction (k, d) of each group 0…k-1."""
    sums = np.zeros((int(labels.max(initial=-1)) + 1, features.shape[1]), dtype=np.float64)
    inside = labels >= 0
    np.add.at(sums, labels[inside], features[inside])
    return unit(sums)


def cosine_to_rest(features: Matrix, labels: Labels) -> np.ndarray:
    """Cosine of each row to the centre of the others in its group; 0 for rows in none or alone."""
    inside = labels >= 0
    sums = np.zeros((int(labels.max(initial=-1)) + 1, features.shape[1]), dtype=np.float64)
    np.add.at(sums, labels[inside], features[inside])
    cosines = np.zeros(len(labels))
    others = unit(sums[labels[inside]] - features[inside])
    cosines[inside] = np.einsum("ij,ij->i", others, features[inside])
    return cosines


def _absorb_small(features: Matrix, labels: Labels, smallest: int) -> Labels:
    sizes = np.bincount(labels)
    small = np.flatnonzero(sizes < smallest)
    if len(small) == 0 or len(small) == len(sizes):
        return labels
    middle = centres(features, labels)
    closeness = features @ middle.T
    closeness[:, small] = -np.inf
    result = labels.copy()
    moving = np.isin(labels, small)
    result[moving] = np.argmax(closeness[moving], axis=1)
    return relabelled(result)


def _merge_nearest(features: Matrix, labels: Labels, about: int) -> Labels:
    """Merge the pair with the highest mean cosine (average linkage) until `about` are left."""
    while (groups := int(labels.max()) + 1) > about:
        sums = np.zeros((groups, features.shape[1]))
        np.add.at(sums, labels, features)
        sizes = np.bincount(labels).astype(float)
        closeness = np.round((sums @ sums.T) / np.outer(sizes, sizes), 6)
        np.fill_diagonal(closeness, -np.inf)
        one, other = np.unravel_index(int(np.argmax(closeness)), closeness.shape)
        labels = relabelled(np.where(labels == other, one, labels))
    return labels


def _leave_strays(features: Matrix, labels: Labels, belonging: float) -> Labels:
    result = labels.copy()
    result[np.round(cosine_to_rest(features, labels), 4) < belonging] = LEFT_OVER
    return result


def _join_short(features: Matrix, labels: Labels, core: Labels, belonging: float) -> Labels:
    short = np.ones(len(labels), dtype=bool)
    short[core] = False
    if not short.any() or labels.max() < 0:
        return labels
    closeness = np.round(features[short] @ centres(features, labels).T, 4)
    result = labels.copy()
    result[short] = np.where(closeness.max(axis=1) >= belonging, closeness.argmax(axis=1), LEFT_OVER)
    return result


def _without_small(labels: Labels, smallest: int) -> Labels:
    sizes = np.bincount(labels[labels >= 0], minlength=1)
    result = np.where((labels >= 0) & (sizes[labels] >= smallest), labels, LEFT_OVER)
    kept = result >= 0
    if kept.any():
        result[kept] = relabelled(result[kept])
    return result
