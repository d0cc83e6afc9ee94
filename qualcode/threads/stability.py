"""How often a thread comes back when a tenth of the segments is left out."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from qualcode.threads.clustering import Clustering
from qualcode.threads.graph import Labels, communities, neighbour_graph

KEPT = 0.9


def stability(
    clustering: Clustering, resamples: int, seed: int, step: Callable[[], None]
) -> list[float | None]:
    """Mean best Jaccard of each group over resamples of 90 % (Hennig 2007), drawn without replacement.

    The neighbours are those of the whole corpus, the first ones still present; so a resample
    costs one search for communities.

    Returns
    -------
    a number 0…1 per group, or None where nothing was measured.
    """
    labels = clustering.labels[clustering.core]
    groups = int(clustering.labels.max(initial=-1)) + 1
    if resamples < 1:
        return [None] * groups
    rng = np.random.default_rng(seed)
    n = len(labels)
    scores = np.zeros((resamples, groups))
    for sample in range(resamples):
        step()
        keep = np.zeros(n, dtype=bool)
        keep[rng.permutation(n)[: max(2, round(KEPT * n))]] = True
        graph = neighbour_graph(clustering.neighbours, clustering.count, keep)
        again = communities(graph, clustering.resolution, seed * 1000 + 500 + sample)
        scores[sample] = best_jaccard(labels[keep], again, groups)
    return [float(np.round(score, 3)) for score in scores.mean(axis=0)]


def best_jaccard(labels: Labels, again: Labels, groups: int) -> np.ndarray:
    """Highest Jaccard overlap of each group 0…`groups`-1 of `labels` with any group of `again`."""
    table = np.zeros((groups, int(again.max(initial=-1)) + 1))
    inside = labels >= 0
    np.add.at(table, (labels[inside], again[inside]), 1)
    sizes, sizes_again = table.sum(axis=1), table.sum(axis=0)
    union = sizes[:, None] + sizes_again[None, :] - table
    return np.asarray((table / np.maximum(union, 1)).max(axis=1, initial=0.0))
